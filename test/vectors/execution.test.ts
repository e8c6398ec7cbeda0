import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { knownGaps } from './known-gaps.js';
import { runExecutionVector } from './run-execution-vector.js';

const directory = path.join(process.cwd(), 'test/vectors/execution');
const names = readdirSync(directory)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));
const gaps = new Set(Object.values(knownGaps).flat());

const run = async (name: string): Promise<void> => {
  const mismatches = await runExecutionVector(readFileSync(path.join(directory, `${name}.yaml`), 'utf8'));
  expect(mismatches).toEqual([]);
};

describe('an execution vector', () => {
  test.each(names.filter((name) => !gaps.has(name)))('%s holds', run);

  if (gaps.size > 0) test.failing.each(names.filter((name) => gaps.has(name)))('%s is a known gap', run);

  test('that is a known gap exists', () => {
    expect([...gaps].filter((name) => !names.includes(name))).toEqual([]);
  });
});
