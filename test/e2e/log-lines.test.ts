import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LogEntry } from '@naftiko/runtime';
import { exchange, type Exchange } from '../support/http-exchange.js';
import { serveWithControl, type ControlledDocument } from '../support/serve-with-control.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

const token = 'canary-token-of-ours';

const documentOf = (upstream: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
binds: [{ namespace: env, keys: { DESK_TOKEN: DESK_TOKEN } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream}/v1
      authentication: { type: apikey, key: api_key, value: '{{DESK_TOKEN}}', placement: query }
      resources:
        - name: things
          path: /{{status}}
          operations: [{ name: get, method: GET, inputParameters: [{ name: status, in: path }] }]
    - type: http
      namespace: checked
      baseUri: ${upstream}/digest
      authentication: { type: digest, username: desk, password: '{{DESK_TOKEN}}' }
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
    - type: http
      namespace: loose
      baseUri: ${upstream}/loose
      resources:
        - name: words
          path: /403
          operations:
            - { name: plain, method: GET }
            - name: bound
              method: GET
              inputParameters: [{ name: X-Auth-Token, in: header, value: '{{DESK_TOKEN}}' }]
        - name: moved
          path: /moved
          operations: [{ name: moved, method: GET }]
    - type: http
      namespace: nowhere
      baseUri: http://127.0.0.1:9
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: mcp
      namespace: desk
      port: 0
      tools:
        - name: get
          description: Gets
          inputParameters: [{ name: status, type: string, description: A status, pattern: '^[0-9]+$' }]
          call: up.get
          with: { status: desk.status }
        - { name: check, description: Checks, call: checked.get }
        - { name: plain, description: Carries nothing, call: loose.plain }
        - { name: bound, description: Carries a bound header, call: loose.bound }
        - { name: moved, description: Is sent elsewhere, call: loose.moved }
        - { name: reach, description: Reaches nothing, call: nowhere.get }
        - name: walk
          description: Takes two steps
          steps:
            - { type: call, name: first, call: loose.moved }
            - { type: call, name: second, call: up.get, with: { status: '503' } }
      prompts:
        - { name: greet, description: Greets, template: [{ role: user, content: hello }] }
      resources:
        - { name: words, uri: 'desk://words', description: Words, call: loose.moved }
    - type: rest
      namespace: front
      port: 0
      resources:
        - path: /get/{{status}}
          operations: [{ name: get, method: GET, inputParameters: [{ name: status, in: path, type: string, description: s }], call: up.get, with: { status: front.status } }]
        - path: /pass/{path}
          forward: { targetNamespace: up, trustedHeaders: [] }
`;

const answer: Parameters<typeof openRecordingUpstream>[0] = ({ path, headers }, response) => {
  if (path.startsWith('/digest') && headers.authorization === undefined) {
    response.setHeader('WWW-Authenticate', 'Digest realm="desk", nonce="n1", qop="auth", algorithm=SHA-256');
    return void response.writeHead(401).end();
  }
  if (path === '/loose/moved') return void response.writeHead(302, { Location: '/loose/200' }).end();
  const status = Number(/\d{3}$/.exec(path)?.[0] ?? 200);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"ok":true}');
};

/** The fields of the lines with a message, without values that differ between runs. */
const linesOf = (entries: readonly LogEntry[], message: string): readonly Readonly<Record<string, unknown>>[] =>
  entries.filter((entry) => entry.message === message).map(({ fields }) => fields);

describe('the log', () => {
  let upstream: RecordingUpstream;
  beforeAll(async () => {
    upstream = await openRecordingUpstream(answer);
  });
  afterAll(() => upstream.close());

  const atDesk = (work: (served: ControlledDocument, rpc: Rpc) => Promise<void>): Promise<void> =>
    serveWithControl(
      documentOf(upstream.origin),
      async (served) => {
        served.logs.setLevel('ROOT', 'DEBUG');
        await work(served, rpcOf(served));
        expect(JSON.stringify(served.entries)).not.toContain('canary');
      },
      { options: { environment: { DESK_TOKEN: token } } },
    );

  test.each<[string, string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    ['a tool', 'tools/call', { name: 'get', arguments: { status: '200' } }, { tool: 'get', outcome: 'ok' }],
    [
      'a tool that the upstream refuses',
      'tools/call',
      { name: 'get', arguments: { status: '404' } },
      { tool: 'get', outcome: 'error', code: 'upstream-status', upstream: 'up.get', upstream_status: 404 },
    ],
    [
      'a tool whose upstream is unreachable',
      'tools/call',
      { name: 'reach' },
      { tool: 'reach', outcome: 'error', code: 'upstream-unreachable', upstream: 'nowhere.get' },
    ],
    [
      'a tool with a failing step',
      'tools/call',
      { name: 'walk' },
      { tool: 'walk', outcome: 'error', step: 'second', upstream: 'up.get', upstream_status: 503 },
    ],
    [
      'a tool with a wrong argument',
      'tools/call',
      { name: 'get', arguments: { status: 'odd' } },
      { tool: 'get', outcome: 'error', code: 'input-invalid' },
    ],
    ['an unknown tool', 'tools/call', { name: 'got' }, { tool: 'got', outcome: 'error', rpc_code: -32602 }],
    ['the list of tools', 'tools/list', {}, { outcome: 'ok' }],
    ['a resource', 'resources/read', { uri: 'desk://words' }, { resource: 'desk://words', outcome: 'ok' }],
    [
      'an unknown resource',
      'resources/read',
      { uri: 'desk://none?key=canary' },
      { resource: 'desk://none', outcome: 'error', rpc_code: -32602 },
    ],
    ['a prompt', 'prompts/get', { name: 'greet' }, { prompt: 'greet', outcome: 'ok' }],
    ['an unknown method', 'tools/burn', {}, { outcome: 'error', rpc_code: -32601 }],
  ])('of a request for %s names method, subject and outcome', async (_, method, params, wanted) => {
    await atDesk(async ({ entries }, rpc) => {
      for (const era of ['2025-06-18', '2026-07-28'] as const) {
        const before = entries.length;
        await rpc(method, params, era);
        const [line] = linesOf(entries.slice(before), 'request');
        expect({ era, ...line }).toMatchObject({ era, mcp_method: method, request_id: 'r-1', ...wanted });
      }
    });
  });

  test('of a failed tool names the upstream, its status and the request', async () => {
    await atDesk(async ({ entries }, rpc) => {
      await rpc('tools/call', { name: 'get', arguments: { status: '503' } });
      await rpc('tools/call', { name: 'get', arguments: { status: '404' } });
      await rpc('tools/call', { name: 'reach' });
      expect(
        entries
          .filter(({ message }) => message === 'tool call')
          .map(({ severity, fields: { tool, upstream: from, status, request_id: id } }) => [
            severity,
            tool,
            from,
            status,
            id,
          ]),
      ).toEqual([
        ['WARN', 'get', 'up.get', 503, 'r-1'],
        ['DEBUG', 'get', 'up.get', 404, 'r-1'],
        ['WARN', 'reach', 'nowhere.get', undefined, 'r-1'],
      ]);
    });
  });

  test.each<[string, number, string, Readonly<Record<string, unknown>>]>([
    ['an api key in the query', 401, 'get', { upstream: 'up', operation: 'up.get', status: 401 }],
    ['an api key in the query', 403, 'get', { upstream: 'up', operation: 'up.get', status: 403 }],
    ['a header that a bind fills', 403, 'bound', { upstream: 'loose', operation: 'loose.bound', status: 403 }],
  ])('warns once of %s that is refused with %i', async (_, status, name, wanted) => {
    await atDesk(async ({ entries }, rpc) => {
      for (let count = 0; count < 3; count += 1)
        await rpc('tools/call', { name, ...(name === 'get' ? { arguments: { status: String(status) } } : {}) });
      const warned = entries.filter(({ message }) => message === 'upstream refused our credential');
      expect(warned).toHaveLength(1);
      expect(warned[0]).toMatchObject({ severity: 'WARN', fields: { ...wanted, request_id: 'r-1' } });
    });
  });

  test('warns of refused credentials of REST operations and forwarded requests separately', async () => {
    await atDesk(async ({ entries, urlOf }) => {
      await exchange(urlOf('rest'), { method: 'GET', path: '/get/401' });
      await exchange(urlOf('rest'), { method: 'GET', path: '/pass/401' });
      const warned = linesOf(entries, 'upstream refused our credential');
      expect(warned.map(({ operation, status }) => [operation, status])).toEqual([
        ['up.get', 401],
        ['up', 401],
      ]);
    });
  });

  test.each([
    ['a request without a credential', 'plain', {}],
    ['another status', 'get', { status: '404' }],
    ['a challenge that was answered', 'check', {}],
  ])('does not warn of a credential after %s', async (_, name, given) => {
    await atDesk(async ({ entries }, rpc) => {
      await rpc('tools/call', { name, arguments: given });
      expect(linesOf(entries, 'upstream refused our credential')).toEqual([]);
    });
  });

  test('does not warn of a refused credential of the caller', async () => {
    await serveWithControl(
      documentOf(upstream.origin),
      async ({ entries, urlOf }) => {
        const params = { name: 'plain', arguments: {} };
        await exchange(new URL(urlOf('mcp')).origin, {
          method: 'POST',
          path: '/mcp',
          headers: { 'Content-Type': 'application/json', Authorization: 'Bearer of-the-caller' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
        });
        expect(upstream.take().at(-1)?.headers.authorization).toBe('Bearer of-the-caller');
        expect(linesOf(entries, 'upstream refused our credential')).toEqual([]);
      },
      { options: { environment: { DESK_TOKEN: token }, forwardHeaders: ['authorization'] } },
    );
  });

  const upstreamLines = (entries: readonly LogEntry[]) =>
    entries
      .filter(({ message }) => message === 'upstream request')
      .map(({ severity, fields: { ms, request_id: id, ...fields } }) => {
        expect([severity, typeof ms, typeof id]).toEqual(['DEBUG', 'number', 'string']);
        return fields;
      });

  test('has a debug line for each request to an upstream: of tools, steps, challenges and redirects', async () => {
    await atDesk(async ({ entries }, rpc) => {
      await rpc('tools/call', { name: 'walk' });
      await rpc('tools/call', { name: 'check' });
      await rpc('tools/call', { name: 'reach' });
      const at = upstream.origin;
      expect(upstreamLines(entries)).toEqual([
        { upstream: 'loose.moved', method: 'GET', url: `${at}/loose/moved`, status: 302, attempt: 1 },
        { upstream: 'loose.moved', method: 'GET', url: `${at}/loose/200`, status: 200, attempt: 1, redirects: 1 },
        { upstream: 'up.get', method: 'GET', url: `${at}/v1/503`, status: 503, attempt: 1 },
        { upstream: 'checked.get', method: 'GET', url: `${at}/digest/words`, status: 401, attempt: 1 },
        { upstream: 'checked.get', method: 'GET', url: `${at}/digest/words`, status: 200, attempt: 2 },
        {
          upstream: 'nowhere.get',
          method: 'GET',
          url: 'http://127.0.0.1:9/words',
          code: 'upstream-unreachable',
          attempt: 1,
        },
      ]);
    });
  });

  test('has debug lines for requests of REST operations and forwarded ones', async () => {
    await atDesk(async ({ entries, urlOf }) => {
      await exchange(urlOf('rest'), { method: 'GET', path: '/get/200' });
      await exchange(urlOf('rest'), { method: 'PUT', path: '/pass/200?a=1&secret=x', body: 'y' });
      const at = upstream.origin;
      expect(upstreamLines(entries)).toEqual([
        { upstream: 'up.get', method: 'GET', url: `${at}/v1/200`, status: 200, attempt: 1 },
        { upstream: 'up', method: 'PUT', url: `${at}/v1/200?a=1&secret=***`, status: 200, attempt: 1 },
      ]);
    });
  });

  test('has no line for requests to an upstream without the debug level', async () => {
    await serveWithControl(
      documentOf(upstream.origin),
      async (served) => {
        await rpcOf(served)('tools/call', { name: 'walk' });
        expect(linesOf(served.entries, 'request')).toHaveLength(1);
        expect(linesOf(served.entries, 'upstream request')).toEqual([]);
      },
      { options: { environment: { DESK_TOKEN: token } } },
    );
  });
});

type Rpc = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  era?: '2025-06-18' | '2026-07-28',
) => Promise<void>;

const rpcOf =
  ({ urlOf }: Pick<ControlledDocument, 'urlOf'>): Rpc =>
  async (method, params, era = '2025-06-18') => {
    const modern = era === '2026-07-28';
    const meta = {
      'io.modelcontextprotocol/protocolVersion': era,
      'io.modelcontextprotocol/clientInfo': { name: 'a client', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const name = params['name'] ?? params['uri'];
    const asked: Exchange = {
      method: 'POST',
      path: '/mcp',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'X-Request-Id': 'r-1',
        ...(modern ? { 'MCP-Protocol-Version': era, 'Mcp-Method': method } : {}),
        ...(modern && typeof name === 'string' ? { 'Mcp-Name': name } : {}),
      },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method,
        params: { ...params, ...(modern ? { _meta: meta } : {}) },
      }),
    };
    await exchange(new URL(urlOf('mcp')).origin, asked);
  };
