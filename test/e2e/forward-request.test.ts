import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Forwarding, showRequest, parseShown, type Handler } from '../support/forwarding.js';
import { exchange, type Answer, type Exchange } from '../support/http-exchange.js';

let fixture: Forwarding;
beforeEach(async () => {
  fixture = await Forwarding.open();
});
afterEach(() => fixture.close());

const get = (path: string, more: Partial<Exchange> = {}): Exchange => ({ method: 'GET', path, ...more });
const codeIn = ({ text }: Answer): string => (JSON.parse(text) as { readonly code: string }).code;

describe('a forwarded request', () => {
  test.each([
    ['keeps its path unchanged', '/x/a%2Fb//c%20d;v=1/', '/base/a%2Fb//c%20d;v=1/'],
    ['keeps its query unchanged', '/x/a?b=%20+&&c&b=2&d=%zz', '/base/a?b=%20+&&c&b=2&d=%zz'],
    ['cannot contain a placeholder for a credential', '/x/{key}#{key}', '/base/%7Bkey%7D%23%7Bkey%7D'],
    ['may contain dots that are not dot segments', '/x/..a/...', '/base/..a/...'],
  ])('%s', async (_, path, url) => {
    expect(parseShown(await exchange(await fixture.serve(), get(path))).url).toBe(url);
  });

  test.each([
    '/x/..',
    '/x/a/../../secret',
    '/x/%2e%2E/secret',
    '/x/a/.%2e/b',
    '/x/..%2fsecret',
    '/x/..%5csecret',
    '/x/a/..;v=1/b',
    '/x/%252e%252e/secret',
    '/x/./a',
  ])('to %s is refused', async (path) => {
    let reached = 0;
    fixture.answer = (_, response) => void response.end(String((reached += 1)));
    const refused = await exchange(await fixture.serve(), get(path));
    expect([refused.status, codeIn(refused), reached]).toEqual([400, 'value-refused', 0]);
  });

  test('needs a path to forward', async () => {
    const origin = await fixture.serve();
    expect([(await exchange(origin, get('/x/'))).status, (await exchange(origin, get('/x'))).status]).toEqual([
      404, 404,
    ]);
  });

  test.each(['GET', 'POST', 'PROPFIND', 'OPTIONS', 'DELETE'])('may be a %s', async (method) => {
    const shown = parseShown(await exchange(await fixture.serve(), { method, path: '/x/a', body: 'content' }));
    expect([shown.method, shown.body]).toEqual([method, 'content']);
  });

  test('cannot be a TRACE, which would reveal added headers', async () => {
    expect((await exchange(await fixture.serve(), { method: 'TRACE', path: '/x/a' })).status).toBe(404);
  });

  test('has its body with its content headers', async () => {
    const body = gzipSync('hello');
    const headers = { 'content-type': 'text/x-odd', 'content-encoding': 'gzip' };
    const block = ['inputParameters: [{ name: Content-Type, in: header, value: application/json }]'];
    const shown = parseShown(
      await exchange(await fixture.serve({ block }), { method: 'PUT', path: '/x/a', headers, body }),
    );
    expect(shown.headers).toMatchObject({ ...headers, 'content-length': String(body.byteLength) });
    expect(Buffer.from(shown.body, 'latin1')).toEqual(body);
  });

  test('has only trusted headers', async () => {
    const trusted = ['X-Trace', 'Accept', 'accept-encoding', 'Host', 'Connection', 'X-Hop', 'Transfer-Encoding'];
    const headers = {
      'x-trace': ['1', '2'],
      accept: 'text/odd',
      'accept-encoding': 'zstd',
      connection: 'x-hop',
      'x-hop': 'h',
      'x-other': 'o',
      cookie: 'a=1',
      authorization: 'Bearer caller',
    };
    const shown = parseShown(await exchange(await fixture.serve({ trusted }), get('/x/a', { headers })));
    expect(shown.headers).toMatchObject({ 'x-trace': '1', accept: 'text/odd', 'accept-encoding': 'zstd' });
    for (const name of ['x-hop', 'x-other', 'cookie', 'authorization']) expect(shown.headers).not.toHaveProperty(name);
    expect(shown.headers.host).toBe(fixture.host);
  });

  test('does not add Accept-Encoding', async () => {
    const shown = parseShown(
      await exchange(await fixture.serve(), get('/x/a', { headers: { 'accept-encoding': 'gzip' } })),
    );
    expect(shown.headers).not.toHaveProperty('accept-encoding');
  });

  test('has the parameters of the block, which take precedence over those of the caller', async () => {
    const block = [
      'inputParameters:',
      '  - { name: X-Version, in: header, value: v1 }',
      '  - { name: X-Trace, in: header }',
      '  - { name: tenant, in: query, value: ours }',
      "  - { name: api key, in: query, value: '{{KEY}}' }",
      '  - { name: theme, in: cookie, value: dark }',
    ];
    const trusted = ['X-Version', 'X-Trace', 'Cookie'];
    const headers = { 'x-version': 'v9', 'x-trace': 't', cookie: 'theme=light; lang=en' };
    const path = '/x/a?q=1&tenant=theirs&ten%61nt=theirs&api+key=k';
    const shown = parseShown(await exchange(await fixture.serve({ block, trusted }), get(path, { headers })));
    expect(shown.headers).toMatchObject({ 'x-version': 'v1', 'x-trace': 't', cookie: 'theme=dark; lang=en' });
    expect(shown.url).toBe('/base/a?tenant=ours&api+key=s3cret-value&q=1');
  });
});

