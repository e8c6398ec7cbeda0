import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { GatewayOptions } from '@naftiko/runtime';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { shop, type ServedGateway } from './gateway-fixture.js';
import { serveGatewayInTest } from './gateway-in-test.js';

let upstream: RecordingUpstream;
const open = serveGatewayInTest();

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[1]}'),
  );
});
afterAll(() => upstream.close());

const namesAt = async ({ rpc }: ServedGateway): Promise<readonly string[]> =>
  ((await rpc('/mcp', 'tools/list')).tools ?? []).map(({ name }) => name);

const callOf =
  ({ rpc }: ServedGateway) =>
  (name: string, given: object = {}, headers: Readonly<Record<string, string>> = {}) =>
    rpc('/mcp', 'tools/call', { name, arguments: given }, headers);

const textOf = ({ content = [] }: { readonly content?: readonly { readonly text: string }[] }): string =>
  content.map(({ text }) => text).join('\n');

describe('few tools', () => {
  test('are listed under joined names of at most 64 characters, and called by both names', async () => {
    const long = `list-${'x'.repeat(70)}`;
    const gateway = await open({ 'shop.yaml': shop({ origin: upstream.origin, tools: ['list-items', long] }) });
    const names = await namesAt(gateway);
    expect(names).toEqual(['shop_list-items', expect.stringMatching(/^shop_list-x+_[0-9a-f]{6}$/)]);
    expect(Math.max(...names.map(({ length }) => length))).toBe(64);
    for (const name of [...names, `shop_${long}`]) {
      expect(await callOf(gateway)(name)).toMatchObject({ content: [{ text: '{"items":[1]}' }] });
    }
  });

  test('are listed when all documents are planned, also if the folder is looked at in between', async () => {
    const text = shop({ origin: upstream.origin });
    let release = (_text: string): void => undefined;
    const read = new Promise<string>((resolve) => (release = resolve));
    const gateway = await open({ 'shop.yaml': text }, { read: () => read });
    const isReady = async (): Promise<boolean> => (await gateway.ask('GET', '/_health/ready')).status === 200;
    // Planning has begun when the first request is answered, and the list was asked for when the second one is.
    expect(await isReady()).toBe(true);
    const updated = gateway.update();
    const listed = namesAt(gateway);
    expect(await isReady()).toBe(true);
    release(text);
    await updated;
    expect(await listed).toEqual(['shop_list-items']);
  });

  test('of two adapters with one name have the namespace in it', async () => {
    const second = { type: 'mcp', namespace: 'more', port: 9090, tools: [{ name: 'list-items', call: 'store.list' }] };
    const gateway = await open({ 'shop.yaml': shop({ origin: upstream.origin, exposes: [second] }) });
    expect(await namesAt(gateway)).toEqual(['shop-shop-mcp_list-items', 'shop-more_list-items']);
    expect(await callOf(gateway)('shop-more_list-items')).toMatchObject({ content: [{ text: '{"items":[1]}' }] });
  });

  test('of a guarded document need its credential', async () => {
    const authentication = { type: 'bearer', token: 'sesame' };
    const gateway = await open({ 'shop.yaml': shop({ origin: upstream.origin, authentication }) });
    const call = callOf(gateway);
    expect(await call('shop_list-items')).toMatchObject({ isError: true });
    expect(await call('shop_list-items', {}, { authorization: 'Bearer sesame' })).not.toHaveProperty('isError', true);
  });
});

