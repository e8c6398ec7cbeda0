import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { planCallerCheck } from '@naftiko/adapters';
import { defaultRunOptions, type ToolRule } from '@naftiko/runtime';
import { startOf } from '@naftiko/spec';
import { pages, readPage } from '../pages/page-fixture.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { serveGateway, shop, type ServedGateway } from './gateway-fixture.js';

let upstream: RecordingUpstream;
let gateway: ServedGateway;

const rules: readonly ToolRule[] = [
  { caller: /^reporting$/, allow: [/^list-/, /^items$/] },
  { caller: /^operations$/, hint: 'destructive', allow: true },
  { caller: /^secret-scope$/, allow: false },
  { caller: /^hidden$/, allow: false },
  { hint: 'destructive', allow: false },
];

const run = { ...defaultRunOptions, pages, forwardHeaders: ['authorization', 'x-tenant', 'x-team'] };

const keys = { reporting: 'r1', operations: 'o1', auditing: 'a1', hidden: 'h1' } as const;
type Caller = keyof typeof keys;
const enter = (caller: Caller) => ({ 'x-key': keys[caller] });
const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:pw`).toString('base64')}` });

const guarded = { type: 'basic', username: 'reporting', password: 'pw' };

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"from":"upstream"}'),
  );
  gateway = await open(40);
});
afterAll(async () => {
  await gateway.gateway.close(0);
  await upstream.close();
});
beforeEach(() => void upstream.take());

async function open(toolLimit: number): Promise<ServedGateway> {
  const at = startOf('naftiko.config.yaml');
  const verifier = await planCallerCheck(
    Object.entries(keys).map(([caller, value]) => ({
      authentication: {
        type: 'apikey',
        keys: [{ placement: 'header', key: { text: 'X-Key', at }, value: { text: value, at } }],
        at,
      },
      caller,
    })),
  );
  if (!verifier.ok) throw new Error('the keys are wrong');
  const tools = ['list-items', 'delete-items', 'count-items'];
  const authentication = { type: 'basic', username: 'operations', password: 'pw' };
  return serveGateway(
    {
      'shop.yaml': shop({ origin: upstream.origin, tools }),
      'own.yaml': shop({ origin: upstream.origin, tools, authentication }),
      'limited.yaml': shop({ origin: upstream.origin, tools, authentication: guarded }),
    },
    {
      run,
      verifier: verifier.value,
      policy: { readOnly: false, patterns: [], rules },
      toolLimit,
    },
  );
}

