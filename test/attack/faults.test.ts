import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);

test('a broken upstream costs its callers one clear error, and the next request works', async () => {
  const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, 'faults.mjs'), '--brief']);
  expect(stdout).toMatch(/^\d{2} faults, \d{2} calls, 0 breaks$/m);
  expect(stdout).not.toContain('BREAK');
});
