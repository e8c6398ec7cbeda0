import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRunOptions, LogHub } from '@naftiko/runtime';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { until } from '../support/until.js';
import { shop, type ServedGateway } from './gateway-fixture.js';
import { serveGatewayInTest } from './gateway-in-test.js';

let upstream: RecordingUpstream;
const open = serveGatewayInTest();

beforeAll(async () => {
  upstream = await openRecordingUpstream(({ path }, response) => {
    if (path.endsWith('/moved')) response.writeHead(302, { Location: '/v1/items' }).end();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"items":[1]}');
  });
});
afterAll(() => upstream.close());

interface Index {
  readonly documents: Readonly<Record<string, number>>;
  readonly capabilities: readonly {
    readonly name: string;
    readonly file: string;
    readonly state: string;
    readonly reasons?: string[];
  }[];
}

const indexOf = async ({ ask, gateway }: ServedGateway): Promise<Index> => {
  await gateway.capabilities.planned();
  return JSON.parse((await ask('GET', '/')).text) as Index;
};

describe('documents that claim the same ports', () => {
  test('are each served below a prefix, over REST and MCP', async () => {
    const { ask, rpc } = await open({
      'one.yaml': shop({ origin: upstream.origin }),
      'two/b.yaml': shop({ origin: upstream.origin, tools: ['find-items'] }),
    });
    for (const prefix of ['/one', '/two-b']) {
      expect(await ask('GET', `${prefix}/v1/items`)).toMatchObject({ status: 200, text: '{"items":[1]}' });
    }
    expect((await rpc('/two-b/mcp', 'tools/list')).tools).toMatchObject([{ name: 'find-items' }]);
    expect(await rpc('/one/mcp', 'tools/call', { name: 'list-items' })).toMatchObject({
      content: [{ text: '{"items":[1]}' }],
    });
  });

  test('receive their own paths, and give back those of the gateway', async () => {
    const { ask } = await open({ 'one.yaml': shop({ origin: upstream.origin }) });
    upstream.take();
    const moved = await ask('GET', '/one/pass/moved?a=1');
    expect(upstream.take()).toMatchObject([{ path: '/moved', rawQuery: 'a=1' }]);
    expect(moved.headers['location']).toBe('/one/v1/items');
    expect(await ask('GET', '/one/nothing')).toMatchObject({ status: 404 });
  });

  test('answer an unknown name with one that is near', async () => {
    const { ask, gateway } = await open({ 'orders.yaml': shop({ origin: upstream.origin }) });
    await gateway.capabilities.planned();
    expect(await ask('GET', '/oders/v1/items')).toMatchObject({
      status: 404,
      text: expect.stringContaining('Did you mean \\"orders\\"?'),
    });
  });

  test('refuse requests that web pages of others send to this machine', async () => {
    const { ask } = await open({ 'one.yaml': shop({ origin: upstream.origin }) });
    for (const path of ['/', '/mcp', '/one/v1/items', '/one/mcp', '/_health/live']) {
      expect((await ask('GET', path, { host: 'evil.example' })).status).toBe(403);
    }
  });

  test('say that the process lives', async () => {
    const { ask } = await open({});
    expect((await ask('GET', '/_health/live')).status).toBe(200);
    expect((await ask('GET', '/_health/ready')).status).toBe(200);
    expect((await ask('POST', '/_health/ready')).status).toBe(405);
  });
});

