import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fail } from '@naftiko/engine';
import { sound } from '@naftiko/spec';
import { closeTrials, json, portOf, serve, type Routes, type Trial } from './trial.contract.js';

afterEach(closeTrials);

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
    ['application/json', 'application/problem+json', true],
    ['text/html', undefined, false],
    ['', undefined, false],
  ])('is a 404 for a caller that accepts "%s"', async (accept, type, described) => {
    const send = await serve({ routes });
    const answer = await send('GET', '/nowhere', { headers: { accept } });
    expect([answer.status, answer.headers['content-type'], answer.text !== '']).toEqual([404, type, described]);
  });
});

describe('a caller', () => {
  const guarded: Trial = {
    routes: { 'GET /s': {} },
    verifier: sound(() => ({
      verify: (request) =>
        request.header('authorization') === 'Bearer right'
          ? { ok: true }
          : { ok: false, status: 401, body: 'Unauthorized', challenges: ['Bearer'] },
    })),
  };

  test('without credentials is turned away before routing', async () => {
    const send = await serve(guarded);
    for (const path of ['/s', '/nowhere']) {
      expect(await send('GET', path)).toMatchObject({
        status: 401,
        text: 'Unauthorized',
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
  });

  test('with credentials is served, and they are not passed on', async () => {
    const send = await serve({
      ...guarded,
      host: { forwardHeaders: ['authorization', 'x-trace', 'host'] },
      answer: (_, { forwardedHeaders }) => json(forwardedHeaders),
    });
    const headers = { authorization: 'Bearer right', 'x-trace': 't' };
    expect((await send('GET', '/s', { headers })).json()).toEqual([['x-trace', 't']]);
  });

  test('that hangs up aborts its call', async () => {
    let reached: (signal: AbortSignal) => void = () => undefined;
    const called = new Promise<AbortSignal>((resolve) => (reached = resolve));
    const setup: Trial = {
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
