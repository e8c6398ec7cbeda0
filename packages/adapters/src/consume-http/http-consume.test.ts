import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Entity, WireText, type AuthScheme, type RawReply, type Result, type Value } from '@naftiko/engine';
import { planBlock, makePlainKit, type PlainKit } from '@naftiko/engine/contracts';
import {
  openRecordingUpstream,
  type RecordingUpstream,
  type SeenRequest,
} from '../../../../test/support/recording-upstream.js';
import { apiKey } from '../auth/api-key.js';
import { basic } from '../auth/basic.js';
import { bearer } from '../auth/bearer.js';
import { form } from '../body/form.js';
import { json } from '../body/json.js';
import { multipart } from '../body/multipart.js';
import { raw } from '../body/raw.js';
import { text } from '../body/text.js';
import { http } from './http-consume.js';
import { userAgent } from './plan/prepared-headers.js';

let upstream: RecordingUpstream;
beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"ok":true}'),
  );
});
afterAll(() => upstream.close());

const schemes = [apiKey, basic, bearer] as unknown as readonly AuthScheme[];
const encoders = [json, raw, text, form, multipart];
const variables = new Map([
  ['KEY', 's3cret'],
  ['REGION', 'eu'],
  ['EMPTY', ''],
]);

interface Called {
  readonly answer: Result<RawReply>;
  readonly seen: SeenRequest | undefined;
}

/** Calls the only operation of a block with these resources, and returns the request that the upstream received. */
async function callOperation(
  resources: string,
  values: Readonly<Record<string, Value>> = {},
  { head = '', ...options }: PlainKit & { readonly head?: string } = {},
): Promise<Called> {
  const yaml = `type: http\nnamespace: api\nbaseUri: ${upstream.origin}/v1\n${head}\nresources:\n${resources}`;
  const block = planBlock(http, yaml, makePlainKit({ schemes, encoders, ...options }));
  const { call, client } = await block.open({ variables });
  const answer = await call(block.plan.operations[0]?.name ?? '', values, {
    forwardedHeaders: [
      ['x-session', 'abc'],
      ['host', 'elsewhere'],
      ['x-fixed', 'forwarded'],
    ],
  });
  await client.close();
  return { answer, seen: upstream.take()[0] };
}

const get = (path: string, inputs = '[]', more = ''): string =>
  `- path: ${JSON.stringify(path)}\n  operations:\n  - {name: op, method: GET, inputParameters: ${inputs}${more}}`;
const createPost = (inputs = '[]', more = ''): string =>
  `- path: /things\n  operations:\n  - {name: op, method: POST, inputParameters: ${inputs}${more}}`;
const targetOf = (seen: SeenRequest | undefined): string | undefined =>
  seen && (seen.rawQuery === '' ? seen.path : `${seen.path}?${seen.rawQuery}`);
const createEntity = (content: string, type?: string): Entity => new Entity(new TextEncoder().encode(content), type);

