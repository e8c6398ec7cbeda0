import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import type { NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentRun } from '../support/resident-command.js';

let upstream: RecordingUpstream;
let directory: string;
let served: NaftikoProcess;
let answer: { status: number; headers?: Record<string, string>; body?: string };

const documentOf = (origin: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Yard, description: A yard }
capability:
  consumes:
    - type: http
      namespace: yard
      baseUri: ${origin}
      resources:
        - { name: first, path: /first, operations: [{ name: first, method: GET }] }
        - { name: odd, path: /odd, operations: [{ name: odd, method: GET, inputParameters: [{ name: Range, in: header }] }] }
  exposes:
    - type: rest
      namespace: yard-rest
      port: 8080
      resources:
        - path: /odd
          name: odd
          operations: [{ name: odd, method: GET, call: yard.odd }]
        - path: /steps
          name: steps
          operations:
            - name: steps
              method: GET
              steps:
                - { name: begin, type: call, call: yard.first }
                - { name: look-up, type: call, call: yard.odd }
              mappings: [{ targetName: ok, value: $.look-up.ok }]
              outputParameters: [{ name: ok, type: boolean }]
        - path: /named
          name: named
          operations:
            - name: named
              method: GET
              steps:
                - { name: begin, type: call, call: yard.first }
                - { name: Schritt für Schritt, type: call, call: yard.odd }
    - type: mcp
      namespace: yard-mcp
      port: 8081
      tools:
        - { name: odd, description: Odd, call: yard.odd }
        - name: typed
          description: Typed
          call: yard.odd
          outputParameters: [{ type: object, properties: { ok: { type: boolean, mapping: $.ok } } }]
        - name: steps
          description: Steps
          steps:
            - { name: begin, type: call, call: yard.first }
            - { name: look-up, type: call, call: yard.odd }
          mappings: [{ targetName: ok, value: $.look-up.ok }]
          outputParameters: [{ name: ok, type: boolean }]
      resources: [{ name: odd, label: Odd, uri: 'yard://odd', description: Odd, call: yard.odd }]
`;

beforeAll(async () => {
  upstream = await openRecordingUpstream(({ path: asked }, response) => {
    if (asked !== '/odd') return void response.setHeader('content-type', 'application/json').end('{"ok":true}');
    response.writeHead(answer.status, { 'content-type': 'text/html', ...answer.headers }).end(answer.body);
  });
  directory = await mkdtemp(path.join(tmpdir(), 'errors-'));
  const file = path.join(directory, 'yard.yaml');
  await writeFile(file, documentOf(upstream.origin));
  served = await residentRun([file, '--port', 'yard-rest=0', '--port', 'yard-mcp=0']);
});

afterAll(async () => {
  await served.stop();
  await upstream.close();
  await rm(directory, { recursive: true });
});

interface Called {
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly isError: boolean;
  readonly structuredContent?: unknown;
}

async function ask(method: string, params: object): Promise<Record<string, unknown>> {
  const url = new URL(served.urlOf('yard-mcp'));
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const headers = { 'content-type': 'application/json' };
  return parseRpcMessage(await exchange(url.origin, { method: 'POST', path: url.pathname, headers, body }));
}

const call = async (name: string): Promise<Called> => (await ask('tools/call', { name }))['result'] as Called;

const rest = (target: string): Promise<Answer> =>
  exchange(new URL(served.urlOf('yard-rest')).origin, { method: 'GET', path: target });

describe('an agent receives', () => {
  test.each([
    [429, '30', '', '429 (try again after 30 seconds)'],
    [429, '1', '{"error":"slow down"}', '429 (try again after 1 second)'],
    [503, 'Wed, 21 Oct 2026 07:28:00 GMT', '<h1>busy</h1>', '503 (try again after Wed, 21 Oct 2026 07:28:00 GMT)'],
    [503, undefined, '', '503'],
  ])('when to try again after %i with Retry-After %s', async (status, retryAfter, body, line) => {
    answer = { status, body, ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }) };
    const text = `HTTP ${line}${body === '' ? '' : `: ${body}`}`;
    expect(await call('odd')).toEqual({ content: [{ type: 'text', text }], isError: true });
    expect((await call('steps')).content[0]?.text).toBe(`Step "look-up": ${text}`);
    expect(await ask('resources/read', { uri: 'yard://odd' })).toMatchObject({
      error: { message: `Upstream answered HTTP ${line}` },
    });
  });

  test.each([301, 302, 303, 307, 308])('the target of a redirect that was not followed: %i', async (status) => {
    // A redirect to itself is followed a few times only.
    answer = { status, headers: { location: `${upstream.origin}/odd?x=1` } };
    const text = `HTTP ${status}, a redirect to ${upstream.origin}/odd?x=1, which was not followed`;
    for (const name of ['odd', 'typed']) {
      expect(await call(name)).toEqual({ content: [{ type: 'text', text }], isError: true });
    }
    expect(await call('steps')).toEqual({
      content: [{ type: 'text', text: `Step "look-up": ${text}` }],
      isError: true,
    });
    expect(await ask('resources/read', { uri: 'yard://odd' })).toMatchObject({
      error: { message: `Upstream answered ${text}`, data: { status } },
    });
  });

  test('a note that a redirect has no target', async () => {
    answer = { status: 302, body: 'moved' };
    const text = 'HTTP 302, a redirect without a target, which was not followed: moved';
    expect(await call('odd')).toEqual({ content: [{ type: 'text', text }], isError: true });
  });

  test.each([204, 200, 205])('a confirmation in one block of text: %i without content', async (status) => {
    answer = { status };
    expect(await call('odd')).toEqual({ content: [{ type: 'text', text: 'Done, no content.' }], isError: false });
    const { structuredContent, content } = await call('typed');
    expect(content).toEqual([{ type: 'text', text: JSON.stringify(structuredContent) }]);
  });
});

describe('a caller over REST receives', () => {
  test.each([400, 404, 429, 503])('the step that was answered with %i', async (status) => {
    answer = { status, headers: { 'retry-after': '30' }, body: '<p>no</p>' };
    expect(await rest('/steps')).toMatchObject({
      status,
      text: '<p>no</p>',
      headers: { 'x-naftiko-step': 'look-up', 'retry-after': '30', 'content-type': 'text/html' },
    });
    expect((await rest('/odd')).headers).not.toHaveProperty('x-naftiko-step');
  });

  test('the step that was redirected', async () => {
    answer = { status: 302, headers: { location: '/odd' } };
    expect(await rest('/steps')).toMatchObject({
      status: 302,
      headers: { 'x-naftiko-step': 'look-up', location: '/odd' },
    });
  });

  test('the name of a step, in ASCII', async () => {
    answer = { status: 500 };
    const { headers } = await rest('/named');
    expect(decodeURIComponent(String(headers['x-naftiko-step']))).toBe('Schritt für Schritt');
  });

  test('the range of a partial answer', async () => {
    answer = { status: 206, headers: { 'content-range': 'bytes 0-3/10' }, body: 'part' };
    expect(await rest('/odd')).toMatchObject({
      status: 206,
      text: 'part',
      headers: { 'content-range': 'bytes 0-3/10', 'content-length': '4' },
    });
    answer = { status: 416, headers: { 'content-range': 'bytes */10' } };
    expect(await rest('/odd')).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' } });
    answer = { status: 200, headers: { 'content-range': 'bytes 0-3/10' }, body: 'whole' };
    expect((await rest('/odd')).headers).not.toHaveProperty('content-range');
  });
});
