import { Ajv } from 'ajv';
import formats from 'ajv-formats';

const input = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    description: { type: 'string' },
    value: { type: 'string' },
    isRequired: { type: 'boolean' },
    isSecret: { type: 'boolean' },
    variables: { type: 'object' },
  },
  required: ['name'],
  additionalProperties: false,
};

/**
 * What the registry documents of `server.json` (2025-12-11), as far as this project writes it, and closed, so that a
 * misspelt field is found: docs/reference/server-json of modelcontextprotocol/registry.
 */
const schema = {
  type: 'object',
  properties: {
    $schema: { const: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json' },
    name: { type: 'string', pattern: '^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$', minLength: 3, maxLength: 200 },
    title: { type: 'string', minLength: 1, maxLength: 100 },
    description: { type: 'string', minLength: 1, maxLength: 100 },
    version: { type: 'string', maxLength: 255, not: { pattern: '[\\^~<>=*x]' } },
    packages: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          registryType: { const: 'mcpb' },
          identifier: { type: 'string', format: 'uri', pattern: '^https://' },
          fileSha256: { type: 'string', pattern: '^[a-f0-9]{64}$' },
          transport: { const: { type: 'stdio' } },
          environmentVariables: { type: 'array', items: input },
        },
        // A bundle must have no `version` and no `registryBaseUrl`.
        required: ['registryType', 'identifier', 'fileSha256', 'transport'],
        additionalProperties: false,
      },
    },
    remotes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          type: { const: 'streamable-http' },
          url: { type: 'string', format: 'uri', pattern: '^https://' },
          headers: { type: 'array', items: input },
        },
        required: ['type', 'url'],
        additionalProperties: false,
      },
    },
  },
  required: ['$schema', 'name', 'description', 'version'],
  additionalProperties: false,
};

/** What is wrong in a registry entry. */
export function findServerJsonErrors(entry: unknown): readonly unknown[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  ajv.validate(schema, entry);
  return ajv.errors ?? [];
}