describe('requests that arrive before the documents are listed', () => {
  test('wait for the list, except for the one that asks whether the process lives', async () => {
    const served = await open({ 'one.yaml': shop({ origin: upstream.origin }) }, { sources: undefined });
    const settled: string[] = [];
    const early = ['/', '/_health/ready', '/one/v1/items', '/unknown'].map(async (path) => {
      const { status } = await served.ask('GET', path);
      settled.push(path);
      return status;
    });
    const listing = served.rpc('/mcp', 'tools/list');
    expect((await served.ask('GET', '/_health/live')).status).toBe(200);
    expect(settled).toEqual([]);
    await served.update();
    expect(await Promise.all(early)).toEqual([200, 200, 200, 404]);
    expect((await listing).tools).toMatchObject([{ name: 'one_list-items' }]);
  });

  test('are not served when their caller has disconnected before', async () => {
    const served = await open({ 'one.yaml': shop({ origin: upstream.origin }) }, { sources: undefined, metrics: true });
    const leaving = new AbortController();
    const left = fetch(`${served.gateway.url}/one/v1/items`, { signal: leaving.signal });
    // It has arrived when a later one is answered.
    await served.ask('GET', '/_health/live');
    leaving.abort();
    await expect(left).rejects.toThrow();
    await served.ask('GET', '/_health/live');
    await served.update();
    expect((await served.ask('GET', '/one/v1/items')).status).toBe(200);
    const { text } = await served.ask('GET', '/_metrics');
    expect(text.match(/^naftiko_gateway_request_total\{capability="one".*$/gm)).toEqual([
      'naftiko_gateway_request_total{capability="one",status="200"} 1',
    ]);
  });
});

describe('/_metrics', () => {
  test('counts requests by capability and status, and documents by state', async () => {
    const served = await open(
      { 'one.yaml': shop({ origin: upstream.origin }), 'broken.yaml': 'naftiko: [' },
      { metrics: true },
    );
    const { ask, rpc, documents, update } = served;
    for (const path of ['/one/v1/items', '/one/v1/items', '/one/nothing', '/unknown']) await ask('GET', path);
    await rpc('/mcp', 'tools/list');
    const read = async (): Promise<readonly string[]> => (await ask('GET', '/_metrics')).text.split('\n');
    const first = await ask('GET', '/_metrics');
    expect(first).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
    });
    expect(first.text.split('\n')).toEqual(
      expect.arrayContaining([
        '# TYPE naftiko_gateway_documents gauge',
        'naftiko_gateway_documents{state="open"} 1',
        'naftiko_gateway_documents{state="quarantined"} 1',
        'naftiko_gateway_tools 1',
        'naftiko_gateway_request_total{capability="one",status="200"} 2',
        'naftiko_gateway_request_total{capability="one",status="404"} 1',
        'naftiko_gateway_request_total{capability="_gateway",status="404"} 1',
        'naftiko_gateway_request_total{capability="mcp",status="200"} 1',
        'naftiko_gateway_request_duration_seconds_bucket{target="capability",le="+Inf"} 3',
        'naftiko_gateway_request_duration_seconds_count{target="mcp"} 1',
        expect.stringMatching(/^process_resident_memory_bytes \d+$/),
      ]),
    );
    documents.delete('one.yaml');
    await update();
    expect((await read()).filter((line) => line.includes('capability="one"'))).toEqual([]);
  });

  test('is off unless the operator switches it on, which a reload does, too', async () => {
    const { ask, gateway, options } = await open({ 'one.yaml': shop({ origin: upstream.origin }) });
    expect(await ask('GET', '/_metrics')).toMatchObject({
      status: 404,
      text: expect.stringContaining('run.gateway.metrics'),
    });
    await gateway.reconfigure({ ...options, metrics: true });
    expect((await ask('GET', '/_metrics')).status).toBe(200);
  });
});

describe('a document that cannot be served', () => {
  test('does not keep the others from it, and the index says why', async () => {
    const gateway = await open({
      'broken.yaml': 'naftiko: [',
      'good.yaml': shop({ origin: upstream.origin }),
      'mcp.yaml': shop({ origin: upstream.origin }),
      'waits.yaml': shop({ origin: upstream.origin, baseUri: '' }),
    });
    const index = await indexOf(gateway);
    expect(index.documents).toEqual({ planned: 1, waiting: 1, quarantined: 2 });
    expect(index.capabilities).toMatchObject([
      { name: 'broken', state: 'quarantined', reasons: [expect.stringContaining('broken.yaml:1:')] },
      { name: 'good', state: 'planned' },
      { name: 'waits', state: 'waiting', reasons: ['Set the option --base-uri store=<address>.'] },
      { name: 'mcp', state: 'quarantined', reasons: [expect.stringContaining('run.gateway.names')] },
    ]);
    expect((await gateway.ask('GET', '/good/v1/items')).status).toBe(200);
    expect(await gateway.ask('GET', '/broken/v1/items')).toMatchObject({
      status: 503,
      text: expect.stringContaining('broken.yaml:1:'),
    });
    expect(await gateway.rpc('/mcp', 'tools/call', { name: 'waits_list-items' })).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('--base-uri store=') }],
    });
  });

  test('is closed when nobody calls it, and opened again', async () => {
    const gateway = await open({ 'one.yaml': shop({ origin: upstream.origin }) }, { idleMs: 20 });
    await gateway.ask('GET', '/one/v1/items');
    await until(async () => (await indexOf(gateway)).documents['idle'] === 1);
    expect((await gateway.ask('GET', '/one/v1/items')).status).toBe(200);
  });
});

