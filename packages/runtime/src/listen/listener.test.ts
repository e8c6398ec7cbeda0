import { createHook } from 'node:async_hooks';
import { get, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { listen, type HttpHandler, type Listener } from './listener.js';
import type { RequestEnd } from './request-end.js';
import { defaultServerLimits } from './server-limits.js';

const opened = async (handle: HttpHandler, limits = defaultServerLimits): Promise<Listener> => {
  const listened = await listen({
    address: '127.0.0.1',
    port: 0,
    keepAliveMs: 75_000,
    limits,
    onError: () => undefined,
  });
  if (!listened.ok) throw new Error(listened.reason);
  listened.listener.replace(handle);
  return listened.listener;
};

const isAccepting = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy().destroyed));
    socket.on('error', () => resolve(false));
  });

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve: (value: T) => resolve(value) };
}

describe('a listener', () => {
  test('lets a request in flight finish, and accepts no new one', async () => {
    const arrived = deferred<() => void>();
    const listener = await opened((_, response) => arrived.resolve(() => response.end('done')));
    const answer = fetch(`http://127.0.0.1:${listener.port}/`).then((response) => response.text());
    const finish = await arrived.promise;
    const closed = listener.close(60_000);
    // Connections that arrive at the same moment are still accepted.
    for (let isOpen = true; isOpen;) isOpen = await isAccepting(listener.port);
    finish();
    expect(await answer).toBe('done');
    await closed;
  });

  test('does not count the time of a handler that has not asked for the body', async () => {
    const answerLater: HttpHandler = (_, response) => void setTimeout(() => response.end('late'), 600);
    const listener = await opened(answerLater, { ...defaultServerLimits, receiveMs: 100 });
    const headers = { Expect: '100-continue', 'Content-Length': '5' };
    const status = await new Promise((resolve, reject) => {
      const sent = request(`http://127.0.0.1:${listener.port}/`, { method: 'POST', headers }, (answer) => {
        resolve(answer.resume().statusCode);
        sent.destroy();
      });
      sent.on('error', reject).flushHeaders();
    });
    await listener.close(0);
    expect(status).toBe(200);
  });

  test('is closed at once by a second call without a grace time', async () => {
    const arrived = deferred<void>();
    const listener = await opened(() => arrived.resolve());
    const cut = new Promise((resolve) => get(`http://127.0.0.1:${listener.port}/`).on('error', resolve));
    await arrived.promise;
    const first = listener.close(60_000);
    await listener.close(0);
    await first;
    expect(await cut).toMatchObject({ code: 'ECONNRESET' });
  });

  test('takes another handler while it listens', async () => {
    const listener = await opened((_, response) => response.end('old'));
    listener.replace((_, response) => response.end('new'));
    expect(await (await fetch(`http://127.0.0.1:${listener.port}/`)).text()).toBe('new');
    await listener.close(0);
  });

  test('takes other limits while it listens', async () => {
    const arrived = deferred<() => void>();
    const listener = await opened((_, response) => arrived.resolve(() => response.end('done')));
    const url = `http://127.0.0.1:${listener.port}/`;
    const first = fetch(url);
    const finish = await arrived.promise;
    listener.allow({ keepAliveMs: 9_000, limits: { ...defaultServerLimits, requests: 1 } });
    expect((await fetch(url)).status).toBe(503);
    finish();
    expect(await (await first).text()).toBe('done');
    await listener.close(0);
  });

  test('hands over each request with its end, and puts one listener on the answer', async () => {
    const ended = deferred<readonly unknown[]>();
    const seen: unknown[] = [];
    const listener = await opened((_, response, end) => {
      seen.push(response.listenerCount('close'), response.getMaxListeners());
      end.finished(() => seen.push('first'));
      end.finished(() => seen.push('second'));
      end.finished(() => ended.resolve([...seen, end.signal.aborted]));
      response.end('done');
    });
    expect(await (await fetch(`http://127.0.0.1:${listener.port}/`)).text()).toBe('done');
    expect(await ended.promise).toEqual([1, 10, 'first', 'second', false]);
    await listener.close(0);
  });

  test.each([
    ['before', (end: RequestEnd) => end.signal],
    ['after', () => undefined],
  ])('aborts the signal of a request whose caller hangs up, also when it was read %s', async (_, read) => {
    const arrived = deferred<RequestEnd>();
    const listener = await opened((_request, _response, end) => {
      read(end);
      arrived.resolve(end);
    });
    const asked = get(`http://127.0.0.1:${listener.port}/`).on('error', () => undefined);
    const end = await arrived.promise;
    asked.destroy();
    await new Promise<void>((resolve) => end.finished(resolve));
    await new Promise(setImmediate);
    expect(end.signal.aborted).toBe(true);
    const late: string[] = [];
    end.finished(() => late.push('at once'));
    expect(late).toEqual(['at once']);
    await listener.close(0);
  });

  test('leaves no timer behind', async () => {
    const timers = new Set<number>();
    const hook = createHook({
      init: (id, type) => void (type === 'Timeout' && timers.add(id)),
      destroy: (id) => void timers.delete(id),
    }).enable();
    try {
      const listener = await opened((_, response) => response.end('done'));
      const whileOpen = timers.size;
      await listener.close(0);
      // Hooks learn of what was cleared in a later turn.
      for (let turns = 0; turns < 3; turns += 1) await new Promise(setImmediate);
      expect(whileOpen).toBeGreaterThan(0);
      expect(timers.size).toBe(0);
    } finally {
      hook.disable();
    }
  });
});
