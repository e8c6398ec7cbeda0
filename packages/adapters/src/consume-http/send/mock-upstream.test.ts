import { describe, expect, test } from '@jest/globals';
import type { AuthScheme } from '@naftiko/engine';
import { planBlock, makePlainKit } from '@naftiko/engine/contracts';
import { bearer } from '../../auth/bearer.js';
import { apiKey } from '../../auth/api-key.js';
import { json } from '../../body/json.js';
import { http } from '../http-consume.js';

const createBlock = (operation: string, authentication = "{type: bearer, token: '{{env.KEY}}'}") =>
  planBlock(
    http,
    `type: http
namespace: api
baseUri: https://{host}/v1
authentication: ${authentication}
resources:
- path: /things/{id}
  operations:
  - ${operation}`,
    makePlainKit({ schemes: [bearer, apiKey] as unknown as readonly AuthScheme[], encoders: [json] }),
  );

async function callMock(operation: string, values = {}): Promise<unknown> {
  const { call } = await createBlock(operation).open({ mock: true });
  const answer = await call('x', { id: '1', ...values });
  expect(answer).toMatchObject({ ok: true, value: { status: 200, contentType: 'application/json' } });
  return answer.ok ? JSON.parse(new TextDecoder().decode(answer.value.body)) : undefined;
}

describe('a mock', () => {
  test('shows the request where no outputs are declared, without its credentials', async () => {
    const operation =
      "{name: x, method: POST, inputParameters: [{name: q, in: query}, {name: K, in: query, value: '{{env.KEY}}'}, {name: Cookie, in: header, value: a=b}], body: {type: json, data: {a: '{{tools.a}}', k: '{{env.KEY}}'}}}";
    expect(await callMock(operation, { q: ['1', '2'], a: { b: 1 } })).toEqual({
      method: 'POST',
      path: '/things/1',
      query: { q: ['1', '2'], K: '***' },
      headers: expect.not.objectContaining({ authorization: expect.anything(), cookie: expect.anything() }),
      body: { a: { b: 1 }, k: '***' },
    });
  });

  test.each<[string, string, unknown]>([
    [
      'a text, a number and a list',
      '[{name: title, type: string, value: $.title}, {name: n, type: number, value: $.meta.count}, {name: tags, type: array, value: $.tags}]',
      { title: 'title', meta: { count: 1 }, tags: ['tags'] },
    ],
    [
      'members of items',
      "[{name: id, type: string, value: '$.items[*].id'}, {name: ok, type: boolean, value: '$.items[0].ok'}]",
      { items: [{ id: 'id', ok: true }] },
    ],
    ['a list at the root', "[{name: id, type: string, value: '$[*].id'}]", [{ id: 'id' }]],
    ['names in brackets', '[{name: a, type: string, value: "$[\'odd name\'].x"}]', { 'odd name': { x: 'a' } }],
  ])('answers %s where they are declared', async (_, outputs, expected) => {
    expect(await callMock(`{name: x, method: GET, outputParameters: ${outputs}}`)).toEqual(expected);
  });

  test('shows the request if the outputs require everything', async () => {
    const operation = '{name: x, method: GET, outputParameters: [{name: result, type: object, value: $.}]}';
    expect(await callMock(operation)).toMatchObject({ method: 'GET', path: '/things/1' });
  });

  test('fails without a required value, like the real upstream', async () => {
    const { call } = await createBlock('{name: x, method: GET}').open({ mock: true });
    expect(await call('x')).toMatchObject({ ok: false, failure: { code: 'unresolved', names: ['id'] } });
  });
});

describe('a preview', () => {
  const variables = new Map([
    ['host', 'api.acme.test'],
    ['KEY', 's3cret value&'],
  ]);

  test.each<[string, string, object]>([
    [
      'a header',
      "{type: bearer, token: '{{env.KEY}}'}",
      { url: 'https://api.acme.test/v1/things/1?plain=1', headers: expect.arrayContaining([['Authorization', '***']]) },
    ],
    [
      'the query',
      "{type: apikey, key: k, value: '{{env.KEY}}', placement: query}",
      { url: 'https://api.acme.test/v1/things/1?plain=1&k=***' },
    ],
  ])('hides a credential in %s', async (_, authentication, expected) => {
    const opened = await createBlock(
      '{name: x, method: GET, inputParameters: [{name: plain, in: query, value: 1}]}',
      authentication,
    ).open({ variables });
    expect(opened.preview('x', { id: '1' })).toMatchObject({ ok: true, value: expected });
    await opened.client.close();
  });

  test('hides environment values everywhere, even if a caller sends one', async () => {
    const opened = await createBlock(
      "{name: x, method: POST, inputParameters: [{name: q, in: query}, {name: X-Own, in: header, value: 'v {{env.KEY}}'}, {name: body, in: body}]}",
    ).open({ variables });
    const previewed = opened.preview('x', { id: 's3cret value&', q: 's3cret value&', body: { a: 's3cret value&' } });
    expect(previewed).toMatchObject({
      ok: true,
      value: { method: 'POST', url: 'https://api.acme.test/v1/things/***?q=***', body: '{"a":"***"}' },
    });
    expect(JSON.stringify(previewed)).not.toContain('s3cret');
    expect(opened.preview('x')).toMatchObject({ ok: false, failure: { code: 'unresolved' } });
    await opened.client.close();
  });
});
