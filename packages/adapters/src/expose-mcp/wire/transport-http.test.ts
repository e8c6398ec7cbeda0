import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fail } from '@naftiko/engine';
import { valid } from '@naftiko/spec';
import { closeFixtures, input, json, serve, type Fixture } from '../../../../../test/support/expose/mcp-fixture.js';

afterEach(closeFixtures);

const ships: Fixture = {
  tools: [
    { called: 'get-ship', label: 'Get ship', takes: [input('imo', { required: true })] },
    { called: 'list-ships' },
  ],
};

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const send = (url: URL, { method = 'POST', headers = {}, body }: Sent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(
      url,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    sent.on('error', reject).end(body);
  });

const ask = async (url: URL, message: object, headers: Sent['headers'] = {}): Promise<unknown> =>
  JSON.parse((await send(url, { headers, body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }) })).text);

const modernMeta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

describe('a client of the 2025 revisions', () => {
  test('connects, lists and calls', async () => {
    const client = new Client({ name: 'c', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(await serve(ships)));
    expect(client.getServerVersion()).toMatchObject({ name: 'ships-mcp', title: 'Ships', version: '1.2.3' });
    expect(client.getInstructions()).toBe('Ask for ships first.');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['get-ship', 'list-ships']);
    const called = await client.callTool({ name: 'get-ship', arguments: { imo: 'IMO-1' } });
    expect(called).toEqual({ content: [{ type: 'text', text: '{"imo":"IMO-1"}' }], isError: false });
    await client.ping();
    await client.close();
  });

  test.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])('agrees on %s', async (protocolVersion) => {
    const params = { protocolVersion, capabilities: {}, clientInfo: { name: 'c', version: '1' } };
    const answer = await ask(await serve(ships), { method: 'initialize', params });
    expect(answer).toMatchObject({ id: 1, result: { protocolVersion } });
  });

  test.each([
    ['requests an unknown revision', { protocolVersion: '1999-01-01' }],
    ['names no revision', {}],
  ])('gets the latest when it %s', async (_, params) => {
    const answer = await ask(await serve(ships), { method: 'initialize', params });
    expect(answer).toMatchObject({ result: { protocolVersion: '2025-11-25', serverInfo: { name: 'ships-mcp' } } });
  });

  test('may name a session of another server', async () => {
    const answer = await ask(await serve(ships), { method: 'tools/list' }, { 'mcp-session-id': 'elsewhere' });
    expect(answer).toMatchObject({ result: { tools: [{}, {}] } });
  });
});

describe('a client of the 2026-07-28 revision', () => {
  test.each(['auto', { pin: '2026-07-28' }] as const)('connects, lists and calls (%j)', async (mode) => {
    const client = new ModernClient({ name: 'c', version: '1' }, { versionNegotiation: { mode } });
    await client.connect(new ModernTransport(await serve(ships)));
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(['get-ship', 'list-ships']);
    const called = await client.callTool({ name: 'get-ship', arguments: { imo: 'IMO-1' } });
    expect(called).toMatchObject({ content: [{ type: 'text', text: '{"imo":"IMO-1"}' }], isError: false });
    await client.close();
  });

  test('is refused when header and body disagree', async () => {
    const message = { method: 'tools/call', params: { name: 'list-ships', _meta: modernMeta } };
    const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'get-ship' };
    expect(await ask(await serve(ships), message, headers)).toMatchObject({ error: { code: -32020 } });
  });
});

describe('a prepared answer', () => {
  const headers = (method: string) => ({ 'mcp-protocol-version': '2026-07-28', 'mcp-method': method });

  test.each<[string, object, object, Readonly<Record<string, string>>]>([
    // Both of each pair ask the same; the second one has a member that requires the SDK.
    ['tools/list of 2025', {}, { cursor: 'x' }, {}],
    ['tools/list of 2026', { _meta: modernMeta }, { _meta: modernMeta, cursor: 'x' }, headers('tools/list')],
    ['tools/call of 2025', { name: 'list-ships' }, { name: 'list-ships', requestState: '' }, {}],
    [
      'tools/call of 2026',
      { name: 'list-ships', _meta: modernMeta },
      { name: 'list-ships', _meta: modernMeta, requestState: '' },
      { ...headers('tools/call'), 'mcp-name': 'list-ships' },
    ],
  ])('equals the answer of the SDK: %s', async (what, plain, odd, extra) => {
    const url = await serve(ships);
    const method = what.split(' ')[0] ?? '';
    const accept = { accept: 'application/json, text/event-stream', ...extra };
    const [prepared, again, asked] = [
      await ask(url, { method, params: plain }, accept),
      await ask(url, { method, params: plain }, accept),
      await ask(url, { method, params: odd }, accept),
    ];
    expect(prepared).toHaveProperty('result');
    expect([prepared, again]).toEqual([asked, asked]);
  });
});

