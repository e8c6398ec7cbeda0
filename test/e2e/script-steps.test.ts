import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type RunOptions, type Running } from '@naftiko/runtime';
import { stringify } from 'yaml';
import { exchange } from '../support/http-exchange.js';
import { createRecordingLogs } from '../support/recording-logs.js';

type Step = Readonly<Record<string, unknown>>;

const documentOf = (steps: readonly Step[], scripting?: Step, more: Step = {}) => ({
  naftiko: '1.0.0-alpha2',
  info: { label: 'Scripts', description: 'Script steps' },
  ...more,
  capability: {
    exposes: [
      {
        type: 'rest',
        port: 8601,
        namespace: 'front',
        resources: [
          {
            path: '/run/{who}',
            operations: [
              {
                method: 'GET',
                name: 'run',
                inputParameters: [
                  { name: 'who', in: 'path', type: 'string', description: 'who' },
                  { name: 'max', in: 'query', type: 'integer', required: false, description: 'how many' },
                ],
                steps,
                outputParameters: [],
              },
            ],
          },
        ],
      },
      ...(scripting === undefined ? [] : [{ type: 'control', port: 8602, management: { scripting } }]),
    ],
  },
});

describe('a script step', () => {
  let directory: string;
  let location: string;
  const running: Running[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'naftiko-steps-'));
    location = pathToFileURL(directory).href;
    await writeFile(path.join(directory, 'seen.js'), 'result = context;');
    await writeFile(path.join(directory, 'first.js'), 'result = { list: [1, 2] };');
    await writeFile(path.join(directory, 'print.js'), 'console.log("the token is", context.token); result = 1;');
    await writeFile(path.join(directory, 'endless.js'), 'for (;;) {}');
    const forAnn = 'if (context.who === "ann") { print("spinning"); for (;;) {} } result = "served";';
    await writeFile(path.join(directory, 'for-ann.js'), forAnn);
    await symlink('/etc/hosts', path.join(directory, 'hosts.js'));
  });

  afterAll(async () => {
    await Promise.all(running.map((one) => one.close(0)));
    await rm(directory, { recursive: true, force: true });
  });

  const plan = (document: unknown) =>
    planDocument(path.join(directory, 'capability.yaml'), stringify(document), loadBuiltins);

  const codes = async (document: unknown) =>
    (await plan(document)).diagnostics.map(({ code, severity }) => `${severity} ${code}`);

  const serve = async (document: unknown, options: Partial<RunOptions> = {}): Promise<string> => {
    const ports = new Map([['front', 0]]);
    const started = await start([await plan(document)], { ...defaultRunOptions, ports, ...options });
    if (!started.ok) throw new TypeError(started.diagnostics.map(({ message }) => message).join('\n'));
    running.push(started.value);
    return started.value.capabilities[0]?.exposes.find(({ namespace }) => namespace === 'front')?.url ?? '';
  };

  const get = async (url: string, target = '/run/ann') => {
    const { status, text } = await exchange(url, { method: 'GET', path: target });
    return { status, body: JSON.parse(text) as unknown };
  };

  const script = (name: string, file: string, more: Step = {}): Step => ({
    type: 'script',
    name,
    language: 'javascript',
    location,
    file,
    ...more,
  });

  test('reads inputs, outputs of steps, and its own with, which is evaluated in the outer scope', async () => {
    const withValues = {
      who: 'not {{who}}',
      again: '{{who}}',
      rows: '{{first.list}}',
      size: '{{max}}',
      own: 'front.max',
      n: 5,
    };
    const url = await serve(documentOf([script('first', 'first.js'), script('seen', 'seen.js', { with: withValues })]));
    expect(await get(url, '/run/ann?max=3')).toEqual({
      status: 200,
      body: { first: { list: [1, 2] }, max: 3, who: 'not ann', again: 'ann', rows: [1, 2], size: '3', own: 3, n: 5 },
    });
  });

  test('omits names without a value', async () => {
    const url = await serve(documentOf([script('seen', 'seen.js', { with: { own: 'front.max' } })]));
    expect(await get(url)).toEqual({ status: 200, body: { who: 'ann' } });
  });

  test('that fails names its step and file, but no directory', async () => {
    const url = await serve(documentOf([script('spin', 'endless.js')]));
    const answer = await get(url);
    expect(answer).toMatchObject({
      status: 500,
      body: {
        code: 'script-failed',
        step: 'spin',
        detail: "Script step 'spin' failed: it exceeded the statement limit (100000)",
      },
    });
    for (const file of ['absent.js', '../capability.yaml', 'hosts.js']) {
      const failed = await get(await serve(documentOf([script('read', file)])));
      expect(failed).toMatchObject({ status: 500, body: { step: 'read' } });
      expect(JSON.stringify(failed)).not.toContain(directory);
    }
  });

  test('never puts a secret into the log', async () => {
    const lines: string[] = [];
    const binds = { binds: [{ namespace: 'env', keys: { SHIP_TOKEN: 'SHIP_TOKEN' } }] };
    const document = documentOf([script('print', 'print.js', { with: { token: '{{SHIP_TOKEN}}' } })], undefined, binds);
    const url = await serve(document, {
      environment: { SHIP_TOKEN: 'canary-in-the-hold' },
      logs: createRecordingLogs((entry) => void lines.push(JSON.stringify(entry))),
    });
    expect(await get(url)).toMatchObject({ status: 200, body: 1 });
    expect(lines.some((line) => line.includes('the token is'))).toBe(true);
    expect(lines.filter((line) => line.includes('canary-in-the-hold'))).toEqual([]);
  });

  test.each<[string, Step, Step | undefined, readonly string[]]>([
    ['in groovy', { language: 'groovy' }, undefined, ['error script-language-unavailable']],
    ['in python', { language: 'python' }, undefined, ['error script-language-unavailable']],
    ['in an unknown language', { language: 'cobol' }, undefined, ['error script-language-unavailable']],
    [
      'in a default language without a runner',
      { language: undefined },
      { defaultLanguage: 'groovy' },
      ['error script-language-unavailable', 'warning scripting-language-unavailable'],
    ],
    [
      'beside a governance that names other languages',
      {},
      { defaultLanguage: 'groovy', allowedLanguages: ['javascript', 'python'] },
      ['warning scripting-language-unavailable', 'warning scripting-language-unavailable'],
    ],
    ['without language', { language: undefined }, undefined, ['error script-setting-missing']],
    ['without location', { location: undefined }, undefined, ['error script-setting-missing']],
    ['whose language can still be set', { language: undefined }, { timeout: 500 }, ['warning script-setting-missing']],
    ['whose file is missing', { file: 'absent.js' }, undefined, ['warning script-file-missing']],
    [
      'whose dependency is outside its location',
      { dependencies: ['../x.js'] },
      undefined,
      ['warning script-file-missing'],
    ],
    ['that is valid', {}, undefined, []],
  ])('%s is reported at load', async (_, more, scripting, expected) => {
    const findings = await codes(documentOf([{ ...script('s', 'seen.js'), ...more }], scripting));
    expect(findings.filter((code) => code.includes('script'))).toEqual(expected);
  });

  test.each([
    [
      'groovy',
      "Script step 's' uses language 'groovy', which is not available on Node.js; rewrite the script in JavaScript.",
    ],
    [
      'python',
      "Script step 's' uses language 'python', which this runtime does not provide (install the optional Python support).",
    ],
  ])('in %s refuses a document without another unit', async (language, message) => {
    const started = await start([await plan(documentOf([script('s', 'seen.js', { language })]))], defaultRunOptions);
    expect(started.ok).toBe(false);
    expect(started.diagnostics.map((diagnostic) => diagnostic.message)).toContain(message);
  });

  test('that the environment forbids is a warning at start and fails when it runs', async () => {
    const ports = new Map([['front', 0]]);
    const environment = { NAFTIKO_SCRIPTING: 'FALSE' };
    const options = { ...defaultRunOptions, ports, environment };
    const started = await start([await plan(documentOf([script('s', 'seen.js')]))], options);
    if (!started.ok) throw new TypeError('not started');
    running.push(started.value);
    expect(started.value.diagnostics).toMatchObject([{ code: 'scripting-disabled', severity: 'warning' }]);
    expect(await get(started.value.capabilities[0]?.exposes[0]?.url ?? '')).toMatchObject({
      status: 500,
      body: { detail: "Script step 's' failed: Scripting is disabled via NAFTIKO_SCRIPTING=false" },
    });
  });

  test('ends with its caller, and releases its interpreter for the next one', async () => {
    const gone = new AbortController();
    const logs = createRecordingLogs(({ logger }) => logger === 'naftiko.script' && gone.abort());
    const patient = { statementLimit: 1_000_000_000, timeout: 60_000 };
    const url = await serve(documentOf([script('spin', 'for-ann.js')], patient), { logs });
    const calls = Array.from({ length: 5 }, () => fetch(`${url}/run/ann`, { signal: gone.signal }).catch(() => 'gone'));
    expect(await Promise.all(calls)).toEqual(calls.map(() => 'gone'));
    expect(await get(url, '/run/bob')).toEqual({ status: 200, body: 'served' });
  });
});
