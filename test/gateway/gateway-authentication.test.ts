import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planCallerCheck, type CallerCheck } from '@naftiko/adapters';
import type { Verifier } from '@naftiko/engine';
import { defaultRunOptions, type GatewayOptions } from '@naftiko/runtime';
import { startOf, type Text } from '@naftiko/spec';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { serveGateway, shop, type ServedGateway } from './gateway-fixture.js';

let upstream: RecordingUpstream;
const opened: ServedGateway[] = [];

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"from":"upstream"}'),
  );
});
afterAll(async () => {
  await Promise.all(opened.map(({ gateway }) => gateway.close(0)));
  await upstream.close();
});

const at = startOf('naftiko.config.yaml');
const written = (text: string): Text => ({ text, at });
const bearer: CallerCheck = { authentication: { type: 'bearer', token: written('gate'), at }, caller: undefined };
const key = (name: string, value: string, caller?: string): CallerCheck => ({
  authentication: {
    type: 'apikey',
    keys: [{ placement: 'header', key: written(name), value: written(value) }],
    at,
  },
  caller,
});

async function verifierOf(checks: readonly CallerCheck[]): Promise<Verifier> {
  const planned = await planCallerCheck(checks);
  if (!planned.ok) throw new Error(planned.diagnostics[0]?.message);
  return planned.value;
}

const open = async (
  checks: readonly CallerCheck[],
  changes: Partial<GatewayOptions> = {},
  others: Readonly<Record<string, string>> = {},
): Promise<ServedGateway> => {
  const guarded = { type: 'bearer', token: 'sesame' };
  const files = {
    'shop.yaml': shop({ origin: upstream.origin }),
    'guarded.yaml': shop({ origin: upstream.origin, authentication: guarded }),
    ...others,
  };
  const gateway = await serveGateway(files, { verifier: await verifierOf(checks), ...changes });
  opened.push(gateway);
  await gateway.gateway.capabilities.planned();
  return gateway;
};

const authorize = (token: string) => ({ authorization: `Bearer ${token}` });
const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });

