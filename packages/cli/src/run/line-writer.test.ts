import { expect, test } from '@jest/globals';
import { makeLineWriter } from './line-writer.js';

function recordWrites() {
  const written: string[] = [];
  const lines = makeLineWriter<string>(
    { write: (text: Uint8Array | string) => written.push(String(text)) > 0 },
    { format: (line) => line },
  );
  return { written, lines };
}

/** Waits until lines have been written. */
async function awaitWrites(written: readonly string[]): Promise<void> {
  while (written.length === 0) await new Promise(setImmediate);
}

test('lines that follow each other are written together', async () => {
  const { written, lines } = recordWrites();
  lines.write('one', false);
  lines.write('two', false);
  expect(written).toEqual([]);
  await awaitWrites(written);
  expect(written).toEqual(['one\ntwo\n']);
});

test('an urgent line is written at once, after those that wait', () => {
  const { written, lines } = recordWrites();
  lines.write('one', false);
  lines.write('two', true);
  lines.write('three', true);
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test('many lines are not kept', () => {
  const { written, lines } = recordWrites();
  for (let line = 0; line < 200; line += 1) lines.write('x'.repeat(100), false);
  expect(written.join('').length).toBeGreaterThan(16_000);
  expect(process.listeners('exit').length).toBeLessThan(10);
});
