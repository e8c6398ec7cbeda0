import { afterEach, describe, expect, test } from '@jest/globals';
import { fail, ok, type Failure, type Reply } from '@naftiko/engine';
import { diagnose } from '@naftiko/spec';
import { at, closeFixtures, json, serve } from '../../../../test/support/expose/rest-fixture.js';

afterEach(closeFixtures);

describe('an answer', () => {
  test('with raw content passes byte for byte with its headers', async () => {
    const reply: Reply = {
      kind: 'raw',
      status: 201,
      body: Buffer.from('{"a": 1}\n'),
      contentType: 'application/json',
      headers: { etag: '"e1"', location: '/a/1' },
    };
    const send = await serve({ routes: { 'POST /s': {} }, answer: () => ok(reply) });
    const answer = await send('POST', '/s');
    expect(answer).toMatchObject({ status: 201, text: '{"a": 1}\n' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '9',
      etag: '"e1"',
      location: '/a/1',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  test('to HEAD equals that to GET without its body', async () => {
    const send = await serve({ routes: { 'GET /s': {} }, answer: () => json({ a: 1 }) });
    const answer = await send('HEAD', '/s');
    expect(answer).toMatchObject({ status: 200, text: '', headers: { 'content-length': '7' } });
  });

  test('without content has no Content-Length', async () => {
    const reply: Reply = { kind: 'raw', status: 204, body: new Uint8Array(), contentType: undefined, headers: {} };
    const send = await serve({ routes: { 'DELETE /s': {} }, answer: () => ok(reply) });
    const answer = await send('DELETE', '/s');
    expect([answer.status, answer.text, answer.headers['content-length']]).toEqual([204, '', undefined]);
  });

  test.each<[Failure, number]>([
    [{ code: 'unresolved', operation: 'a.b', names: ['id'], place: 'path' }, 400],
    [{ code: 'value-refused', operation: 'a.b', name: 'id', reason: 'it is empty.' }, 400],
    [{ code: 'lookup-failed', reason: 'No step is called "nowhere".', step: 'l' }, 400],
    [{ code: 'upstream-unreachable', namespace: 'a', reason: 'connection refused' }, 502],
    [{ code: 'upstream-too-large', namespace: 'a', limitBytes: 10 }, 502],
    [{ code: 'decode-failed', format: 'json', reason: 'not JSON', excerpt: '{oops' }, 502],
    [{ code: 'upstream-timeout', namespace: 'a', timeoutMs: 10 }, 504],
    [{ code: 'script-failed', reason: 'bad thing', step: 'boom' }, 500],
    [{ code: 'internal', incident: 'i1' }, 500],
  ])('to $code is a problem', async (failure, status) => {
    const send = await serve({ routes: { 'GET /s': {} }, answer: () => fail(failure) });
    const answer = await send('GET', '/s');
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const step = failure.step === undefined ? {} : { step: failure.step };
    expect(answer.json()).toMatchObject({ type: 'about:blank', status, code: failure.code, ...step });
  });

  test('of a failed upstream is passed on unchanged', async () => {
    const reply: Reply = { kind: 'raw', status: 418, body: Buffer.from('tea'), contentType: 'text/plain', headers: {} };
    const send = await serve({
      routes: { 'GET /s': {} },
      answer: () => fail({ code: 'upstream-status', namespace: 'a', reply }),
    });
    expect(await send('GET', '/s')).toMatchObject({
      status: 418,
      text: 'tea',
      headers: { 'content-type': 'text/plain' },
    });
  });

  test('of a broken unit names the place and the remedy', async () => {
    const broken = diagnose(
      'call-unresolved',
      { ...at, path: ['a', 'call'] },
      { call: 'x.y', similar: 'x.z', known: [] },
    );
    const send = await serve({ routes: { 'GET /s': { broken } } });
    expect((await send('GET', '/s')).json()).toMatchObject({
      status: 501,
      code: 'unavailable',
      kind: 'call-unresolved',
      pointer: '/a/call',
      detail: 'No consumed operation is named "x.y".',
      remedy: 'Did you mean "x.z"?',
    });
  });

  test('to a defect shows only an incident id, and the next request is served', async () => {
    const logged: unknown[] = [];
    const send = await serve({
      routes: { 'GET /s': {}, 'GET /ok': {} },
      services: {
        log: {
          debug: () => undefined,
          info: () => undefined,
          warn: () => undefined,
          error: (_, fields) => logged.push(fields),
          isEnabled: () => true,
        },
        invoke: () => Promise.reject(new TypeError('secret detail')),
      },
    });
    const answer = await send('GET', '/s');
    expect(answer).toMatchObject({ status: 500, text: expect.not.stringContaining('secret detail') });
    expect(logged).toEqual([expect.objectContaining({ incident: (answer.json() as { incident: string }).incident })]);
    expect((await send('GET', '/ok')).status).toBe(500);
  });
});
