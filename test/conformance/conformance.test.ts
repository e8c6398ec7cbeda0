import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runNaftiko, type NaftikoProcess } from '../support/naftiko-process.js';
import type { RecordingUpstream } from '../support/recording-upstream.js';
import { publishIn, startStudio } from './studio.js';
import { runSuite } from './suite.js';

let directory: string;
let upstream: RecordingUpstream;
let served: NaftikoProcess;

beforeAll(async () => {
  // A copy, because it is rewritten when the suite asks for changed lists.
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-conformance-'));
  const document = path.join(directory, 'everything.yaml');
  await cp('test/conformance/everything.yaml', document);
  await cp('test/conformance/papers', path.join(directory, 'papers'), { recursive: true });
  upstream = await startStudio((list) => publishIn(document, list, served.urlOf('control')));
  served = await runNaftiko([
    document,
    ...['--port', 'everything=0', '--port', 'control=0'],
    ...['--base-uri', `studio=${upstream.origin}`],
  ]);
});

afterAll(async () => {
  await served?.stop();
  await upstream?.close();
  await rm(directory, { recursive: true, force: true });
});

/** The number of scenarios that a revision requires, and of those that pass with every check and without a warning. */
const revisions = [
  ['2025-11-25', 30, 19],
  ['2026-07-28', 37, 22],
] as const;

const baselineOf = (revision: string): string => `test/conformance/expected-failures-${revision}.yaml`;

describe.each(revisions)('the official suite for %s', (revision, required, passing) => {
  test('fails only where a document cannot express the requirement', async () => {
    const run = await runSuite(served.urlOf('everything'), [
      ...['--requirements', revision],
      ...['--expected-failures', baselineOf(revision)],
    ]);
    // The output names the unexpected scenario.
    expect(run.code === 0 ? '' : run.output).toBe('');
  });

  test(`passes ${passing} of ${required} scenarios`, () => {
    const scenarios = listOf(`node_modules/@modelcontextprotocol/conformance/requirements/${revision}.yaml`);
    const failing = new Set(listOf(baselineOf(revision)).map((entry) => entry.split(':', 1)[0] ?? ''));
    expect([...failing].filter((scenario) => !scenarios.includes(scenario))).toEqual([]);
    expect([scenarios.length, scenarios.length - failing.size]).toEqual([required, passing]);
  });

  test('has a reason for each expected failure', () => {
    const entries = readFileSync(baselineOf(revision), 'utf8').match(/^ {2}- .*$/gm) ?? [];
    expect(entries.filter((entry) => !/ # \S/.test(entry))).toEqual([]);
  });
});

test('an expected failure that passes fails the run', async () => {
  const scenario = ['--scenario', 'ping', '--spec-version', '2025-11-25'];
  const baseline = ['--expected-failures', 'test/conformance/stale-baseline.yaml'];
  const run = await runSuite(served.urlOf('everything'), [...scenario, ...baseline]);
  expect(run).toMatchObject({ code: 1, output: expect.stringContaining('Stale baseline entries') });
});

/** The list of the server in a file of the suite. */
const listOf = (file: string): readonly string[] =>
  (parse(readFileSync(file, 'utf8')) as { readonly server: readonly string[] }).server;
