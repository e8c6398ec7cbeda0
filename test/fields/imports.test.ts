import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - { location: ./shared/registries.yaml, import: registry, as: ships }
    - { location: ./shared/registries.yaml, import: pilots }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ships
          operations: [{ method: GET, call: ships.list }]
        - path: /pilots
          operations: [{ method: GET, call: pilots.list }]
        - path: /registry
          operations: [{ method: GET, call: registry.list }]
`;

const shared = `
naftiko: 1.0.0-alpha2
consumes:
  - type: http
    namespace: registry
    baseUri: UPSTREAM/registry
    resources: [{ name: all, path: /ships, operations: [{ name: list, method: GET }] }]
  - type: http
    namespace: pilots
    baseUri: UPSTREAM/people
    resources: [{ name: all, path: /pilots, operations: [{ name: list, method: GET }] }]
`;

describe('an import', () => {
  test('has the local name "as" instead of its namespace', async () => {
    const { statuses, paths, findings } = await serving(
      document,
      async ({ findings, rest, seen }) => {
        const statuses = [];
        for (const route of ['/ships', '/pilots', '/registry']) statuses.push((await rest(`GET ${route}`)).status);
        return { findings, statuses, paths: seen().map(({ path }) => path) };
      },
      { files: { 'shared/registries.yaml': shared } },
    );
    expect(statuses).toEqual([200, 200, 501]);
    expect(paths).toEqual(['/registry/ships', '/people/pilots']);
    expect(findings).toEqual(['call-unresolved /capability/exposes/0/resources/2/operations/0/call']);
  });

  test.each([
    ['under "capability"', (consumes: string) => `capability:\n${indented(consumes)}`],
    ['in a document that can be served itself', (consumes: string) => `capability:\n${indented(consumes)}${exposing}`],
    ['under "capability", with binds of its own', (consumes: string) => `${binds}capability:\n${indented(consumes)}`],
  ])('reads entries %s', async (_, write) => {
    const [, consumes = ''] = shared.split('naftiko: 1.0.0-alpha2\n');
    const { statuses, paths } = await serving(
      document,
      async ({ rest, seen }) => {
        const statuses = [];
        for (const route of ['/ships', '/pilots']) statuses.push((await rest(`GET ${route}`)).status);
        return { statuses, paths: seen().map(({ path }) => path) };
      },
      { files: { 'shared/registries.yaml': `naftiko: 1.0.0-alpha2\n${write(consumes)}` } },
    );
    expect(statuses).toEqual([200, 200]);
    expect(paths).toEqual(['/registry/ships', '/people/pilots']);
  });
});

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');
const binds = 'binds: [{ namespace: env, keys: { UNUSED: UNUSED } }]\n';
const exposing = `
  exposes:
    - type: rest
      port: 8602
      namespace: own
      resources: [{ path: /own, operations: [{ method: GET, call: registry.list }] }]
`;
