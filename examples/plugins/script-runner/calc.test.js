// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadBuiltins } from '@naftiko/adapters';
import { scriptRunnerContract } from '@naftiko/engine/contracts';
import { extend } from '@naftiko/runtime';
import { serveFile } from '@naftiko/runtime/contracts';
import plugin, { calc } from './calc.js';

const contract = scriptRunnerContract({
  runner: calc,
  // The language has no loops, no functions and prints nothing: the programs about those are left out.
  programs: {
    echo: 'result = context',
    nothing: 'result = null',
    silent: 'unused = 1',
    malformed: 'result = = 1',
    throws: 'x = 1\nfail "rope snapped"',
  },
  reaches: [
    { says: 'members that objects inherit', program: 'result = context.constructor' },
    { says: 'the process', program: 'result = process' },
  ],
  converts: [
    { says: 'products before sums', program: 'result = 1 + 2 * (3 - 1) / 4', value: 2 },
    { says: 'texts put together', program: 'result = "a" + "b" # not "c"', value: 'ab' },
    { says: 'a value of an earlier line', program: 'x = 2\n\nresult = 0 - x', value: -2 },
  ],
  refuses: [
    { says: 'it divides by zero', program: 'result = 1 / 0', reason: 'not a number' },
    { says: 'it calculates with texts', program: 'result = "a" * 2', reason: 'Only numbers' },
    { says: 'a parenthesis is open', program: 'result = (1', reason: 'not closed' },
    { says: 'it nests too deep', program: `result = ${'('.repeat(100_000)}`, reason: 'deeper than 100' },
    { says: 'it has too many lines', program: 'x = 1\n'.repeat(100_001), reason: 'statement limit (100000)' },
  ],
});
for (const { name, run } of contract) test(name, run);

test('a document calculates with the inputs of its callers', async (t) => {
  const file = fileURLToPath(new URL('berths.yaml', import.meta.url));
  const served = await serveFile(file, extend(loadBuiltins, plugin));
  t.after(() => served.close());

  const answer = await fetch(`${served.urlOf('berths')}/price?metres=20&nights=3`);
  assert.deepEqual(await answer.json(), { total: 180 });
});
