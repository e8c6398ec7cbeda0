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
`;

const answering = <T>(work: Parameters<typeof serving<T>>[1]): Promise<T> =>
  serving(document, work, { answer: () => ({ total: 3, ships: ['Aurora', 'Borea'] }) });

describe('an output', () => {
  test.each([
    ['of type object with a value is that text', '/object-with-value', 'fixed'],
    ['of type array with a value is that text', '/array-with-value', 'fixed'],
    ['of type array ignores its const', '/array', ['Aurora', 'Borea']],
    ['of type object ignores its const, and its scalars keep the type they came with', '/object', { total: 3 }],
    [
      'of steps is what the mappings say, whatever shapes it declares',
      '/orchestrated',
      { found: 3, kinds: { first: 3 } },
    ],
  ])('%s', async (_, path, value) => {
    expect(await answering(async ({ rest }) => JSON.parse((await rest(`GET ${path}`)).text) as unknown)).toEqual(value);
  });

  test('that is static is a text, whatever type it declares', async () => {
    expect(await answering(({ tool }) => tool('fixed'))).toEqual({ count: '12', open: 'true' });
  });
});
