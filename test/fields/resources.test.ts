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
            - { name: get, method: GET, inputParameters: [{ name: imo, in: path }, { name: detail, in: query }] }
  exposes:
    - type: mcp
      port: 8602
      namespace: agent
      tools:
        - { name: ping, description: Answers, outputParameters: [{ name: value, type: string, value: pong }] }
      resources:
        - name: ship
          label: Ship
          uri: "registry://ships/{number}"
          description: A ship by its number
          call: registry.get
          with: { imo: agent.number, detail: all }
          outputParameters: [{ type: object, properties: { path: { type: string, mapping: $.path } } }]
        - name: twice
          label: Ship, looked up twice
          uri: "registry://twice/{imo}"
          description: A ship by its number, and by another
          steps:
            - { type: call, name: first, call: registry.get, with: { imo: "{{imo}}" } }
            - { type: call, name: second, call: registry.get, with: { imo: "again-{{imo}}" } }
          mappings:
            - { targetName: asked, value: $.first.path }
            - { targetName: again.path, value: $.second.path }
`;

const reading = (uri: string): Promise<{ content: unknown; sent: readonly unknown[] }> =>
  serving(document, async ({ mcp, seen }) => {
    const { contents } = (await mcp('resources/read', { uri })) as { contents: { text: string }[] };
    return { content: JSON.parse(contents[0]?.text ?? 'null') as unknown, sent: seen().map(({ query }) => query) };
  });

describe('a resource', () => {
  test('calls with the values of its "with"', async () => {
    expect(await reading('registry://ships/IMO-1')).toEqual({
      content: { path: '/ships/IMO-1' },
      sent: [{ detail: 'all' }],
    });
  });

  test('of steps is built by its mappings', async () => {
    expect(await reading('registry://twice/IMO-1')).toEqual({
      content: { asked: '/ships/IMO-1', again: { path: '/ships/again-IMO-1' } },
      sent: [{}, {}],
    });
  });
});
