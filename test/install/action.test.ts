import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { installPackage, type InstalledPackage } from './install-package.js';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
      readonly shell: string;
    }[];
  };
}

const action = parse(await readFile('action.yml', 'utf8')) as Action;
const [step] = action.runs.steps;

/** Has one error, in line 17. */
const faulty = `naftiko: 1.0.0-alpha2
info:
  label: Ships
  description: Reads a registry of ships
capability:
  consumes:
    - type: http
      namespace: registry
      description: The registry of ships
      baseUri: http://127.0.0.1:8080
      resources: [{ name: ships, path: /ships, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: mcp
      namespace: ships
      port: 9090
      description: Ships for agents
      tools: [{ name: list-ships, description: 'Lists all ships of the registry, each with its flag', call: registry.lst }]
`;

let workspace: InstalledPackage;
beforeAll(async () => {
  workspace = await installPackage();
  await mkdir(path.join(workspace.folder, 'a folder'));
  await writeFile(path.join(workspace.folder, 'a folder/ships.yaml'), faulty);
  await writeFile(path.join(workspace.folder, 'sound.yaml'), faulty.replace('registry.lst', 'registry.list'));
});
afterAll(() => workspace.remove());

/** Runs the step as a runner does: its script by bash, its inputs as variables, the files of GitHub empty. */
async function runAction(inputs: Readonly<Record<string, string>>) {
  const { folder } = workspace;
  const given: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
    ...inputs,
  };
  const files = {
    GITHUB_OUTPUT: path.join(folder, 'output.txt'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md'),
  };
  for (const file of Object.values(files)) await writeFile(file, '');
  const script = path.join(folder, 'step.sh');
  await writeFile(script, step!.run);
  const variables = Object.entries(step!.env).map(([name, value]) => [
    name,
    value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => given[input] ?? ''),
  ]);
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
    cwd: folder,
    env: {
      ...{ PATH: process.env['PATH'], HOME: path.join(folder, 'home'), npm_config_offline: 'true' },
      ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, ...files, ...Object.fromEntries(variables) },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  const read = (file: string) => readFile(file, 'utf8');
  return {
    code,
    stdout,
    stderr,
    output: await read(files.GITHUB_OUTPUT),
    summary: await read(files.GITHUB_STEP_SUMMARY),
  };
}

describe('the action', () => {
  test('annotates an error at its line, and writes a summary and a SARIF file', async () => {
    const { code, stdout, output, summary } = await runAction({ paths: 'sound.yaml\n  a folder/ships.yaml  \n\n' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=a folder\/ships\.yaml,line=17,col=\d+,.*title=call-unresolved::/m);
    expect(summary).toContain('call-unresolved');
    expect(output).toBe('sarif=naftiko.sarif\n');
    const sarif = JSON.parse(await readFile(path.join(workspace.folder, 'naftiko.sarif'), 'utf8')) as Sarif;
    expect(sarif.runs[0]?.results).toMatchObject([
      { ruleId: 'call-unresolved', locations: [{ physicalLocation: { region: { startLine: 17 } } }] },
    ]);
  });

  test('succeeds where nothing is wrong, without a SARIF file when none is wanted', async () => {
    const { code, output } = await runAction({ paths: 'sound.yaml', sarif: '' });
    expect([code, output]).toEqual([0, '']);
  });

  test.each([
    ['paths', '$(touch pwned)\n`touch pwned`\n"; touch pwned; "'],
    ['paths', '--output=pwned'],
    ['sarif', '$(touch pwned)/x.sarif'],
    ['fail-on', 'error; touch pwned'],
    ['version', '0.2.0 && touch pwned'],
  ])('takes %s as data: %s', async (input, value) => {
    await runAction({ paths: 'sound.yaml', [input]: value });
    await expect(readFile(path.join(workspace.folder, 'pwned'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each(['npm:other@1.0.0', '../other', '', '--help'])('refuses "%s" as a version', async (value) => {
    const { code, stdout } = await runAction({ paths: 'sound.yaml', version: value });
    expect([code, stdout]).toEqual([
      2,
      '::error::The input "version" is not a version of the npm package "naftiko".\n',
    ]);
  });

  test('has no expression in its script', () => {
    expect(step!.shell).toBe('bash');
    expect(step!.run).not.toContain('${{');
  });

  test('runs the version that it belongs to', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };
    expect(action.inputs['version']?.default).toBe(version);
  });
});

interface Sarif {
  readonly runs: readonly { readonly results: readonly unknown[] }[];
}