describe('the address of a request', () => {
  test.each<[string, string, string, Readonly<Record<string, Value>>, string]>([
    [
      'takes a value as one segment',
      '/ships/{imo}',
      '[]',
      { imo: 'a/b?c#d%20 é' },
      '/v1/ships/a%2Fb%3Fc%23d%2520%20%C3%A9',
    ],
    ['reads two braces like one', '/ships/{{imo}}', '[]', { imo: 'x' }, '/v1/ships/x'],
    [
      'keeps text around a placeholder',
      "/range(address='{a}').json",
      '[]',
      { a: 'A1:B2' },
      "/v1/range(address='A1%3AB2').json",
    ],
    ['writes a list as JSON', '/{ids}', '[]', { ids: [1, 'a'] }, '/v1/%5B1%2C%22a%22%5D'],
    ['keeps what the wire wrote', '/{n}', '[]', { n: new WireText('007', 7) }, '/v1/007'],
    ['encodes blanks that are written', '/Invoice Items/{id}', '[]', { id: '1' }, '/v1/Invoice%20Items/1'],
    [
      'keeps a fixed query first',
      '/a?fixed=1&by={by}',
      '[{name: q, in: query}]',
      { by: 'x y', q: '1' },
      '/v1/a?fixed=1&by=x+y&q=1',
    ],
    ['adds a slash that is missing', 'a', '[]', {}, '/v1/a'],
    ['keeps a slash at the end', '/a/', '[]', {}, '/v1/a/'],
    ['keeps empty segments', '/a//b', '[]', {}, '/v1/a//b'],
    ['reads an upper-case placeholder in two braces from the environment', '/{{REGION}}/x', '[]', {}, '/v1/eu/x'],
    ['asks the caller for one in one brace', '/{REGION}/x', '[]', { REGION: 'us' }, '/v1/us/x'],
    [
      'takes the value a document gives a parameter',
      '/{v}',
      "[{name: v, in: path, value: 'v-{{env.REGION}}'}]",
      {},
      '/v1/v-eu',
    ],
    ['repeats a list', '/a', '[{name: tag, in: query}]', { tag: ['x', 'y z', null] }, '/v1/a?tag=x&tag=y+z'],
    ['writes an object as JSON', '/a', '[{name: f, in: query}]', { f: { a: 1 } }, '/v1/a?f=%7B%22a%22%3A1%7D'],
    [
      'encodes the names of parameters',
      '/a',
      "[{name: 'filter[x]', in: query}]",
      { 'filter[x]': 'é&' },
      '/v1/a?filter%5Bx%5D=%C3%A9%26',
    ],
    ['leaves out a parameter with a missing name', '/a', "[{name: s, in: query, value: 'by-{{order}}'}]", {}, '/v1/a'],
  ])('%s', async (_, path, inputs, values, expected) => {
    expect(targetOf((await callOperation(get(path, inputs), values)).seen)).toBe(expected);
  });

  test.each<[string, Value, string]>([
    ['a dot', '.', 'value-refused'],
    ['two dots', '..', 'value-refused'],
    ['the empty text', '', 'value-refused'],
    ['null', null, 'unresolved'],
  ])('is refused when %s should be a segment', async (_, value, code) => {
    const { answer, seen } = await callOperation(get('/ships/{imo}'), { imo: value });
    expect(answer).toMatchObject({ ok: false, failure: { code, operation: 'api.op' } });
    expect(seen).toBeUndefined();
  });

  test('is completed by a parameter that the path does not name', async () => {
    const { seen } = await callOperation(
      get('/users', '[{name: userId, in: path}]'),
      { userId: 'u 1' },
      { appended: { op: 'userId' } },
    );
    expect(targetOf(seen)).toBe('/v1/users/u%201');
  });

  test('puts an amazon target from the fragment into its header', async () => {
    const { seen } = await callOperation(get('/#X-Amz-Target=Service.List'));
    expect(seen).toMatchObject({ path: '/v1/', headers: { 'x-amz-target': 'Service.List' } });
  });
});

describe('the headers of a request', () => {
  test('are the defaults, the declared and the forwarded ones; declared ones take precedence', async () => {
    const inputs = '[{name: X-Fixed, in: header, value: alpha}, {name: X-Trace, in: header}, {name: Host, in: header}]';
    const { seen } = await callOperation(get('/a', inputs), { 'X-Trace': 't ü', Host: 'evil' });
    expect(seen?.headers).toMatchObject({
      accept: '*/*',
      'user-agent': userAgent,
      'x-fixed': 'alpha',
      'x-trace': Buffer.from('t ü').toString('latin1'),
      'x-session': 'abc',
      host: upstream.origin.slice('http://'.length),
    });
  });

  test('replace the defaults, and carry cookies in one header', async () => {
    const inputs =
      '[{name: Accept, in: header, value: text/csv}, {name: User-Agent, in: header}, {name: a, in: cookie}, {name: b, in: cookie}]';
    const { seen } = await callOperation(get('/a', inputs), { 'User-Agent': 'me/1', a: '1;2', b: 'x' });
    expect(seen?.headers).toMatchObject({ accept: 'text/csv', 'user-agent': 'me/1', cookie: 'a=1%3B2; b=x' });
  });

  test('name this version', () => {
    const { version } = JSON.parse(readFileSync('packages/adapters/package.json', 'utf8')) as { version: string };
    expect(userAgent).toBe(`naftiko/${version}`);
  });

  test('request JSON when an existing document declares Accept and no value is given', async () => {
    expect((await callOperation(get('/a', '[{name: Accept, in: header}]'))).seen?.headers.accept).toBe(
      'application/json',
    );
  });

  test.each([
    ['a line break', 'a\r\nX-Evil: 1'],
    ['a zero byte', 'a\0b'],
  ])('refuse %s', async (_, value) => {
    const { answer, seen } = await callOperation(get('/a', '[{name: X-A, in: header}]'), { 'X-A': value });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'value-refused', name: 'X-A' } });
    expect(seen).toBeUndefined();
  });

  test('come from the innermost of three levels', async () => {
    const resources = `- path: /a
  inputParameters: [{name: X-Level, in: header, value: resource}, {name: q, in: query, value: resource}]
  operations:
  - {name: op, inputParameters: [{name: x-level, in: header, value: operation}]}`;
    const head =
      'inputParameters: [{name: X-Level, in: header, value: block}, {name: X-Block, in: header, value: block}]';
    const { seen } = await callOperation(resources, {}, { head });
    expect(seen).toMatchObject({ headers: { 'x-level': 'operation', 'x-block': 'block' }, query: { q: 'resource' } });
  });
});

