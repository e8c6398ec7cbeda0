import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fail, ok, type GovernanceValues, type Script, type ScriptRequest, type ScriptRunner } from '@naftiko/engine';
import { silentLog } from '../logs/log.js';
import { makeDocumentFiles } from '../source/document-files.js';
import { GovernedScripts, type ScriptHostOptions } from './script-host.js';

const open: GovernanceValues = {
  enabled: undefined,
  defaultLanguage: undefined,
  defaultLocation: undefined,
  timeoutMs: 1_000,
  statementLimit: 500,
  allowedLanguages: [],
};

/** A language whose programs are their result, or `fail`. */
const saying = (ran: Script[]): ScriptRunner => ({
  language: 'saying',
  open: () => ({
    run: (script) => {
      ran.push(script);
      const [main] = script.sources.slice(-1);
      if (main?.text === 'fail') return Promise.resolve(fail({ code: 'script-failed', reason: 'on request' }));
      if (main?.text === 'leave') return Promise.resolve(fail({ code: 'cancelled' }));
      script.print('info', 'heard');
      return Promise.resolve(ok(main?.text ?? null));
    },
    close: () => Promise.resolve(),
  }),
});

describe('the scripts of a deployment', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'naftiko-host-'));
    for (const text of ['one', 'fail', 'leave', 'part']) await writeFile(path.join(directory, `${text}.txt`), text);
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  const hostOf = (governance: Partial<GovernanceValues> = {}, more: Partial<ScriptHostOptions> = {}) => {
    const ran: Script[] = [];
    const host = new GovernedScripts({
      runners: [saying(ran)],
      governance: { ...open, ...governance },
      forbidden: false,
      directory,
      files: makeDocumentFiles(directory, []),
      log: silentLog,
      ...more,
    });
    return { host, ran };
  };

  const request = (more: Partial<ScriptRequest> = {}): ScriptRequest => ({
    step: 'pick',
    trace: undefined,
    language: 'saying',
    location: '.',
    file: 'one.txt',
    dependencies: [],
    context: { a: 1 },
    steps: ['a'],
    signal: new AbortController().signal,
    ...more,
  });

  const refusal = (reason: string) => ({
    ok: false,
    failure: { code: 'script-failed', reason: expect.stringContaining(reason) as unknown },
  });

  test('run with their limits, dependencies first', async () => {
    const { host, ran } = hostOf();
    expect(await host.run(request({ dependencies: ['part.txt'] }))).toEqual(ok('one'));
    expect(ran).toMatchObject([
      {
        sources: [{ file: 'part.txt' }, { file: 'one.txt' }],
        context: { a: 1 },
        steps: ['a'],
        timeoutMs: 1_000,
        statementLimit: 500,
      },
    ]);
  });

  test('take language and location from the governance when a step has none', async () => {
    const { host } = hostOf({ defaultLanguage: 'saying', defaultLocation: '.' });
    expect(await host.run(request({ language: undefined, location: undefined }))).toEqual(ok('one'));
  });

  const nothing = { language: undefined, location: undefined, file: '../x' };
  test.each<[string, Partial<GovernanceValues>, Partial<ScriptHostOptions>, Partial<ScriptRequest>, string]>([
    ['disabled by the governance', { enabled: false }, {}, nothing, 'management.scripting.enabled=false'],
    ['disabled by the environment', {}, { forbidden: true }, nothing, 'NAFTIKO_SCRIPTING=false'],
    ['without location', {}, {}, nothing, "no 'location'"],
    ['without language', {}, {}, { ...nothing, location: '.' }, "no 'language'"],
    [
      'in a language that is not allowed',
      { allowedLanguages: ['python', 'ruby'] },
      {},
      { file: '../x' },
      "language 'saying' which is not in the allowed languages: [python, ruby]",
    ],
    ['in a language without a runner', {}, {}, { language: 'python', file: '../x' }, "language 'python'"],
    ['without a readable file', {}, {}, { file: 'absent.txt' }, "cannot read file 'absent.txt'"],
    ['with dependencies outside the location', {}, {}, { dependencies: ['../x'] }, "cannot read file '../x'"],
  ])('do not run %s', async (_, governance, options, asked, reason) => {
    const { host, ran } = hostOf(governance, options);
    const done = await host.run(request(asked));
    expect(done).toEqual(refusal(reason));
    expect(JSON.stringify(done)).not.toContain(directory);
    expect(ran).toEqual([]);
    expect(host.stats.executions).toBe(0);
  });

  test('run where the environment forbids them and the governance says enabled', async () => {
    const { host } = hostOf({ enabled: true }, { forbidden: true });
    expect(await host.run(request())).toEqual(ok('one'));
  });

  test('are governed by new values from the next run on', async () => {
    const { host } = hostOf();
    expect(await host.run(request())).toEqual(ok('one'));
    host.govern({ ...host.governance, enabled: false });
    expect(await host.run(request())).toEqual(refusal('Scripting is disabled'));
    host.govern({ ...host.governance, enabled: undefined });
    expect(await host.run(request())).toEqual(ok('one'));
  });

  test('are counted when they reach an interpreter; a disconnected caller is not an error', async () => {
    const { host } = hostOf();
    expect(host.stats).toEqual({ executions: 0, errors: 0, averageDurationMs: 0, lastExecutionAt: undefined });
    for (const file of ['one.txt', 'fail.txt', 'leave.txt', 'absent.txt']) await host.run(request({ file }));
    expect(host.stats).toMatchObject({ executions: 3, errors: 1, lastExecutionAt: expect.any(Date) as unknown });
  });

  test('write what they print to the log, with the name of the step', async () => {
    const heard: unknown[] = [];
    const log = { ...silentLog, info: (...line: unknown[]) => void heard.push(line) };
    await hostOf({}, { log }).host.run(request());
    expect(heard).toEqual([['script prints', { logger: 'naftiko.script', step: 'pick', line: 'heard' }]]);
  });

  test('list the languages that can run', () => {
    expect(hostOf().host.languages).toEqual(['saying']);
  });
});
