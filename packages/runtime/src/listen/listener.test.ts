import { get } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { listen, type HttpHandler, type Listener } from './listener.js';

const opened = async (handle: HttpHandler): Promise<Listener> => {
  const listened = await listen({ address: '127.0.0.1', port: 0, keepAliveMs: 75_000, onError: () => undefined });
  if (!listened.ok) throw new Error(listened.reason);
  listened.listener.replace(handle);
  return listened.listener;
};

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
    await expect(fetch(`http://127.0.0.1:${listener.port}/`)).rejects.toThrow();
    finish();
    expect(await answer).toBe('done');
    await closed;
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
});
