import { describe, expect, test } from '@jest/globals';
import type { Shell } from '../shell.js';
import { startProgress } from './progress.js';

/** A terminal that records what is written, and a clock that advances by 100 ms each time it is read. */
function open(isTTY: boolean, environment: Shell['environment'] = {}) {
  const written: string[] = [];
  let time = 0;
  const shell = { environment, errors: { isTTY, write: (text: string) => written.push(text) } } as unknown as Shell;
  return { progress: startProgress(3, shell, () => (time += 100)), written };
}

describe('the progress of a check', () => {
  test('is one line that is rewritten from time to time, and erased at the end', () => {
    const { progress, written } = open(true);
    for (const checked of [1, 2, 3]) progress.show(checked);
    progress.end();
    expect(written).toEqual(['\r\u001B[2KChecked 2 of 3 documents', '\r\u001B[2K']);
  });

  test.each([
    ['in pipes and files', false, {}],
    ['on terminals that cannot erase', true, { TERM: 'dumb' }],
  ])('is not shown %s', (_, isTTY, environment) => {
    const { progress, written } = open(isTTY, environment);
    for (const checked of [1, 2, 3]) progress.show(checked);
    progress.end();
    expect(written).toEqual([]);
  });
});
