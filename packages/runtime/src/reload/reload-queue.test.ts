import { describe, expect, test } from '@jest/globals';
import { ReloadQueue } from './reload-queue.js';

/** A reload that ends on demand. */
function held() {
  const ends: (() => void)[] = [];
  let begun = 0;
  const queue = new ReloadQueue(() => {
    begun += 1;
    return new Promise<void>((resolve) => ends.push(resolve));
  });
  const turns = () => new Promise((resolve) => setImmediate(resolve));
  return {
    queue,
    begun: () => begun,
    end: async () => {
      ends.shift()?.();
      await turns();
    },
  };
}

describe('a queue of reloads', () => {
  test('makes one more for all requests during a reload', async () => {
    const { queue, begun, end } = held();
    queue.requestReload();
    expect(begun()).toBe(1);
    for (let count = 0; count < 5; count += 1) queue.requestReload();
    expect(begun()).toBe(1);
    await end();
    expect(begun()).toBe(2);
    await end();
    expect(begun()).toBe(2);
    queue.requestReload();
    expect(begun()).toBe(3);
  });

  test('closes when the reload in progress ends, and begins no other', async () => {
    const { queue, begun, end } = held();
    queue.requestReload();
    queue.requestReload();
    let isClosed = false;
    const closing = queue.close().then(() => (isClosed = true));
    await end();
    await closing;
    queue.requestReload();
    expect([isClosed, begun()]).toEqual([true, 1]);
  });

  test('closes at once without a reload in progress', async () => {
    await held().queue.close();
  });
});