describe('a message', () => {
  test.each<[string, Sent, number, unknown]>([
    ['that is blank', { body: ' ' }, 400, { id: null, error: { code: -32700 } }],
    ['that is not JSON', { body: '{"jsonrpc":' }, 400, { id: null, error: { code: -32700 } }],
    ['that is a list', { body: '[{"jsonrpc":"2.0","id":1,"method":"ping"}]' }, 400, { error: { code: -32600 } }],
    ['that is a text', { body: '"ping"' }, 400, { error: { code: -32600 } }],
    ['of another JSON-RPC', { body: '{"jsonrpc":"1.0","id":1,"method":"ping"}' }, 400, { error: { code: -32600 } }],
    ['without a method', { body: '{"jsonrpc":"2.0","id":1}' }, 400, { error: { code: -32600 } }],
    [
      'of an unknown method',
      { body: '{"jsonrpc":"2.0","id":1,"method":"x/y"}' },
      200,
      { id: 1, error: { code: -32601 } },
    ],
    [
      'that calls nothing',
      { body: '{"jsonrpc":"2.0","id":1,"method":"tools/call"}' },
      200,
      { error: { code: -32602 } },
    ],
    [
      'that calls an unknown tool',
      { body: '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nope"}}' },
      200,
      { error: { code: -32602, message: 'Unknown tool: nope' } },
    ],
    ['that is too large', { body: ' '.repeat(4 * 1024 * 1024 + 1) }, 413, { error: {} }],
    [
      'that is labelled as something else',
      { headers: { 'content-type': 'text/plain' }, body: '{}' },
      415,
      { error: {} },
    ],
    [
      'of an earlier revision that names the latest one',
      {
        body: '{"jsonrpc":"2.0","id":1,"method":"logging/setLevel","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}',
      },
      200,
      { error: { code: -32602 } },
    ],
    ['with a text for an id', { body: '{"jsonrpc":"2.0","id":"p-1","method":"ping"}' }, 200, { id: 'p-1', result: {} }],
  ])('%s', async (_, sent, status, expected) => {
    const answer = await send(await serve(ships), sent);
    expect(answer.headers['content-type']).toMatch('application/json');
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([status, expected]);
  });

  test.each<[string, Sent, number]>([
    ['a notification', { body: '{"jsonrpc":"2.0","method":"notifications/initialized"}' }, 202],
    ['a cancellation', { body: '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}' }, 202],
    ['the end of a session', { method: 'DELETE' }, 200],
  ])('without an answer: %s', async (_, sent, status) => {
    expect(await send(await serve(ships), sent)).toMatchObject({ status, text: '' });
  });

  test('GET opens no stream', async () => {
    const answer = await send(await serve(ships), { method: 'GET', headers: { accept: 'text/event-stream' } });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  test('is answered on every path except the well-known ones', async () => {
    const url = await serve(ships);
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
    expect((await send(new URL('/', url), { body })).status).toBe(200);
    expect((await send(new URL('/.well-known/anything', url), { method: 'GET' })).status).toBe(404);
  });
});

describe('a server on a loopback address', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['under a foreign name', { host: 'attacker.example' }, 403],
    ['from a foreign page', { origin: 'https://attacker.example' }, 403],
    ['from a page of its own', { origin: 'http://localhost:28081' }, 200],
  ])('%s', async (_, headers, status) => {
    const body = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
    expect((await send(await serve(ships), { headers, body })).status).toBe(status);
  });
});