describe('the credential', () => {
  const guard = "authentication: { type: bearer, token: '{{KEY}}' }";
  const apiKey = (placement: string) =>
    `authentication: { type: apikey, key: X-Key, value: '{{KEY}}', placement: ${placement} }`;

  test('of the server is never forwarded, even when its header is trusted', async () => {
    const origin = await fixture.serve({ guard, trusted: ['Authorization', 'X-Trace'] });
    const headers = { authorization: 'Bearer s3cret-value', 'x-trace': 't' };
    const shown = parseShown(await exchange(origin, get('/x/a', { headers })));
    expect(shown.headers).toMatchObject({ 'x-trace': 't' });
    expect(JSON.stringify(shown)).not.toContain('s3cret-value');
    expect((await exchange(origin, get('/x/a'))).status).toBe(401);
  });

  test('of the server is removed from the query', async () => {
    const origin = await fixture.serve({ guard: apiKey('query') });
    expect(parseShown(await exchange(origin, get('/x/a?q=1&X-K%65y=s3cret-value&r=2'))).url).toBe('/base/a?q=1&r=2');
  });

  test('of a caller is forwarded where the server requires another one', async () => {
    const origin = await fixture.serve({ guard: apiKey('header'), trusted: ['Authorization', 'X-Key'] });
    const headers = { authorization: 'Bearer caller', 'x-key': 's3cret-value' };
    const shown = parseShown(await exchange(origin, get('/x/a', { headers })));
    expect(shown.headers.authorization).toBe('Bearer caller');
    expect(shown.headers).not.toHaveProperty('x-key');
  });

  test.each([
    ['header', { 'x-key': 's3cret-value' }, '/base/a?q=1'],
    ['query', {}, '/base/a?q=1&X-Key=s3cret-value'],
  ])('of the upstream replaces that of the caller: %s', async (placement, headers, url) => {
    const origin = await fixture.serve({ block: [apiKey(placement)], trusted: ['Authorization', 'X-Key'] });
    const mine = { authorization: 'Bearer caller', ...(placement === 'header' ? { 'x-key': 'mine' } : {}) };
    const shown = parseShown(await exchange(origin, get('/x/a?q=1&X-Key=mine', { headers: mine })));
    expect(shown.headers).toMatchObject(headers);
    expect(shown.headers).not.toHaveProperty('authorization');
    expect(shown.url.replace('&X-Key=mine', '')).toBe(url);
    if (placement === 'query') expect(shown.url).toBe(url);
  });
});

describe('a digest challenge', () => {
  const block = ["authentication: { type: digest, username: ann, password: '{{KEY}}' }"];
  const challenge: Handler = (request, response) => {
    if (request.headers.authorization !== undefined) return showRequest(request, response);
    request.resume().on('end', () => {
      response.writeHead(401, { 'WWW-Authenticate': 'Digest realm="r", nonce="n", qop="auth", algorithm=SHA-256' });
      response.end('who are you?');
    });
  };

  test('is answered, and a body that fits into memory is sent again', async () => {
    fixture.answer = challenge;
    const shown = parseShown(
      await exchange(await fixture.serve({ block }), { method: 'POST', path: '/x/a', body: 'content' }),
    );
    expect([shown.body, shown.headers.authorization?.startsWith('Digest username="ann"')]).toEqual(['content', true]);
  });

  test('to a larger body is passed to the caller, and the next request is authenticated at once', async () => {
    fixture.answer = challenge;
    const origin = await fixture.serve({ block });
    const body = Buffer.alloc(2_000_000, 'x');
    const first = await exchange(origin, { method: 'POST', path: '/x/a', body });
    expect([first.status, first.text, first.headers['www-authenticate']]).toEqual([401, 'who are you?', undefined]);
    const second = await exchange(origin, { method: 'POST', path: '/x/a', body });
    expect(parseShown(second).body).toHaveLength(body.byteLength);
  });
});
