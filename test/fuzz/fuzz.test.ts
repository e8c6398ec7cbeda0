import { execFile } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';

/** Runs the script with a few cases; resolves with its exit code and what it prints. */
const fuzz = (...options: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, ['test/fuzz/fuzz.js', ...options], (failed, stdout, stderr) =>
      resolve({ code: failed?.code ?? 0, output: stdout + stderr }),
    ),
  );

describe('random changes', () => {
  test('of documents, messages, requests and answers meet no defect', async () => {
    const counts = ['--documents', '25', '--messages', '60', '--requests', '60', '--answers', '60'];
    const { code, output } = await fuzz('--seed', '7', '--sources', 'examples', ...counts);
    expect(output.match(/^\w+ +\d+ cases +\d+ defects/gm)).toEqual([
      expect.stringMatching(/^documents +25 cases +0 defects$/),
      expect.stringMatching(/^messages +60 cases +0 defects$/),
      expect.stringMatching(/^requests +60 cases +0 defects$/),
      expect.stringMatching(/^answers +60 cases +0 defects$/),
    ]);
    expect(code).toBe(0);
  });

  test('are the same for the same seed, and one of them can be replayed', async () => {
    const replay = (seed: string) => fuzz('--seed', seed, '--sources', 'examples', '--only', 'documents:3');
    const textOf = ({ output }: { readonly output: string }): string => output.replace(/slowest.*/, '');
    const [first, second, other] = [await replay('7'), await replay('7'), await replay('8')];
    expect(textOf(second)).toBe(textOf(first));
    expect(textOf(other).replace('seed 8', 'seed 7')).not.toBe(textOf(first));
  });
});
