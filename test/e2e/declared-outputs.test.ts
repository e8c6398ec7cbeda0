import { describe, expect, test } from '@jest/globals';
import type { LogEntry } from '@naftiko/runtime';
import { serving, type Served } from '../fields/serving.js';
import { createRecordingLogs } from '../support/recording-logs.js';

const secret = 'not for callers';

/** The answer of the upstream, without any value that the outputs select. */
const whole = { internal: secret, rows: [{ key: 'a', note: secret }] };

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - { name: things, path: /things, operations: [{ name: list, method: GET }] }
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /call
          operations:
            - { name: call, method: GET, call: up.list, outputParameters: [{ type: string, mapping: $.title }] }
        - path: /object
          operations:
            - name: object
              method: GET
              call: up.list
              outputParameters: [{ type: object, properties: { title: { type: string, mapping: $.title } } }]
        - path: /list
          operations:
            - name: list
              method: GET
              call: up.list
              outputParameters: [{ type: array, mapping: $.entries, items: { type: string, mapping: $ } }]
        - path: /steps
          operations:
            - name: steps
              method: GET
              steps: [{ type: call, name: all, call: up.list }]
              mappings: [{ targetName: title, value: $.all.title }, { targetName: size, value: $.all.size }]
              outputParameters: [{ name: title, type: string }, { name: size, type: number }]
        - path: /lookup
          operations:
            - name: lookup
              method: GET
              steps:
                - { type: call, name: all, call: up.list }
                - { type: lookup, name: found, index: all, match: key, lookupValue: z, outputParameters: [key] }
              outputParameters: [{ name: key, type: string }]
        - path: /found
          operations:
            - name: found
              method: GET
              call: up.list
              outputParameters: [{ type: array, mapping: $.rows, items: { type: string, mapping: $.key } }]
    - type: mcp
      port: 8602
      namespace: tools
      tools:
        - { name: call, description: Calls, call: up.list, outputParameters: [{ type: string, mapping: $.title }] }
        - name: steps
          description: Steps
          steps: [{ type: call, name: all, call: up.list }]
          mappings: [{ targetName: title, value: $.all.title }]
          outputParameters: [{ name: title, type: string }]
`;

async function withLogs<T>(work: (served: Served) => Promise<T>): Promise<readonly [T, readonly LogEntry[]]> {
  const entries: LogEntry[] = [];
  const logs = createRecordingLogs((entry) => entries.push(entry));
  const done = await serving(document, work, { answer: () => whole, options: { logs } });
  return [done, entries.filter(({ message }) => message === 'outputs found nothing')];
}

describe('outputs that select nothing from an answer', () => {
  test.each([
    ['a call answers null', '/call', null, '$.title'],
    ['an object keeps its members', '/object', { title: null }, '$.title'],
    ['a missing list is null', '/list', null, '$.entries'],
    ['steps with mappings answer an empty object', '/steps', {}, '$.all.title, $.all.size'],
    ['a lookup without a match answers null', '/lookup', null, '$.found'],
  ])('%s', async (_, path, json, paths) => {
    const [answer, warnings] = await withLogs(({ rest }) => rest(`GET ${path}`));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(json);
    expect(warnings).toMatchObject([{ severity: 'WARN', fields: { operation: `front.${path.slice(1)}`, paths } }]);
  });

  test.each([
    ['call', null],
    ['steps', {}],
  ])('the tool "%s" answers like the route', async (name, json) => {
    const [result, warnings] = await withLogs(({ mcp }) => mcp('tools/call', { name, arguments: {} }));
    expect(result).toMatchObject({ isError: false, content: [{ type: 'text', text: JSON.stringify(json) }] });
    expect(JSON.stringify(result)).not.toContain(secret);
    expect(warnings).toHaveLength(1);
  });

  test('cause one warning for many requests, per operation', async () => {
    const [, warnings] = await withLogs(async ({ rest }) => {
      for (const path of ['/call', '/call', '/steps', '/call', '/steps']) await rest(`GET ${path}`);
    });
    expect(warnings.map(({ fields }) => fields['operation'])).toEqual(['front.call', 'front.steps']);
  });

  test('cause no warning where something is selected', async () => {
    const [answer, warnings] = await withLogs(({ rest }) => rest('GET /found'));
    expect(JSON.parse(answer.text)).toEqual(['a']);
    expect(warnings).toEqual([]);
  });
});