describe('a gateway with authentication', () => {
  test.each([
    ['GET', '/', 401, 200],
    ['GET', '/_unknown', 401, 404],
    ['GET', '/nothing', 401, 404],
    ['GET', '/_health/shop', 401, 404],
    ['GET', '/_metrics', 401, 200],
    ['POST', '/mcp', 401, 200],
    ['GET', '/_health/live', 200, 200],
    ['GET', '/_health/ready', 200, 200],
    ['GET', '/shop/v1/items', 200, 200],
  ])('answers %s %s with %i, and with the credential with %i', async (method, path, without, with_) => {
    const { ask } = await open([bearer], { metrics: true });
    const body = method === 'POST' ? list : undefined;
    const headers = {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    expect(await ask(method, path, headers, body)).toMatchObject({ status: without });
    expect(await ask(method, path, { ...headers, ...authorize('wrong') }, body)).toMatchObject({ status: without });
    expect(await ask(method, path, { ...headers, ...authorize('gate') }, body)).toMatchObject({ status: with_ });
  });

  test('accepts any one of several credentials, and challenges for all', async () => {
    const { ask } = await open([bearer, key('X-Key', 'k1')]);
    const refused = await ask('GET', '/');
    expect(refused).toMatchObject({ status: 401 });
    expect(refused.headers['www-authenticate']).toBe('Bearer');
    expect(await ask('GET', '/', { accept: 'application/json', 'x-key': 'k1' })).toMatchObject({ status: 200 });
  });

  const call = (name: string) => ({ name, arguments: {} });

  test('calls tools of guarded documents only with a credential that they accept, too', async () => {
    const { rpc } = await open([key('X-Key', 'k1')]);
    const entered = { 'x-key': 'k1' };
    const refused = await rpc('/mcp', 'tools/call', call('guarded_list-items'), entered);
    const reason = 'The document of the tool "list-items" requires a valid credential.';
    expect(refused).toMatchObject({ isError: true, content: [{ text: reason }] });
    const both = { ...entered, ...authorize('sesame') };
    expect(await rpc('/mcp', 'tools/call', call('guarded_list-items'), both)).not.toHaveProperty('isError', true);
  });

  test('tells callers of guarded documents how long to wait after too many wrong credentials', async () => {
    const { rpc } = await open([key('X-Key', 'k1')], { run: { ...defaultRunOptions, wrongCredentialsPerMinute: 1 } });
    const callWith = (token: string) =>
      rpc('/mcp', 'tools/call', call('guarded_list-items'), { 'x-key': 'k1', ...authorize(token) });
    await callWith('wrong');
    await callWith('wrong, too');
    expect(await callWith('another one')).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/^Too many wrong credentials.* Try again in \d+ s\.$/) }],
    });
  });

  test('replaces the authentication of documents that trust it', async () => {
    const { rpc, ask } = await open([bearer], { trustedBy: [/^guarded$/] });
    const called = await rpc('/mcp', 'tools/call', call('guarded_list-items'), authorize('gate'));
    expect(called).not.toHaveProperty('isError', true);
    const alone = await ask('POST', '/guarded/mcp', { 'content-type': 'application/json', ...authorize('gate') }, list);
    expect(alone).toMatchObject({ status: 401 });
  });

  test('say at the prefix of a document neither what it waits for nor what it serves', async () => {
    const waits = shop({ origin: '{{URL}}' }).replace(
      '"capability"',
      '"binds":[{"namespace":"env","keys":{"URL":"SECRET_NAME"}}],"capability"',
    );
    const { ask } = await open([bearer], {}, { 'waits.yaml': waits });
    const refused = await ask('GET', '/waits/v1/items');
    expect(refused).toMatchObject({ status: 503 });
    expect(refused.text).toContain('is waiting. The index at / says why.');
    expect(refused.text).not.toContain('SECRET_NAME');
    const json = { accept: 'application/json', ...authorize('gate') };
    expect((await ask('GET', '/', json)).text).toContain('SECRET_NAME');
    expect((await ask('GET', '/guarded/nothing-here/mcp')).text).not.toContain('exposes');
  });

  test('checks by another credential as soon as it is reconfigured, before documents are planned again', async () => {
    const served = await open([bearer]);
    const { options } = served;
    let plan = (): void => undefined;
    const mayPlan = new Promise<void>((resolve) => (plan = resolve));
    const status = async (token: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', ...authorize(token) };
      return (await served.ask('POST', '/mcp', headers, list)).status;
    };
    expect(await status('gate')).toBe(200);
    const verifier = await verifierOf([key('X-Key', 'k1')]);
    const reconfigured = served.gateway.reconfigure({
      ...options,
      verifier,
      read: async (source) => {
        await mayPlan;
        return options.read(source);
      },
    });
    expect(await status('gate')).toBe(401);
    plan();
    await reconfigured;
    expect(await status('gate')).toBe(401);
    const entered = { 'content-type': 'application/json', 'x-key': 'k1' };
    expect(await served.ask('POST', '/mcp', entered, list)).toMatchObject({ status: 200 });
  });

  test('plans by new rules what it was planning when they changed', async () => {
    let plan = (): void => undefined;
    const mayPlan = new Promise<void>((resolve) => (plan = resolve));
    const files = { 'shop.yaml': shop({ origin: upstream.origin, tools: ['list-items', 'delete-items'] }) };
    let begin = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begin = resolve));
    let reads = 0;
    const read = async (): Promise<string> => {
      reads += 1;
      begin();
      if (reads === 1) await mayPlan;
      return files['shop.yaml'];
    };
    const served = await serveGateway(files, { read });
    opened.push(served);
    const first = served.gateway.capabilities.planned();
    await hasBegun;
    await served.gateway.reconfigure({ ...served.options, policy: { readOnly: true, patterns: [], rules: [] } });
    plan();
    await first;
    const { tools } = await served.rpc('/mcp', 'tools/list');
    expect(tools?.map(({ name }) => name)).toEqual(['shop_list-items']);
  });

  test('never passes its credential on to upstreams', async () => {
    const run = { ...defaultRunOptions, forwardHeaders: ['authorization', 'x-tenant'] };
    const { rpc } = await open([bearer], { run });
    await rpc('/mcp', 'tools/call', call('shop_list-items'), { ...authorize('gate'), 'x-tenant': 't1' });
    const { headers } = upstream.take().at(-1)!;
    expect(headers).toMatchObject({ 'x-tenant': 't1' });
    expect(headers).not.toHaveProperty('authorization');
  });
});
