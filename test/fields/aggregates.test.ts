import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: UPSTREAM
      resources:
        - name: ships
          path: /ships/{imo}
          operations:
            - { name: get, method: GET, inputParameters: [{ name: imo, in: path }] }
            - { name: scrap, method: DELETE, inputParameters: [{ name: imo, in: path }] }
  aggregates:
    - label: Fleet
      namespace: fleet
      functions:
        - name: get-ship
          description: Looks up a ship twice
          semantics: { safe: true, idempotent: true, cacheable: true }
          inputParameters: [{ name: imo, type: string, description: Number of the ship }]
          steps:
            - { type: call, name: first, call: registry.get, with: { imo: fleet.imo } }
            - { type: call, name: second, call: registry.get, with: { imo: "again-{{imo}}" } }
          mappings:
            - { targetName: asked, value: $.first.path }
            - { targetName: again, value: $.second.path }
        - name: scrap-ship
          description: Takes a ship out of the register
          semantics: { safe: false, idempotent: false }
          inputParameters: [{ name: imo, type: string, description: Number of the ship }]
          call: registry.scrap
          with: { imo: fleet.imo }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ships/{imo}
          operations:
            - method: GET
              inputParameters: [{ name: imo, in: path, type: string, description: Number of the ship }]
              ref: fleet.get-ship
    - type: mcp
      port: 8602
      namespace: agent
      tools:
        - ref: fleet.get-ship
        - ref: fleet.scrap-ship
        - ref: fleet.scrap-ship
          name: scrap-once
          description: Takes a ship out, and says what that means
          hints: { readOnly: false, destructive: true, idempotent: true, openWorld: false }
`;

const twice = { asked: '/ships/IMO-1', again: '/ships/again-IMO-1' };

describe('an aggregate function', () => {
  test('of steps and mappings answers the same over REST and over MCP', async () => {
    await serving(document, async ({ findings, rest, tool }) => {
      expect(findings).toEqual([]);
      expect(JSON.parse((await rest('GET /ships/IMO-1')).text)).toEqual(twice);
      expect(await tool('get-ship', { imo: 'IMO-1' })).toEqual(twice);
    });
  });

  test('gives its tool hints derived from its semantics, which the tool may override', async () => {
    const { tools } = (await serving(document, ({ mcp }) => mcp('tools/list'))) as {
      tools: { name: string; annotations: unknown; inputSchema: unknown; description: string }[];
    };
    expect(tools.map(({ name, annotations }) => [name, annotations])).toEqual([
      ['get-ship', { readOnlyHint: true, destructiveHint: false, idempotentHint: true }],
      ['scrap-ship', { readOnlyHint: false, idempotentHint: false }],
      ['scrap-once', { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false }],
    ]);
    expect(tools[0]).toMatchObject({
      description: 'Looks up a ship twice',
      inputSchema: { properties: { imo: { type: 'string', description: 'Number of the ship' } }, required: ['imo'] },
    });
  });
});
