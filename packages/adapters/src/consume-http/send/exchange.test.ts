import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AuthScheme, ConsumeOptions } from '@naftiko/engine';
import { planBlock, makePlainKit, type OpenBlock } from '@naftiko/engine/contracts';
import {
  openRecordingUpstream,
  type RecordingUpstream,
  type SeenRequest,
} from '../../../../../test/support/recording-upstream.js';
import { apiKey } from '../../auth/api-key.js';
import { digest } from '../../auth/digest.js';
import { http } from '../http-consume.js';

type Respond = (seen: SeenRequest, response: ServerResponse) => void;

let upstream: RecordingUpstream;
let other: RecordingUpstream;
let respond: Respond;
let respondElsewhere: Respond;

beforeEach(async () => {
  respond = (_, response) => void response.end('ok');
  respondElsewhere = (_, response) => void response.end('elsewhere');
  upstream = await openRecordingUpstream((seen, response) => respond(seen, response));
  other = await openRecordingUpstream((seen, response) => respondElsewhere(seen, response));
});
afterEach(async () => {
  await upstream.close();
  await other.close();
});

const variables = new Map([['KEY', 's3cret-value']]);

const open = (options: Partial<ConsumeOptions> = {}, authentication = "{type: apikey, key: X-Key, value: '{{KEY}}'}") =>
  planBlock(
    http,
    `type: http
namespace: api
baseUri: ${upstream.origin}
authentication: ${authentication}
resources:
- path: /old
  inputParameters:
  - {name: X-Param, in: header, value: param}
  operations:
  - {name: get, method: GET, inputParameters: [{name: q, in: query, value: 1}]}
  - {name: post, method: POST, inputParameters: [{name: body, in: body}]}
  - {name: put, method: PUT, inputParameters: [{name: body, in: body}]}`,
    makePlainKit({ schemes: [apiKey, digest] as unknown as readonly AuthScheme[] }),
  ).open({ variables, ...options });

async function useOnce<T>(use: (block: OpenBlock) => Promise<T>, options: Partial<ConsumeOptions> = {}): Promise<T> {
  const block = await open(options);
  const result = await use(block);
  await block.client.close();
  return result;
}

const answerRedirect =
  (status: number, location: string): Respond =>
  ({ path }, response) =>
    void (path === '/old' ? response.writeHead(status, { location }).end() : response.end('arrived'));
const bodyOf = (answer: Awaited<ReturnType<OpenBlock['call']>>): string =>
  answer.ok ? new TextDecoder().decode(answer.value.body) : `failed: ${answer.failure.code}`;

describe('an answer', () => {
  test('is passed on with its descriptive headers, and without those of the connection', async () => {
    const headers = {
      'content-type': 'text/plain',
      etag: '"1"',
      location: '/x',
      'retry-after': '3',
      'set-cookie': 'a=1',
      'www-authenticate': 'Basic',
      link: '<x>',
    };
    respond = (_, response) => void response.writeHead(404, headers).end('no');
    const answer = await useOnce(({ call }) => call('get'));
    expect(answer).toMatchObject({ ok: true, value: { kind: 'raw', status: 404, contentType: 'text/plain' } });
    expect(answer.ok && answer.value.headers).toEqual({ etag: '"1"', location: '/x', 'retry-after': '3' });
    expect(bodyOf(answer)).toBe('no');
  });

  test.each([
    ['gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['gzip, br', brotliCompressSync(gzipSync('hello'))],
  ])('is decompressed (%s)', async (encoding, body) => {
    respond = (_, response) => void response.writeHead(200, { 'content-encoding': encoding }).end(body);
    expect(bodyOf(await useOnce(({ call }) => call('get')))).toBe('hello');
  });

  test('that is too large fails, compressed or not', async () => {
    const options = { bodyLimitBytes: 1000 };
    const failure = { code: 'upstream-too-large', namespace: 'api', limitBytes: 1000 };
    respond = (_, response) => void response.end('x'.repeat(1001));
    expect(await useOnce(({ call }) => call('get'), options)).toMatchObject({ ok: false, failure });
    respond = (_, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000)));
    expect(await useOnce(({ call }) => call('get'), options)).toMatchObject({ ok: false, failure });
    respond = (_, response) => void response.end('x'.repeat(1000));
    expect(await useOnce(({ call }) => call('get'), options)).toMatchObject({ ok: true });
  });

  test('that cannot be decompressed or is not HTTP fails, and the failure contains no address', async () => {
    respond = (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip');
    const broken = await useOnce(({ call }) => call('get'));
    respond = (_, response) => void response.socket?.end('nonsense\r\n\r\n');
    const nonsense = await useOnce(({ call }) => call('get'));
    for (const answer of [broken, nonsense]) {
      expect(answer).toMatchObject({ ok: false, failure: { code: 'upstream-unreachable', namespace: 'api' } });
      expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
    }
  });
});