const listed = async (path: string, headers: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  ((await gateway.rpc(path, 'tools/list', {}, headers)).tools ?? []).map(({ name }) => name);

describe('rules that mean callers', () => {
  test.each<readonly [Caller, readonly string[]]>([
    ['reporting', ['list-items']],
    ['operations', ['list-items', 'delete-items', 'count-items']],
    ['auditing', ['list-items', 'count-items']],
  ])('list for %s at /mcp and at the prefix %p', async (caller, expected) => {
    const all = await listed('/mcp', enter(caller));
    expect(all.filter((name) => name.startsWith('shop_'))).toEqual(expected.map((name) => `shop_${name}`));
    expect(await listed('/shop/mcp', enter(caller))).toEqual(expected);
  });

  test('know callers of the prefix without a credential by no name', async () => {
    expect(await listed('/shop/mcp', {})).toEqual(['list-items', 'count-items']);
    expect(await listed('/shop/mcp', { 'x-key': 'wrong' })).toEqual(['list-items', 'count-items']);
  });

  test("know callers by the document's own authentication", async () => {
    expect(await listed('/own/mcp', basic('operations'))).toEqual(['list-items', 'delete-items', 'count-items']);
    expect(await listed('/limited/mcp', basic('reporting'))).toEqual(['list-items']);
  });

  test("pass the credential of a document's caller on to no upstream", async () => {
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list-items', arguments: {} } };
    const headers = { 'content-type': 'application/json', 'x-team': 'crew', ...basic('reporting') };
    for (const accept of ['application/json', 'application/json, text/event-stream']) {
      await gateway.ask('POST', '/limited/mcp', { ...headers, accept }, JSON.stringify(message));
    }
    const sent = upstream.take().map(({ headers: { authorization, 'x-team': team } }) => ({ authorization, team }));
    expect(sent).toEqual([{ team: 'crew' }, { team: 'crew' }]);
  });

  test.each<readonly [Caller, string, boolean]>([
    ['reporting', 'delete-items', false],
    ['reporting', 'count-items', false],
    ['reporting', 'list-items', true],
    ['operations', 'delete-items', true],
    ['auditing', 'delete-items', false],
  ])('let %s call %s: %p', async (caller, name, isPermitted) => {
    for (const [path, joined] of [
      ['/mcp', `shop_${name}`],
      ['/shop/mcp', name],
    ] as const) {
      const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: joined, arguments: {} } };
      const headers = { 'content-type': 'application/json', ...enter(caller) };
      const answer = await gateway.ask('POST', path, headers, JSON.stringify(message));
      expect([path, answer.text.includes('from')]).toEqual([path, isPermitted]);
      expect(upstream.take()).toHaveLength(isPermitted ? 1 : 0);
    }
  });

  test('decide about REST, too: what a caller may not use is not found', async () => {
    const statusOf = async (caller: Caller, method: string, path: string): Promise<number> =>
      (await gateway.ask(method, `/shop${path}`, enter(caller))).status;
    expect(await statusOf('reporting', 'GET', '/v1/items')).toBe(200);
    expect(await statusOf('reporting', 'GET', '/pass/items')).toBe(404);
    expect(await statusOf('auditing', 'DELETE', '/pass/items')).toBe(404);
    expect(await statusOf('operations', 'DELETE', '/pass/items')).toBe(200);
    expect(upstream.take().map(({ method }) => method)).toEqual(['GET', 'DELETE']);
  });

  test('decide which routes and methods an answer to an unknown one names', async () => {
    const ask = (caller: Caller, method: string, path: string) =>
      gateway.ask(method, `/shop${path}`, { ...enter(caller), accept: 'application/json' });
    expect((await ask('operations', 'GET', '/nothing')).text).toContain('/pass/{path}');
    for (const path of ['/nothing', '/pass/items']) {
      const { status, text } = await ask('auditing', 'GET', path);
      expect(status).toBe(404);
      expect(text).toContain('GET /v1/items');
      expect(text).not.toContain('/pass/{path}');
    }
    for (const method of ['HEAD', 'OPTIONS', 'DELETE', 'TRACE']) {
      const { status, headers } = await ask('hidden', method, '/v1/items');
      expect([method, status, headers.allow]).toEqual([method, 404, undefined]);
    }
    expect(upstream.take()).toEqual([]);
  });

  test('leave the credential of a document out of what is passed on', async () => {
    const headers = { 'content-type': 'application/json', 'x-tenant': 't1', ...basic('reporting') };
    const params = { name: 'list-items', arguments: {} };
    const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
    expect(await gateway.ask('POST', '/limited/mcp', headers, message)).toMatchObject({ status: 200 });
    const [sent] = upstream.take();
    expect(sent!.headers).toMatchObject({ 'x-tenant': 't1' });
    expect(sent!.headers).not.toHaveProperty('authorization');
  });

  test('list new tools for callers who have few, where others have to search', async () => {
    const many = await open(4);
    const list = async () =>
      (await many.rpc('/mcp', 'tools/list', {}, enter('reporting'))).tools?.map(({ name }) => name);
    expect(await list()).toEqual(['limited_list-items', 'own_list-items', 'shop_list-items']);
    many.documents.set('more.yaml', shop({ origin: upstream.origin, tools: ['list-more', 'delete-more'] }));
    await many.update();
    expect(await list()).toContain('more_list-more');
    await many.gateway.close(0);
  });

  test('decide what pages show', async () => {
    const read = async (caller: Caller, path: string): Promise<string> =>
      (await readPage(gateway.gateway.url, path, enter(caller))).text;
    const whole = await read('operations', '/shop/');
    expect(whole).toContain('delete-items');
    expect(whole).toContain('Forwarded paths');
    const shown = await read('auditing', '/shop/');
    expect(shown).toContain('list-items');
    expect(shown).not.toMatch(/delete-items|Forwarded paths/);
    const page = '/shop/_pages/operations/shop-mcp/1';
    expect(await read('operations', page)).toContain('delete-items');
    expect(await read('auditing', page)).not.toContain('delete-items');
    const found = async (caller: Caller) => (await read(caller, '/?q=count')).includes('href="shop/"');
    expect([await found('auditing'), await found('hidden')]).toEqual([true, false]);
  });

  test('decide what a search finds, and what the calling tools call', async () => {
    const many = await open(0);
    const use = async (caller: Caller, name: string, given: object): Promise<string> => {
      const result = await many.rpc('/mcp', 'tools/call', { name, arguments: given }, enter(caller));
      return result.content?.[0]?.text ?? '';
    };
    const query = { query: 'delete the items of the shop' };
    expect(await use('operations', 'search_tools', query)).toContain('"shop_delete-items"');
    const found = await use('auditing', 'search_tools', query);
    expect(found).not.toContain('delete-items');
    expect(found).toContain('"shop_list-items"');
    const call = { name: 'shop_delete-items', arguments: {} };
    expect(await use('auditing', 'call_tool', call)).toMatch(/^There is no tool "shop_delete-items"/);
    expect(await use('operations', 'call_tool', call)).toContain('from');
    await many.gateway.close(0);
  });

  test('keep the subscription of a caller across reloads', async () => {
    const client = new Client({ name: 'c', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
    const changed = new Promise<void>((resolve) =>
      client.setNotificationHandler('notifications/tools/list_changed', () => resolve()),
    );
    const requestInit = { headers: basic('reporting') };
    await client.connect(
      new StreamableHTTPClientTransport(new URL('/limited/mcp', gateway.gateway.url), { requestInit }),
    );
    await client.listen({ toolsListChanged: true });
    const tools = ['list-items', 'delete-items', 'list-others'];
    gateway.documents.set('limited.yaml', shop({ origin: upstream.origin, tools, authentication: guarded }));
    await gateway.update('limited.yaml');
    await changed;
    const listedNow = (await client.listTools({}, { cacheMode: 'refresh' })).tools.map(({ name }) => name);
    expect(listedNow).toEqual(['list-items', 'list-others']);
    await client.close();
  });
});
