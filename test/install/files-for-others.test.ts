import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isInstalled } from './is-installed.js';

const execute = promisify(execFile);

const workflows = (await readdir('.github/workflows')).map((name) => `.github/workflows/${name}`);

// Skipped where the command is not installed: pipx install check-jsonschema
(isInstalled('check-jsonschema') ? describe : describe.skip)('by its published schema', () => {
  test.each([
    ['the action', 'vendor.github-actions', ['action.yml']],
    ['each workflow', 'vendor.github-workflows', workflows],
    ['the time limit of each job', 'custom.github-workflows-require-timeout', workflows],
  ])('%s is valid', async (_, schema, files) => {
    const { stdout } = await execute('check-jsonschema', ['--builtin-schema', schema, ...files]);
    expect(stdout).toContain('ok');
  });
});

describe.each(workflows)('%s', (file) => {
  test('uses actions at a commit, and no expression in a script', async () => {
    const text = await readFile(file, 'utf8');
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(scriptsOf(parse(text)).filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('may only read unless a job says more', async () => {
    expect(parse(await readFile(file, 'utf8'))).toMatchObject({ permissions: { contents: 'read' } });
  });
});

test('the pre-commit hook names a command line that works', async () => {
  const [hook] = parse(await readFile('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];
  expect(hook).toMatchObject({ id: 'naftiko-validate', language: 'node', types: ['yaml'], pass_filenames: false });
  const [command, ...args] = hook!.entry.split(' ');
  expect(command).toBe('naftiko');
  const line = ['bin/naftiko.js', ...args, ...hook!.args.map((arg) => (arg === '.' ? 'examples/berths.yaml' : arg))];
  expect((await execute(process.execPath, line)).stdout).toContain('no errors');
});

interface Hook {
  readonly entry: string;
  readonly args: readonly string[];
}

/** Every `run` of a workflow. */
function scriptsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(scriptsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'run' && typeof inner === 'string' ? [inner] : scriptsOf(inner),
  );
}
