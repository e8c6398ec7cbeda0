import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultRunOptions, planDocument, start, type LogEntry, type Running } from '@naftiko/runtime';
import { createRecordingLogs } from '../support/recording-logs.js';
import { withClientSend } from '../support/with-client-send.js';

const document = `
naftiko: 1.0.0-alpha2
info: { label: Harbour, description: Calls an upstream whose client has a defect }
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: http://127.0.0.1:9
      resources: [{ name: ships, path: /ships, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8701
      resources: [{ name: ships, path: /ships, operations: [{ method: GET, name: ships, call: registry.list }] }]
    - type: mcp
      namespace: agent
      port: 8702
      tools: [{ name: ships, description: Lists ships, call: registry.list }]
    - { type: control, port: 9100, observability: { enabled: true } }
`;

/** Clients of upstreams throw instead of sending. */
const withBrokenClient = withClientSend(() => Promise.reject(new TypeError('secret detail')));

describe('a defect in a unit', () => {
  let running: Running;
  let logged: LogEntry[];

  beforeEach(async () => {
    logged = [];
    const planned = await planDocument('harbour.yaml', document, withBrokenClient);
    const logs = createRecordingLogs((entry) => void logged.push(entry));
    const started = await start([planned], { ...defaultRunOptions, logs, ports: new Map([['*', 0]]) });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    running = started.value;
  });
  afterEach(() => running.close(0));

  const originOf = (type: string): string =>
    new URL(running.capabilities[0]?.exposes.find((expose) => expose.type === type)?.url ?? '').origin;
  /** The line of a defect, and how its request appears in the metrics. */
  async function traces(adapter: string) {
    const isCount = (line: string): boolean => line.startsWith('naftiko_request_errors') && line.includes(adapter);
    for (;;) {
      const metrics = await (await fetch(`${originOf('control')}/metrics`)).text();
      const counts = metrics.split('\n').filter(isCount);
      const defects = logged.filter(({ message }) => message === 'defect').map(({ fields }) => fields);
      if (counts.length > 0) return { counts, defects };
    }
  }
  const fieldsOf = (answer: Response, incident: unknown, operation: string) => ({
    incident,
    request_id: answer.headers.get('x-request-id'),
    operation,
    stack: expect.stringMatching(/^TypeError: secret detail\n/) as unknown,
  });

  test('is logged once and counted as internal over REST, and its caller sees an incident alone', async () => {
    const answer = await fetch(`${originOf('rest')}/ships`);
    const problem = (await answer.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({ status: 500, code: 'internal', incident: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(JSON.stringify(problem)).not.toContain('secret detail');
    const { counts, defects } = await traces('rest');
    expect(defects).toEqual([fieldsOf(answer, problem['incident'], 'front.ships')]);
    expect(counts).toEqual([expect.stringMatching(/error_type="internal".* 1$/)]);
  });

  test('is logged once and counted as internal over MCP, and its caller sees an incident alone', async () => {
    const answer = await fetch(`${originOf('mcp')}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ships","arguments":{}}}',
    });
    const text = await answer.text();
    expect(text).not.toContain('secret detail');
    const { counts, defects } = await traces('mcp');
    const [, incident] = /Incident ([0-9a-f]{8})\./.exec(text) ?? [];
    expect(defects).toEqual([fieldsOf(answer, incident, 'agent.ships')]);
    expect(counts).toEqual([expect.stringMatching(/error_type="internal".* 1$/)]);
  });
});