describe('a caller', () => {
  const guarded: Fixture = {
    ...ships,
    verifier: valid(() => ({
      verify: (request) =>
        request.header('authorization') === 'Bearer right'
          ? { ok: true }
          : { ok: false, status: 401, body: 'Unauthorized', challenges: ['Bearer'] },
    })),
  };

  test.each(['POST', 'GET', 'DELETE'])('without credentials is refused (%s)', async (method) => {
    const answer = await send(await serve(guarded), { method });
    expect([answer.status, answer.text, answer.headers['www-authenticate']]).toEqual([401, 'Unauthorized', 'Bearer']);
  });

  test('has selected headers forwarded, in both eras', async () => {
    const url = await serve({
      ...ships,
      services: { forwardHeaders: ['x-trace'] },
      answer: (_, __, { forwardedHeaders }) => json(forwardedHeaders),
    });
    const headers = { 'x-trace': 't', accept: 'application/json, text/event-stream' };
    const modern = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'list-ships' };
    const expected = { result: { content: [{ text: '[["x-trace","t"]]' }] } };
    for (const more of [{}, { odd: 1 }]) {
      const params = { name: 'list-ships', ...more };
      expect(await ask(url, { method: 'tools/call', params }, headers)).toMatchObject(expected);
      const inModern = { method: 'tools/call', params: { ...params, _meta: modernMeta } };
      expect(await ask(url, inModern, { ...headers, ...modern })).toMatchObject(expected);
    }
  });

  test.each([{}, { odd: 1 }])('that disconnects aborts its call (%j)', async (more) => {
    let reached: (signal: AbortSignal) => void = () => undefined;
    const called = new Promise<AbortSignal>((resolve) => (reached = resolve));
    const url = await serve({
      ...ships,
      answer: (_, __, { signal }) => {
        reached(signal);
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(fail({ code: 'cancelled' })), { once: true }),
        );
      },
    });
    const request = httpRequest(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    request.on('error', () => undefined);
    request.end(
      JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list-ships', ...more } }),
    );
    const signal = await called;
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    request.destroy();
    await aborted;
    expect(signal.aborted).toBe(true);
  });

  test('gets an incident id for a defect, and the next one is served', async () => {
    let calls = 0;
    const url = await serve({
      ...ships,
      services: {
        invoke: () => (calls++ === 0 ? Promise.reject(new TypeError('secret detail')) : Promise.resolve(json(1))),
      },
    });
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list-ships"}}';
    expect(await send(url, { body })).toMatchObject({
      status: 500,
      text: expect.not.stringContaining('secret detail'),
    });
    expect((await send(url, { body })).status).toBe(200);
  });
});

describe('parameters of a wrong type', () => {
  test.each([
    ['initialize', { clientInfo: { name: [] } }, 'clientInfo.name'],
    ['initialize', { clientInfo: { name: 'c' } }, 'clientInfo.version'],
    ['initialize', { clientInfo: 'c' }, 'clientInfo'],
    ['initialize', { capabilities: [] }, 'capabilities'],
    ['initialize', { capabilities: { roots: 'x' } }, 'capabilities.roots'],
    ['initialize', { protocolVersion: {} }, 'protocolVersion'],
    ['logging/setLevel', { level: 'loud' }, 'level'],
    ['logging/setLevel', {}, 'level'],
    ['tools/list', { cursor: {} }, 'cursor'],
    ['prompts/list', { cursor: 7 }, 'cursor'],
  ])('of %s %j are the fault of the caller', async (method, params, place) => {
    const answer = (await ask(await serve(ships), { method, params })) as { readonly error: unknown };
    expect(answer.error).toEqual({
      code: -32602,
      message: expect.stringContaining(`Invalid params: "${place}" is `) as unknown,
    });
  });

  test('are named on one line', async () => {
    const { error } = (await ask(await serve(ships), { method: 'logging/setLevel', params: { level: 'loud' } })) as {
      readonly error: { readonly message: string };
    };
    expect(error.message).not.toContain('\n');
  });
});

test('an event stream ends the connection of a caller that asks for it', async () => {
  const { headers } = await send(await serve(ships), {
    headers: { accept: 'application/json, text/event-stream', connection: 'close' },
    body: '{"jsonrpc":"2.0","id":1,"method":"ping","params":{"_meta":{"progressToken":3}}}',
  });
  expect(headers).toMatchObject({ 'content-type': 'text/event-stream', connection: 'close' });
});
