import { PassThrough } from 'node:stream';
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import { loadBuiltins } from '../../builtins.js';
import {
  closeDocuments,
  documentOf,
  answerJsonAt,
  serveDocument,
  openUpstream,
} from '../../../../../test/support/expose/mcp-documents.js';

afterEach(closeDocuments);

const createSea = (origin: string): string =>
  documentOf({
    consumes: `
    - type: http
      namespace: sea
      baseUri: ${origin}
      resources:
        - { name: ship, path: /ship, operations: [{ name: ship, method: GET }] }
        - { name: crew, path: /crew, operations: [{ name: crew, method: GET }] }`,
    mcp: `
        - name: both
          description: Ship and crew
          steps: [{ type: call, name: look, call: sea.ship }, { type: call, name: ask, call: sea.crew }]
          mappings: [{ targetName: crew, value: $.ask.n }]
        - { name: one, description: Ship, call: sea.ship }
      resources:
        - name: both
          label: Both
          description: Ship and crew
          uri: sea://both
          steps: [{ type: call, name: look, call: sea.ship }, { type: call, name: ask, call: sea.crew }]`,
  });

const valid = { '/ship': { n: 1 }, '/crew': { n: 2 } };
const serveSea = async (answers: Parameters<typeof answerJsonAt>[0] = valid) =>
  serveDocument(createSea(await openUpstream(answerJsonAt(answers))), loadBuiltins);

const bothSteps = [
  { progress: 1, total: 2, message: 'look' },
  { progress: 2, total: 2, message: 'ask' },
];

describe('a caller that requests progress', () => {
  test('of the 2025 revisions receives every step, in order, before the answer', async () => {
    const client = new Client({ name: 'c', version: '1' });
    await client.connect(new StreamableHTTPClientTransport((await serveSea()).url));
    const heard: unknown[] = [];
    const onprogress = (progress: unknown): void => void heard.push(progress);
    const answered = await client.callTool({ name: 'both' }, undefined, { onprogress });
    expect([answered.structuredContent, heard]).toEqual([{ crew: 2 }, bothSteps]);
    heard.length = 0;
    await client.readResource({ uri: 'sea://both' }, { onprogress });
    expect(heard).toEqual(bothSteps);
    await client.close();
  });

  test('of the 2026-07-28 revision too', async () => {
    const client = new ModernClient(
      { name: 'c', version: '1' },
      { versionNegotiation: { mode: { pin: '2026-07-28' } } },
    );
    await client.connect(new ModernTransport((await serveSea()).url));
    const heard: unknown[] = [];
    const onprogress = (progress: unknown): void => void heard.push(progress);
    const answered = await client.callTool({ name: 'both' }, { onprogress });
    expect([answered.structuredContent, heard]).toEqual([{ crew: 2 }, bothSteps]);
    await client.close();
  });

  test.each([
    ['one step', 'one', 'application/json, text/event-stream'],
    ['no event stream accepted', 'both', 'application/json'],
    ['anything accepted', 'both', '*/*'],
  ])('is answered with JSON when there is no progress to report: %s', async (_, name, accept) => {
    const { url } = await serveSea();
    const params = { name, _meta: { progressToken: 't' } };
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
    expect(answered.headers.get('content-type')).toBe('application/json');
    expect(await answered.json()).toMatchObject({ id: 1, result: { isError: false } });
  });

  test('aborts the upstream call by disconnecting in the middle of the stream', async () => {
    let reached: () => void = () => undefined;
    let left: () => void = () => undefined;
    const inCrew = new Promise<void>((resolve) => (reached = resolve));
    const gone = new Promise<void>((resolve) => (left = resolve));
    const origin = await openUpstream((request, response) => {
      if (request.url === '/ship') return response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      response.once('close', left);
      reached();
      return undefined;
    });
    const { url } = await serveDocument(createSea(origin), loadBuiltins);
    const hangUp = new AbortController();
    const params = { name: 'both', _meta: { progressToken: 't' } };
    const asked = fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
      signal: hangUp.signal,
    });
    await inCrew;
    const answered = await asked;
    expect(answered.headers.get('content-type')).toBe('text/event-stream');
    hangUp.abort();
    await gone;
    await expect(answered.text()).rejects.toThrow();
  });
});

/** A server on a pipe, and its output as messages. */
async function openPipe(answers: Parameters<typeof answerJsonAt>[0]) {
  const text = createSea(await openUpstream(answerJsonAt(answers))).replace('port: 0', 'transport: stdio');
  const [input, output] = [new PassThrough(), new PassThrough().setEncoding('utf8')];
  const planned = await planDocument('trial.yaml', text, loadBuiltins);
  const running = await start([planned], { ...defaultRunOptions, stdio: { namespace: undefined, input, output } });
  if (!running.ok) throw new TypeError(running.diagnostics.map(({ message }) => message).join('\n'));
  const say = (more: object): void => void input.write(`${JSON.stringify({ jsonrpc: '2.0', ...more })}\n`);
  say({ id: 0, method: 'initialize', params: { protocolVersion: '2025-11-25' } });
  return {
    say,
    /** All output until the end of the input. */
    async rest(): Promise<readonly unknown[]> {
      input.end();
      await running.value.stdioFinished;
      await running.value.close(0);
      return String(output.read() ?? '')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as unknown);
    },
  };
}

describe('a caller that receives log messages', () => {
  const failing = { '/ship': { n: 1, secret: 'canary' } };

  test('is warned when a step fails, without any of the answer', async () => {
    const { say, rest } = await openPipe(failing);
    say({ id: 1, method: 'tools/call', params: { name: 'both' } });
    const [warning, answered] = await rest();
    expect(warning).toEqual({
      jsonrpc: '2.0',
      method: 'notifications/message',
      params: {
        level: 'warning',
        logger: 'both',
        data: { code: 'upstream-status', step: 'ask', message: '"sea.crew" answered HTTP 404.' },
      },
    });
    expect(answered).toMatchObject({ id: 1, result: { isError: true } });
  });

  test('receives only messages of its level', async () => {
    const { say, rest } = await openPipe(failing);
    say({ id: 1, method: 'logging/setLevel', params: { level: 'error' } });
    say({ id: 2, method: 'tools/call', params: { name: 'both' } });
    expect(await rest()).toMatchObject([{ id: 1, result: {} }, { id: 2 }]);
  });

  test('receives nothing about its own mistakes', async () => {
    const { say, rest } = await openPipe(valid);
    say({ id: 1, method: 'tools/call', params: { name: 'nothing-like-it' } });
    say({ id: 2, method: 'resources/read', params: { uri: 'sea://nothing-like-it' } });
    expect(await rest()).toMatchObject([
      { id: 1, error: { code: -32602 } },
      { id: 2, error: { code: -32602 } },
    ]);
  });

  test('of the 2026-07-28 revision sets the level in each request', async () => {
    const { url } = await serveSea(failing);
    const call = async (more: object): Promise<string> => {
      const _meta = {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
        'io.modelcontextprotocol/clientCapabilities': {},
        ...more,
      };
      const answered = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'mcp-protocol-version': '2026-07-28',
          'mcp-method': 'tools/call',
          'mcp-name': 'both',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'both', _meta } }),
      });
      return `${answered.headers.get('content-type') ?? ''}\n${await answered.text()}`;
    };
    expect(await call({})).not.toContain('notifications/message');
    expect(await call({ 'io.modelcontextprotocol/logLevel': 'info' })).toContain('notifications/message');
    expect(await call({ 'io.modelcontextprotocol/logLevel': 'error' })).not.toContain('notifications/message');
  });
});