describe('many tools', () => {
  const many = (count: number): string =>
    shop({
      origin: upstream.origin,
      tools: ['delete-items', 'list-invoices', ...Array.from({ length: count }, (_, n) => `list-thing-${n}`)],
    });

  test('are found and called through three tools, beside the pinned ones', async () => {
    const gateway = await open({ 'shop.yaml': many(40) }, { pinned: ['shop_list-invoices', 'gone'] });
    expect(await namesAt(gateway)).toEqual(['search_tools', 'read_tool', 'call_tool', 'shop_list-invoices']);
    const call = callOf(gateway);
    const [first = ''] = textOf(await call('search_tools', { query: 'show the bills', limit: 3 })).split('\n');
    expect(JSON.parse(first)).toMatchObject({ name: 'shop_list-invoices', readOnly: true, inputSchema: {} });
    expect(await call('read_tool', { name: 'shop_list-invoices' })).toMatchObject({
      content: [{ text: '{"items":[1]}' }],
    });
    expect(textOf(await call('read_tool', { name: 'shop_delete-items' }))).toContain('call_tool');
    upstream.take();
    await call('call_tool', { name: 'shop_delete-items', arguments: '{}' });
    expect(upstream.take()).toMatchObject([{ method: 'DELETE' }]);
    expect(textOf(await call('call_tool', { name: 'shop_list-invoicess' }))).toContain('shop_list-invoices');
    expect(await call('search_tools', { query: ' ' })).toMatchObject({ isError: true });
  });

  test('are the best match of their names, copies of other documents included', async () => {
    const gateway = await open({ 'shop.yaml': many(40), 'copy.yaml': many(0) });
    for (const query of ['shop_list-invoices', 'copy_list-invoices']) {
      const found = textOf(await callOf(gateway)('search_tools', { query, limit: 1 })).split('\n')[0]!;
      expect(JSON.parse(found)).toMatchObject({ name: query });
    }
  });

  test('are listed and searched within a budget of tokens', async () => {
    const gateway = await open({ 'shop.yaml': many(200) });
    const listed = JSON.stringify(await gateway.rpc('/mcp', 'tools/list'));
    expect(listed.length).toBeLessThan(8_000);
    const found = textOf(await callOf(gateway)('search_tools', { query: 'list thing', limit: 20 }));
    expect(found.length).toBeLessThan(8_000);
    expect(found.split('\n')).toHaveLength(21);
    expect(found).toContain('further tools match');
  });

  test('are offered to clients of both generations of the protocol', async () => {
    const { gateway } = await open({ 'shop.yaml': many(40) });
    for (const mode of ['legacy', 'auto'] as const) {
      const client = new Client({ name: 'test', version: '0' }, { versionNegotiation: { mode } });
      await client.connect(new StreamableHTTPClientTransport(new URL(`${gateway.url}/mcp`)));
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(['search_tools', 'read_tool', 'call_tool']);
      const called = { name: 'read_tool', arguments: { name: 'shop_list-invoices', arguments: {} } };
      expect(await client.callTool(called)).toMatchObject({ content: [{ text: '{"items":[1]}' }] });
      await client.close();
    }
  });
});

describe('a policy', () => {
  const documents = () => ({
    'shop.yaml': shop({ origin: upstream.origin, tools: ['list-items', 'delete-items'] }),
    'other.yaml': shop({ origin: upstream.origin, tools: ['list-items', 'list-invoices'] }),
  });

  test.each<[string, Partial<GatewayOptions['policy']>, readonly string[]]>([
    ['of reading alone', { readOnly: true }, ['other_list-items', 'other_list-invoices', 'shop_list-items']],
    ['of own names', { patterns: [/^list-items$/] }, ['other_list-items', 'shop_list-items']],
    ['of joined names', { patterns: [/^shop_/] }, ['shop_list-items', 'shop_delete-items']],
    [
      'of rules, of which the first that matches decides',
      {
        rules: [
          { capability: /^other$/, tool: /^list-items$/, allow: true },
          { capability: /^other$/, allow: false },
          { hint: 'destructive', allow: false },
        ],
      },
      ['other_list-items', 'shop_list-items'],
    ],
  ])('%s decides which tools exist', async (_, policy, expected) => {
    const gateway = await open(documents(), { policy: { readOnly: false, patterns: [], rules: [], ...policy } });
    expect(await namesAt(gateway)).toEqual(expected);
  });

  test('holds at the addresses of each document, too', async () => {
    const { ask, rpc } = await open(documents(), { policy: { readOnly: true, patterns: [], rules: [] } });
    expect((await rpc('/shop/mcp', 'tools/list')).tools).toMatchObject([{ name: 'list-items' }]);
    expect((await ask('GET', '/shop/v1/items')).status).toBe(200);
    // A forward passes every method on.
    expect((await ask('GET', '/shop/pass/items')).status).toBe(404);
  });
});
