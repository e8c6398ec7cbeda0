import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fail } from '@naftiko/engine';
import { valid } from '@naftiko/spec';
import {
  closeFixtures,
  json,
  portOf,
  serve,
  type Routes,
  type Fixture,
} from '../../../../test/support/expose/rest-fixture.js';

afterEach(closeFixtures);

describe('a route that is not there', () => {
  const routes: Routes = { 'GET /s': {}, 'PUT /s': {} };

  test('is a 405 that names the methods of the path', async () => {
    const send = await serve({ routes });
    const answer = await send('POST', '/s');
    expect([answer.headers.allow, answer.json()]).toMatchObject(['GET, HEAD, PUT', { status: 405 }]);
  });

  test('is a 404 with the fixed text in a document that the published schema accepts', async () => {
    const send = await serve({ routes, conformant: true });
    expect(await send('POST', '/s')).toMatchObject({
      status: 404,
      headers: { allow: 'GET, HEAD, PUT', 'content-type': 'text/plain; charset=utf-8' },
      text: 'Unable to handle the request. Please check the capability specification.',
    });
  });

  test.each([
    ['application/json', true],
    ['text/html, application/problem+json;q=0.1', true],
    ['application/vnd.api+json', true],
    ['APPLICATION/JSON', true],
    ['application/json, text/plain, */*', true],
    ['application/json;q=0, */*', false],
    ['application/jsonp', false],
    ['application/*', false],
    ['*/*', false],
    ['text/html', false],
    ['', false],
  ])('has problem details for a caller that accepts "%s": %s', async (accept, described) => {
    for (const conformant of [true, false]) {
      const send = await serve({ routes, conformant });
      const answer = await send('GET', '/nowhere', { headers: { accept } });
      const type = described ? 'application/problem+json' : undefined;
      expect([answer.status, answer.headers['content-type'], answer.text !== '']).toEqual([404, type, described]);
      const other = await send('POST', '/s', { headers: { accept } });
      expect([other.status, other.headers.allow]).toEqual([conformant ? 404 : 405, 'GET, HEAD, PUT']);
      expect(other.headers['content-type'] === 'application/problem+json').toBe(described || !conformant);
    }
  });

  test('has problem details with the served routes', async () => {
    const send = await serve({ routes, conformant: true });
    const headers = { accept: 'application/json' };
    expect((await send('POST', '/s', { headers })).json()).toMatchObject({
      status: 404,
      code: 'method-not-allowed',
      methods: ['GET', 'HEAD', 'PUT'],
    });
    const answer = await send('GET', `/${'x'.repeat(5000)}`, { headers });
    expect(answer.json()).toMatchObject({ status: 404, code: 'route-unknown', routes: ['GET /s', 'PUT /s'] });
    expect(answer.text.length).toBeLessThan(700);
  });

  test('has problem details with the first of many routes', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`GET /things/${index}`, {}]));
    const send = await serve({ routes: many });
    const answer = (await send('GET', '/nowhere', { headers: { accept: 'application/json' } })).json();
    expect(answer).toMatchObject({ routeCount: 300, detail: expect.stringContaining('GET /things/19 and 280 more.') });
    expect((answer as { readonly routes: readonly string[] }).routes).toHaveLength(20);
  });
});

describe('a caller', () => {
  const guarded: Fixture = {
    routes: { 'GET /s': {} },
    verifier: valid(() => ({
      verify: (request) =>
        request.header('authorization') === 'Bearer right'
          ? { ok: true }
          : { ok: false, status: 401, body: 'Unauthorized', challenges: ['Bearer'] },
    })),
  };

  test('without credentials is refused before routing', async () => {
    const send = await serve(guarded);
    for (const path of ['/s', '/nowhere']) {
      expect(await send('GET', path, { headers: { accept: 'application/json' } })).toMatchObject({
        status: 401,
        text: 'Unauthorized',
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
  });

  test('with credentials is served, and the credentials are not forwarded', async () => {
    const send = await serve({
      ...guarded,
      services: { forwardHeaders: ['authorization', 'x-trace', 'host'] },
      answer: (_, { forwardedHeaders }) => json(forwardedHeaders),
    });
    const headers = { authorization: 'Bearer right', 'x-trace': 't' };
    expect((await send('GET', '/s', { headers })).json()).toEqual([['x-trace', 't']]);
  });

  test('that disconnects aborts its call', async () => {
    let reached: (signal: AbortSignal) => void = () => undefined;
    const called = new Promise<AbortSignal>((resolve) => (reached = resolve));
    const setup: Fixture = {
      routes: { 'GET /s': {} },
      answer: (_, { signal }) => {
        reached(signal);
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(fail({ code: 'cancelled' })), { once: true }),
        );
      },
    };
    await serve(setup);
    const request = httpRequest({ port: portOf(), path: '/s' }).on('error', () => undefined);
    request.end();
    const signal = await called;
    const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    request.destroy();
    await aborted;
    expect(signal.aborted).toBe(true);
  });
});
