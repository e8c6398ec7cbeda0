import { formatVersion } from '@naftiko/spec';
import type { Answers } from './answers.js';
import type { Template } from './template.js';

/** The JSON Schema beside the document, to which a comment in the document refers for editors. */
export const schemaFile = 'naftiko.schema.json';

/** The text of a new document. Texts of the user are quoted as JSON strings, which are also valid YAML. */
export function writeDocument(answers: Answers, { purpose, resources, writeExposes }: Template): string {
  const { label, baseUri } = answers;
  return `# @naftiko
---
# yaml-language-server: $schema=./${schemaFile}
naftiko: ${formatVersion}

info:
  label: ${quote(label)}
  description: ${quote(`${label}: ${purpose}.`)}
${writeBinds(answers)}
capability:
  # The API that is called. Its namespace is the first part of every "call".
  consumes:
    - type: http
      namespace: api
      description: ${quote(`The API behind ${label}.`)}
      baseUri: ${quote(baseUri)}
${writeAuthentication(answers)}      resources:
${resources}
${writeExposes(answers)}`;
}

/**
 * The environment variable with the credential of the API: `order-service` has `ORDER_SERVICE_CREDENTIAL`, and `3d` has
 * `API_3D_CREDENTIAL`.
 */
export const credentialVariableOf = ({ slug }: Answers): string =>
  `${slug.toUpperCase().replaceAll('-', '_')}_CREDENTIAL`.replace(/^(?=\d)/, 'API_');

const quote = (text: string): string => JSON.stringify(text);

function writeBinds(answers: Answers): string {
  if (answers.authentication === 'none') return '';
  return `
# Values that are not part of the document: from the environment, or from a file that --env-file names.
binds:
  - namespace: env
    description: The credential of the API.
    keys:
      API_CREDENTIAL: ${credentialVariableOf(answers)}
`;
}

function writeAuthentication({ authentication }: Answers): string {
  switch (authentication) {
    case 'bearer':
      return `      authentication:
        type: bearer
        token: '{{API_CREDENTIAL}}'
`;
    case 'apikey':
      return `      authentication:
        type: apikey
        key: X-API-Key
        value: '{{API_CREDENTIAL}}'
        placement: header
`;
    case 'none':
      return '';
  }
}
