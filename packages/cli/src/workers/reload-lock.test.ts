import { expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ReloadLock } from './reload-lock.js';

test('a reload that waits behind another one of its process holds the lock when that one has ended', async () => {
  const lock = new ReloadLock<string>();
  expect(await lock.begin('a.yaml', 'one', false)).toBe(true);
  const waiting = lock.begin('a.yaml', 'one', true);
  lock.end('a.yaml', 'one');
  expect(await waiting).toBe(true);

  expect(await lock.begin('a.yaml', 'two', false)).toBe(false);
  let hasBegun = false;
  const third = lock.begin('b.yaml', 'two', true).then(() => (hasBegun = true));
  await setImmediate();
  expect(hasBegun).toBe(false);
  lock.end('a.yaml', 'one');
  await third;
  expect(hasBegun).toBe(true);
});