describe('a folder that changes', () => {
  test('is served as it is: added, broken, corrected, renamed, removed', async () => {
    const gateway = await open({ 'one.yaml': shop({ origin: upstream.origin }) });
    const { ask, documents, rpc, update } = gateway;
    await ask('GET', '/one/v1/items');
    const listed = async () => ((await rpc('/mcp', 'tools/list')).tools ?? []).map(({ name }) => name);
    expect(await listed()).toEqual(['one_list-items']);

    documents.set('two.yaml', shop({ origin: upstream.origin, tools: ['find-items'] }));
    await update('two.yaml');
    expect(await listed()).toEqual(['one_list-items', 'two_find-items']);

    documents.set('one.yaml', 'naftiko: [');
    await update('one.yaml');
    expect(await listed()).toEqual(['two_find-items']);
    expect((await ask('GET', '/one/v1/items')).status).toBe(503);

    documents.set('one.yaml', shop({ origin: upstream.origin, tools: ['count-items'] }));
    await update('one.yaml');
    expect(await listed()).toEqual(['one_count-items', 'two_find-items']);
    expect((await ask('GET', '/one/v1/items')).status).toBe(200);

    documents.delete('one.yaml');
    documents.set('three.yaml', documents.get('two.yaml')!);
    documents.delete('two.yaml');
    await update('one.yaml', 'two.yaml', 'three.yaml');
    expect(await listed()).toEqual(['three_find-items']);
    expect((await ask('GET', '/one/v1/items')).status).toBe(404);
    expect((await indexOf(gateway)).documents).toEqual({ planned: 1 });
  });

  test('keeps the names in use when a file with the same name and an earlier path is added', async () => {
    const gateway = await open({ 'team/orders.yaml': shop({ origin: upstream.origin, tools: ['old-items'] }) });
    const { ask, documents, rpc, update } = gateway;
    documents.set('team-orders.yaml', shop({ origin: upstream.origin, tools: ['new-items'] }));
    await update('team-orders.yaml');
    expect((await rpc('/team-orders/mcp', 'tools/list')).tools).toMatchObject([{ name: 'old-items' }]);
    expect((await indexOf(gateway)).capabilities).toMatchObject([
      { name: 'team-orders', file: 'team/orders.yaml' },
      { state: 'quarantined', file: 'team-orders.yaml', reasons: [expect.stringContaining('belongs to')] },
    ]);

    documents.delete('team/orders.yaml');
    await update('team/orders.yaml');
    expect((await rpc('/team-orders/mcp', 'tools/list')).tools).toMatchObject([{ name: 'new-items' }]);
    expect((await ask('GET', '/team-orders/v1/items')).status).toBe(200);
  });
});

describe('a tool whose joined name another document has', () => {
  test('gets another name, so that an added document takes no tool over', async () => {
    const eu = {
      type: 'mcp',
      namespace: 'eu',
      tools: [{ name: 'list-items', description: 'Old', call: 'store.list' }],
    };
    const { documents, gateway, rpc, update } = await open({
      'orders.yaml': shop({ origin: upstream.origin, exposes: [{ ...eu, port: 9091 }] }),
    });
    await gateway.capabilities.planned();
    documents.set('orders-eu.yaml', shop({ origin: `${upstream.origin}/new` }));
    await update('orders-eu.yaml');
    expect(((await rpc('/mcp', 'tools/list')).tools ?? []).map(({ name }) => name)).toEqual([
      'orders-shop-mcp_list-items',
      'orders-eu_list-items',
      expect.stringMatching(/^orders-eu_list-items_[0-9a-f]{6}$/),
    ]);
    upstream.take();
    await rpc('/mcp', 'tools/call', { name: 'orders-eu_list-items' });
    expect(upstream.take()).toMatchObject([{ path: '/items' }]);
  });
});

describe('a defect outside of any request', () => {
  test('is logged without the secrets of open documents', async () => {
    const lines: string[] = [];
    const logs = new LogHub({
      level: 'ERROR',
      write: (entry) => void lines.push(JSON.stringify(entry)),
      now: () => new Date(0),
    });
    const bound = shop({ origin: upstream.origin }).replace(
      '"namespace":"store",',
      '"namespace":"store","authentication":{"type":"bearer","token":"{{TOKEN}}"},',
    );
    const document = bound.replace(
      '"capability"',
      '"binds":[{"namespace":"env","keys":{"TOKEN":"TOKEN"}}],"capability"',
    );
    const run = { ...defaultRunOptions, logs, environment: { TOKEN: 'open-sesame-7' } };
    const { ask, gateway } = await open({ 'one.yaml': document }, { run });
    expect((await ask('GET', '/one/v1/items')).status).toBe(200);
    const incident = gateway.reportDefect(new TypeError('refused open-sesame-7'));
    expect(lines).toEqual([expect.stringContaining(incident)]);
    expect(lines[0]).toContain('TypeError: refused');
    expect(lines[0]).not.toContain('sesame');
  });
});