describe('an exchange', () => {
  test('fails with a reason when the port is closed', async () => {
    await upstream.close();
    expect(await useOnce(({ call }) => call('get'))).toEqual({
      ok: false,
      failure: { code: 'upstream-unreachable', namespace: 'api', reason: 'it refuses connections' },
    });
  });

  test('ends at its deadline', async () => {
    respond = () => undefined;
    expect(await useOnce(({ call }) => call('get'), { timeoutMs: 50 })).toEqual({
      ok: false,
      failure: { code: 'upstream-timeout', namespace: 'api', timeoutMs: 50 },
    });
  });

  test('ends upstream when the caller disconnects', async () => {
    const caller = new AbortController();
    const left = new Promise((resolve) => {
      respond = (_, response) => {
        response.on('close', resolve);
        caller.abort();
      };
    });
    expect(await useOnce(({ call }) => call('get', {}, { signal: caller.signal }))).toMatchObject({
      failure: { code: 'cancelled' },
    });
    await left;
    expect(await useOnce(({ call }) => call('get', {}, { signal: caller.signal }))).toMatchObject({
      failure: { code: 'cancelled' },
    });
    expect(upstream.take()).toHaveLength(1);
  });

  test('can be closed twice', async () => {
    const { client } = await open();
    await Promise.all([client.close(), client.close()]);
  });
});

