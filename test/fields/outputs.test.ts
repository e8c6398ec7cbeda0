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
          path: /ships
          operations:
            - name: list
              method: GET
              outputParameters: [{ name: count, type: string, value: $.total }]
            - { name: fleet, method: GET }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /object-with-value
          operations:
            - method: GET
              call: registry.list
              outputParameters:
                - { type: object, value: fixed, properties: { total: { type: number, mapping: $.total } } }
        - path: /array-with-value
          operations:
            - method: GET
              call: registry.list
              outputParameters:
                - { type: array, value: fixed, mapping: $.ships, items: { type: string, mapping: $ } }
        - path: /array
          operations:
            - method: GET
              call: registry.list
              outputParameters:
                - type: array
                  const: [x]
                  mapping: $.ships
                  items: { type: string, mapping: $, const: x }
        - path: /object
          operations:
            - method: GET
              call: registry.list
              outputParameters:
                - type: object
                  const: { total: 0 }
                  properties: { total: { type: string, mapping: $.total, const: "0" } }
        - path: /orchestrated
          operations:
            - method: GET
              name: orchestrated
              steps: [{ type: call, name: all, call: registry.list }]
              mappings:
                - { targetName: found, value: $.all.count }
                - { targetName: kinds.first, value: $.all.count }
              outputParameters:
                - name: ships
                  type: array
                  items: [{ name: id, type: string }]
                - name: fleet
                  type: object
                  properties: { id: { name: number, type: number } }
    - type: mcp
      port: 8602
      namespace: agent
      tools:
        - name: fixed
          description: Answers without a call
          outputParameters:
            - { name: count, type: number, value: "12" }
            - { name: open, type: boolean, value: "true" }
        - name: mapped
          description: Answers what the call answered
          call: registry.list
          outputParameters:
            - type: object
              properties:
                total: { type: string, mapping: $.total }
                flag: { type: number, mapping: $.flag }
                ships: { type: array, mapping: $.ships, items: { type: string, mapping: $ } }
        - name: orchestrated
          description: Answers what the steps left
          steps: [{ type: call, name: all, call: registry.fleet }]
          mappings:
            - { targetName: total, value: $.all.total }
            - { targetName: ships, value: $.all.ships }
            - { targetName: fleet.flag, value: $.all.flag }
          outputParameters:
            - { name: total, type: string }
            - name: ships
              type: array
              items: [{ name: ship, type: string }]
            - name: fleet
              type: object
              properties: { flag: { name: flag, type: string } }
`;

const answering = <T>(work: Parameters<typeof serving<T>>[1]): Promise<T> =>
  serving(document, work, { answer: () => ({ total: 3, ships: ['Aurora', 'Borea'], flag: 'NO' }) });

describe('an output', () => {
  test.each([
    ['of type object with a value is that string', '/object-with-value', 'fixed'],
    ['of type array with a value is that string', '/array-with-value', 'fixed'],
    ['of type array ignores its const', '/array', ['Aurora', 'Borea']],
    ['of type object ignores its const, and its scalars keep their type', '/object', { total: 3 }],
    ['of steps is built by the mappings, for any declared shape', '/orchestrated', { found: 3, kinds: { first: 3 } }],
  ])('%s', async (_, path, value) => {
    expect(await answering(async ({ rest }) => JSON.parse((await rest(`GET ${path}`)).text) as unknown)).toEqual(value);
  });

  test('that is static is a string, for any declared type', async () => {
    expect(await answering(({ tool }) => tool('fixed'))).toEqual({ count: '12', open: 'true' });
  });

  test('is described to agents, who receive it unchanged', async () => {
    const { schemas, mapped, orchestrated } = await answering(async ({ mcp }) => {
      const { tools } = (await mcp('tools/list')) as {
        tools: { name: string; outputSchema: { properties: unknown } }[];
      };
      return {
        schemas: Object.fromEntries(tools.map(({ name, outputSchema }) => [name, outputSchema.properties])),
        mapped: await mcp('tools/call', { name: 'mapped', arguments: {} }),
        orchestrated: await mcp('tools/call', { name: 'orchestrated', arguments: {} }),
      };
    });
    const made = { type: ['string', 'null'] };
    // A value of an upstream may be of any type; the declared one is listed first.
    const types = ['string', 'number', 'boolean', 'object', 'array', 'null'];
    const text = { type: types };
    const number = { type: ['number', ...types.filter((type) => type !== 'number')] };
    const list = ['array', ...types.filter((type) => type !== 'array')];
    expect(schemas).toEqual({
      fixed: { count: made, open: made },
      mapped: { total: text, flag: number, ships: { type: ['array', 'null'], items: text } },
      orchestrated: {
        total: text,
        ships: { type: list, items: { ...text, properties: { ship: text } } },
        fleet: { type: ['object', 'null'], properties: { flag: text } },
      },
    });
    const ships = ['Aurora', 'Borea'];
    expect(mapped).toMatchObject({ structuredContent: { total: 3, flag: 'NO', ships } });
    expect(orchestrated).toMatchObject({ structuredContent: { total: 3, ships, fleet: { flag: 'NO' } } });
  });
});
