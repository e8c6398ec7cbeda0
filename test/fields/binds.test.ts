import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = (binds: string, capabilityBinds: string, value: string): string => `
naftiko: 1.0.0-alpha2
binds: ${binds}
capability:
  binds: ${capabilityBinds}
  consumes:
    - type: http
      namespace: registry
      baseUri: UPSTREAM
      inputParameters: [{ name: fleet, in: query, value: "${value}" }]
      resources:
        - { name: ships, path: /ships, operations: [{ name: list, method: GET }] }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ships
          operations: [{ method: GET, call: registry.list }]
`;

const fleetSent = (text: string): Promise<unknown> =>
  serving(
    text,
    async ({ rest, seen }) => {
      await rest('GET /ships');
      return seen().map(({ query }) => query.fleet);
    },
    { options: { environment: { NORTH: 'north', SOUTH: 'south' } } },
  );

const north = '[{ namespace: near, keys: { FLEET: NORTH } }]';
const south = '[{ namespace: far, keys: { FLEET: SOUTH } }]';
const other = '[{ namespace: spare, keys: { OTHER: NORTH } }]';

describe('a bound variable', () => {
  test.each([
    ['may be in binds of the document', document(north, other, '{{FLEET}}'), 'north'],
    ['may be in binds of the capability', document(other, south, '{{FLEET}}'), 'south'],
    ['may be qualified with its namespace', document(north, south, '{{near.FLEET}}'), 'north'],
    ['is distinguished by its namespace from another of its name', document(north, south, '{{far.FLEET}}'), 'south'],
    ['is read under its key in the source', document(north, other, '{{FLEET}} fleet'), 'north fleet'],
  ])('%s', async (_, text, fleet) => {
    expect(await fleetSent(text)).toEqual([fleet]);
  });
});