describe('a redirect', () => {
  test('is followed with credentials on the same origin', async () => {
    respond = answerRedirect(302, '/new?a=b');
    expect(bodyOf(await useOnce(({ call }) => call('get')))).toBe('arrived');
    expect(upstream.take()[1]).toMatchObject({
      path: '/new',
      rawQuery: 'a=b',
      headers: { 'x-key': 's3cret-value', 'x-param': 'param' },
    });
  });

  test('drops credentials, parameters and forwarded headers on another origin', async () => {
    respond = answerRedirect(302, `${other.origin}/new`);
    const forwardedHeaders = [['x-session', 'abc']] as const;
    expect(bodyOf(await useOnce(({ call }) => call('get', {}, { forwardedHeaders })))).toBe('elsewhere');
    const [seen] = other.take();
    expect(Object.keys(seen?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  test('does not restore dropped credentials', async () => {
    respond = answerRedirect(302, `${other.origin}/new`);
    respondElsewhere = (_, response) => void response.writeHead(302, { location: `${upstream.origin}/back` }).end();
    expect(bodyOf(await useOnce(({ call }) => call('get')))).toBe('arrived');
    expect(upstream.take()[1]?.headers).not.toHaveProperty('x-key');
  });

  test.each([
    [301, 'post', 'GET', ''],
    [302, 'post', 'GET', ''],
    [303, 'put', 'GET', ''],
    [302, 'put', 'PUT', '{"a":1}'],
    [307, 'post', 'POST', '{"a":1}'],
    [308, 'put', 'PUT', '{"a":1}'],
  ])('(%i after %s) becomes %s', async (status, operation, method, body) => {
    respond = answerRedirect(status, '/new');
    await useOnce(({ call }) => call(operation, { body: { a: 1 } }));
    expect(upstream.take()[1]).toMatchObject({ method, body });
  });

  test('never takes a body with a secret to another origin', async () => {
    respond = answerRedirect(307, `${other.origin}/new`);
    const kept = await useOnce(({ call }) => call('post', { body: { key: 's3cret-value' } }));
    expect(kept).toMatchObject({ ok: true, value: { status: 307 } });
    expect(other.take()).toEqual([]);
    expect(bodyOf(await useOnce(({ call }) => call('post', { body: { a: 1 } })))).toBe('elsewhere');
    expect(other.take()).toMatchObject([{ method: 'POST', body: '{"a":1}' }]);
  });

  test.each(['/bots3cret-value/getMe', '/s3cret-value'])(
    'never takes a path with a secret to another origin: %s',
    async (path) => {
      respond = answerRedirect(302, `${other.origin}${path}?a=b`);
      const kept = await useOnce(({ call }) => call('get'));
      const location = `${other.origin}${path.replace('s3cret-value', '***')}?a=b`;
      expect(kept).toMatchObject({ ok: true, value: { status: 302, headers: { location } } });
      expect(other.take()).toEqual([]);
    },
  );

  test('follows a path with a secret on its own origin', async () => {
    respond = answerRedirect(302, '/bots3cret-value/getMe');
    expect(bodyOf(await useOnce(({ call }) => call('get')))).toBe('arrived');
  });

  test('keeps a body without the field of its credential', async () => {
    respond = answerRedirect(307, `${other.origin}/new`);
    const block = await open({}, "{type: apikey, key: key, value: '{{KEY}}', placement: body}");
    await block.call('post', { body: { a: 1 } });
    await block.client.close();
    expect(upstream.take()[0]?.body).toBe('{"a":1,"key":"s3cret-value"}');
    expect(other.take()[0]?.body).toBe('{"a":1}');
  });

  test('is followed eight times, then it is returned', async () => {
    respond = (_, response) => void response.writeHead(302, { location: '/old' }).end();
    expect(await useOnce(({ call }) => call('get'))).toMatchObject({ ok: true, value: { status: 302 } });
    expect(upstream.take()).toHaveLength(9);
  });

  test.each(['ftp://elsewhere/', 'http://[', ''])('to "%s" is returned', async (location) => {
    respond = (_, response) => void response.writeHead(302, location === '' ? {} : { location }).end('moved');
    expect(bodyOf(await useOnce(({ call }) => call('get')))).toBe('moved');
  });
});

describe('a challenge', () => {
  test('is answered once, and its nonce is kept', async () => {
    respond = ({ headers }, response) =>
      void (headers.authorization?.startsWith('Digest ')
        ? response.end('in')
        : response
            .writeHead(401, { 'www-authenticate': 'Digest realm="r", qop="auth", nonce="n1", opaque="o"' })
            .end());
    const block = await open({}, "{type: digest, username: u, password: '{{KEY}}'}");
    expect(bodyOf(await block.call('get'))).toBe('in');
    expect(bodyOf(await block.call('post', { body: { a: 1 } }))).toBe('in');
    await block.client.close();
    const [first, second, third, ...more] = upstream.take();
    expect(first?.headers).not.toHaveProperty('authorization');
    expect(second?.headers.authorization).toMatch(
      /username="u".*nonce="n1", uri="\/old\?q=1".*qop=auth, nc=00000001.*opaque="o"/,
    );
    expect(third).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: { authorization: expect.stringContaining('nc=00000002') },
    });
    expect(more).toEqual([]);
  });

  test('that refuses the credential is returned', async () => {
    respond = (_, response) =>
      void response.writeHead(401, { 'www-authenticate': 'Digest realm="r", qop="auth", nonce="n"' }).end();
    const block = await open({}, '{type: digest, username: u, password: p}');
    expect(await block.call('get')).toMatchObject({ ok: true, value: { status: 401 } });
    await block.client.close();
    expect(upstream.take()).toHaveLength(2);
  });
});
