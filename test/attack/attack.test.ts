import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

/** Runs a script; fails with its output when it ends with another code than 0. */
const run = (...args: readonly string[]): string => execFileSync(process.execPath, args, { encoding: 'utf8' });

test('no missing, garbled, duplicated, oversized, replayed or forged credential passes', () => {
  const lines = run('test/attack/attack.js').trim().split('\n').slice(1, -1);
  expect(lines.map((line) => line.trim().split(/ +/).slice(0, 2).join(' '))).toEqual(
    ['bearer', 'basic', 'apikey', 'digest', 'oauth2'].flatMap((scheme) => [`rest ${scheme}`, `mcp ${scheme}`]),
  );
  const cells = lines.map((line) => line.trim().split(/ +/));
  expect(cells.filter(([, , attacks, breaks]) => breaks !== '0' || Number(attacks) < 30)).toEqual([]);
});

test('a soak reports the growth of memory, descriptors and sockets', () => {
  const report = run('--expose-gc', 'test/soak/soak.js', '--minutes', '0.02', '--samples', '4');
  expect(report).toMatch(/^\d+ requests in 0.02 minutes, 0 defects\n/);
  expect(report.match(/^(?:heap|resident|descriptors|sockets) .*-?\d/gm)).toHaveLength(4);
});
