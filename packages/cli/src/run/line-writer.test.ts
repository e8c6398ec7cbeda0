import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { makeLineWriter } from './line-writer.js';

function recordWrites() {
  const written: string[] = [];
  const lines = makeLineWriter({ write: (text: Uint8Array | string) => written.push(String(text)) > 0 });
  return { written, lines };
}

test('lines of one turn are written together in the next one', async () => {
  const { written, lines } = recordWrites();
  lines.write('one', false);
  lines.write('two', false);
  expect(written).toEqual([]);
  await nextTurn();
  await nextTurn();
  expect(written).toEqual(['one\ntwo\n']);
});

test('an urgent line is written at once, after those that wait', async () => {
  const { written, lines } = recordWrites();
  lines.write('one', false);
  lines.write('two', true);
  await nextTurn();
  await nextTurn();
  lines.write('three', true);
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test('many lines are not kept until the next turn', () => {
  const { written, lines } = recordWrites();
  for (let line = 0; line < 200; line += 1) lines.write('x'.repeat(100), false);
  expect(written.join('').length).toBeGreaterThan(16_000);
  expect(process.listeners('exit').length).toBeLessThan(10);
});