describe('credentials', () => {
  test.each<[string, string, object]>([
    ['a bearer token', "{type: bearer, token: '{{env.KEY}}'}", { headers: { authorization: 'Bearer s3cret' } }],
    [
      'a user and a password',
      "{type: basic, username: ü, password: 'a:{{KEY}}'}",
      { headers: { authorization: `Basic ${Buffer.from('ü:a:s3cret').toString('base64')}` } },
    ],
    [
      'a user without a password',
      "{type: basic, username: '{{KEY}}'}",
      { headers: { authorization: `Basic ${Buffer.from('s3cret:').toString('base64')}` } },
    ],
    [
      'a key in a header',
      "{type: apikey, key: Authorization, value: 'Token {{KEY}}'}",
      { headers: { authorization: 'Token s3cret' } },
    ],
    [
      'a key in the query',
      "{type: apikey, key: 'api key', value: '{{KEY}}&', placement: query}",
      { rawQuery: 'q=1&api+key=s3cret%26' },
    ],
    [
      'a key in a cookie',
      "{type: apikey, key: sid, value: '{{KEY}}', placement: cookie}",
      { headers: { cookie: 'sid=s3cret' } },
    ],
    [
      'several keys',
      "{type: apikey, headers: {X-A: '{{KEY}}', X-B: '{{REGION}}'}}",
      { headers: { 'x-a': 's3cret', 'x-b': 'eu' } },
    ],
  ])('are sent as %s', async (_, authentication, expected) => {
    const inputs = '[{name: q, in: query, value: 1}]';
    const { seen } = await callOperation(get('/a', inputs), {}, { head: `authentication: ${authentication}` });
    expect(seen).toMatchObject(expected);
  });

  test('are sent as a field of the body, or as a part of the path', async () => {
    const inBody = "authentication: {type: apikey, key: token, value: '{{KEY}}', placement: body}";
    const posted = await callOperation(createPost('[{name: a, in: body}]'), { a: 1 }, { head: inBody });
    expect(posted.seen?.body).toBe('{"a":1,"token":"s3cret"}');

    const inPath = "authentication: {type: apikey, key: token, value: '{{KEY}}/x', placement: path}";
    const gotten = await callOperation(get('/bot{token}/me'), { token: 'mine' }, { head: inPath });
    expect(gotten.seen?.path).toBe('/v1/bots3cret%2Fx/me');
  });

  test('take precedence over a template of the same name, in a part of a form too', async () => {
    const head = "authentication: {type: apikey, key: token, value: '{{KEY}}', placement: body}";
    const body = "body: {type: multipart, data: {token: '{{tools.token}}', a: '{{tools.a}}'}}";
    const { seen } = await callOperation(
      createPost('[{name: token, in: body}]', `, ${body}`),
      { token: 'mine', a: 'x' },
      { head },
    );
    expect(seen?.body).toMatch(/name="a"\r\n\r\nx\r\n--\S+\r\n.*name="token"\r\n\r\ns3cret\r\n--\S+--\r\n$/);
    expect(seen?.body).not.toContain('mine');
  });

  test('refuse a body without a place for them: no request is sent without a credential', async () => {
    const head = "authentication: {type: apikey, key: token, value: '{{KEY}}', placement: body}";
    const { answer, seen } = await callOperation(createPost('[{name: body, in: body}]'), { body: [1] }, { head });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'value-refused', name: 'token' } });
    expect(seen).toBeUndefined();
  });

  test('own their header: the value of a caller is ignored', async () => {
    const block = planBlock(
      http,
      `type: http\nnamespace: api\nbaseUri: ${upstream.origin}\nauthentication: {type: bearer, token: t}\nresources:\n${get('/a', '[{name: Authorization, in: header}, {name: Accept, in: header}]')}`,
      makePlainKit({ schemes }),
    );
    expect(block.plan.operations[0]).toMatchObject({
      reserved: ['Authorization'],
      slots: [{ name: 'Accept', required: false }],
    });
  });

  test.each([
    ['missing', '{{env.NOBODY}}'],
    ['empty', 'Bearer {{env.EMPTY}}'],
  ])('that are %s cause a failure', async (_, value) => {
    const head = `authentication: {type: apikey, key: X-Key, value: '${value}'}`;
    const { answer, seen } = await callOperation(get('/a'), {}, { head });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'unresolved', place: 'authentication' } });
    expect(seen).toBeUndefined();
  });
});

