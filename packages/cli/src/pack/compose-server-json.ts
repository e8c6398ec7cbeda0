import { planCallerCredential } from '@naftiko/runtime/agent-hosts';
import type { JsonObject } from '@naftiko/spec';
import type { PackSource } from './plan-pack.js';

/** Where the server of a registry entry can be had. */
export interface ServerPlaces {
  readonly bundle: { readonly url: string; readonly sha256: string } | undefined;
  readonly remote: string | undefined;
}

const textLimit = 100;

/** The entry for a registry of MCP servers. Source: server.schema.json of modelcontextprotocol/registry, 2025-12-11. */
export function composeServerJson(
  source: PackSource,
  name: string,
  version: string,
  { bundle, remote }: ServerPlaces,
): JsonObject {
  const { label, description } = source.planned.loaded.document!.info;
  return {
    $schema: 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    name,
    ...(label === undefined ? {} : { title: shorten(label) }),
    description: shorten(description ?? label ?? source.namespace),
    version,
    ...(bundle === undefined
      ? {}
      : {
          packages: [
            {
              registryType: 'mcpb',
              identifier: bundle.url,
              fileSha256: bundle.sha256,
              transport: { type: 'stdio' },
              ...listVariables(source),
            },
          ],
        }),
    ...(remote === undefined ? {} : { remotes: [{ type: 'streamable-http', url: remote, ...listHeaders(source) }] }),
  };
}

function shorten(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= textLimit ? line : `${line.slice(0, textLimit - 1).trimEnd()}…`;
}

function listVariables({ values }: PackSource): JsonObject {
  const variables = values.filter(({ kind }) => kind === 'environment');
  if (variables.length === 0) return {};
  return {
    environmentVariables: variables.map(({ name, required, hosts }) => ({
      name,
      description: hosts.length === 0 ? `The value of ${name}` : `Sent to ${hosts.join(', ')}`,
      isRequired: required,
      isSecret: true,
    })),
  };
}

/** What callers of the server send; `{NAME}` in a value is filled in by the user. */
function listHeaders({ planned, namespace }: PackSource): JsonObject {
  const mount = planned.mounts.find(({ plan }) => plan.namespace === namespace);
  const schemes = planned.plugins?.engine.auth ?? [];
  const { headers } = planCallerCredential(namespace, mount?.expose.authentication, schemes);
  if (Object.keys(headers).length === 0) return {};
  return {
    headers: Object.entries(headers).map(([name, value]) => {
      const variables = [...value.matchAll(/\$\{(\w+)\}/g)].map(([, variable = '']) => variable);
      return {
        name,
        value: value.replaceAll('${', '{'),
        isRequired: true,
        isSecret: true,
        variables: Object.fromEntries(
          variables.map((variable) => [variable, { description: variable, isRequired: true, isSecret: true }]),
        ),
      };
    }),
  };
}
