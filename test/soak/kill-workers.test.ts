import { expect, test } from '@jest/globals';
import { killWorkers } from './kill-workers.js';

test('a worker that is killed loses the requests that it is answering, and no others', async () => {
  const form = { workers: 2, kills: 1, everyMs: 300, callers: 8 };
  const { answered, mostClosed, wrong, exitCode } = await killWorkers(form);
  expect([wrong, exitCode]).toEqual([[], 0]);
  expect(answered).toBeGreaterThan(0);
  expect(mostClosed).toBeLessThanOrEqual(form.callers);
});