describe('the body of a request', () => {
  const whole = '[{name: body, in: body}]';
  test.each<[string, string, Readonly<Record<string, Value>>, string, string | undefined]>([
    [
      'is the entity of the caller, byte for byte',
      createPost(whole),
      { body: createEntity('a=1', 'application/x-www-form-urlencoded') },
      'a=1',
      'application/x-www-form-urlencoded',
    ],
    ['is the JSON of a value', createPost(whole), { body: { a: [1, null] } }, '{"a":[1,null]}', 'application/json'],
    ['is a JSON text unchanged', createPost(whole), { body: '{"a": 1}' }, '{"a": 1}', 'application/json'],
    ['is any other text as a JSON string', createPost(whole), { body: 'hi' }, '"hi"', 'application/json'],
    [
      'is a text if a parameter sets another type than JSON',
      createPost('[{name: body, in: body}, {name: Content-Type, in: header}]'),
      { body: 'a,b', 'Content-Type': 'text/csv' },
      'a,b',
      'text/csv',
    ],
    [
      'is a form if a parameter sets its type',
      createPost(
        '[{name: body, in: body}, {name: Content-Type, in: header, value: application/x-www-form-urlencoded}]',
      ),
      { body: { a: 'x y', b: [1, 2] } },
      'a=x+y&b=1&b=2',
      'application/x-www-form-urlencoded',
    ],
    [
      'is an object of the parameters that have a value',
      createPost('[{name: a, in: body}, {name: b, in: body}, {name: c, in: body, value: 5}]'),
      { a: new WireText('007', 7) },
      '{"a":7,"c":5}',
      'application/json',
    ],
    [
      'is an object too when the whole has company',
      createPost('[{name: body, in: body}, {name: b, in: body}]'),
      { body: { a: 1 }, b: 2 },
      '{"body":{"a":1},"b":2}',
      'application/json',
    ],
    ['is nothing when nothing is given', createPost(whole), {}, '', undefined],
    [
      'is what the caller sends where nothing is declared',
      createPost(),
      { body: createEntity('{}', 'application/json') },
      '{}',
      'application/json',
    ],
    [
      'fills structured data and leaves out missing values',
      createPost('[]', ", body: {type: json, data: {a: '{{tools.a}}', b: '{{tools.b}}', c: [1, '{{b}}']}}"),
      { a: { x: 1 } },
      '{"a":{"x":1},"c":[1]}',
      'application/json',
    ],
    [
      'is the whole value of one placeholder',
      createPost('[]', ", body: {type: json, data: '{{tools.x}}'}"),
      { x: createEntity('<a/>', 'text/xml') },
      '<a/>',
      'text/xml',
    ],
    [
      'takes its content type from a parameter',
      createPost('[{name: Content-Type, in: header, value: text/csv}]', ", body: 'a,{{a}}'"),
      { a: 'x' },
      'a,x',
      'text/csv',
    ],
  ])('%s', async (_, resources, values, body, contentType) => {
    const { seen } = await callOperation(resources, values);
    expect(seen?.body).toBe(body);
    expect(seen?.headers['content-type']).toBe(contentType);
  });

  test('causes a failure when a longer text lacks a value, or a required whole is missing', async () => {
    const embedded = await callOperation(createPost('[]', ", body: {type: json, data: {a: 'hello {{name}}'}}"));
    expect(embedded.answer).toMatchObject({
      ok: false,
      failure: { code: 'unresolved', names: ['name'], place: 'body' },
    });
    const required = await callOperation(createPost('[{name: body, in: body, required: true}]'));
    expect(required.answer).toMatchObject({ ok: false, failure: { code: 'unresolved', names: ['body'] } });
    expect(embedded.seen ?? required.seen).toBeUndefined();
  });

  test('accepts fields that only the calling unit declares', async () => {
    const block = planBlock(
      http,
      `type: http\nnamespace: api\nbaseUri: ${upstream.origin}\nresources:\n${createPost('[]', ', body: {type: json, data: {a: 1}}')}`,
      makePlainKit({ encoders }),
    );
    const { client } = await block.open();
    const context = { signal: new AbortController().signal, forwardedHeaders: [] };
    await client.send(0, { slots: [], fields: [['b', [2]]], query: [['q', 'x y']] }, context);
    await client.close();
    expect(upstream.take()[0]).toMatchObject({ body: '{"a":1,"b":[2]}', rawQuery: 'q=x+y' });
  });
});
