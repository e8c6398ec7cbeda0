import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const head = 'naftiko: 1.0.0-alpha2\ninfo: { label: A, description: B }\n';
const word = (value: string): string =>
  `  exposes: [{ type: rest, port: 8601, namespace: front, resources: [{ path: /word, operations: [{ method: GET, name: word, outputParameters: [{ type: string, value: ${value} }] }] }] }]\n`;

describe('the configuration file of commands that plan', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'home/bind.yaml': `${head}binds: [{ namespace: safe, location: 'file:///./../shared/values.yaml', keys: { WORD: WORD } }]\ncapability:\n${word("'{{WORD}}'")}`,
      'home/import.yaml': `${head}capability:\n  consumes: [{ location: ../shared/registry.yaml, import: registry }]\n${word('here').replace('outputParameters: [{ type: string, value: here }]', 'call: registry.list')}`,
      'home/ruby.yaml': `${head}capability:\n  exposes: [{ type: mcp, namespace: hello, port: 8602, tools: [{ name: hello, description: Says hello, steps: [{ type: script, name: say, language: ruby, location: 'file:///./', file: hello.rb }], outputParameters: [{ type: string, value: '{{say}}' }] }] }]\n`,
      'home/hello.rb': 'result = "hello"',
      'shared/values.yaml': 'WORD: ahoy\n',
      'shared/registry.yaml':
        'naftiko: 1.0.0-alpha2\nconsumes: [{ type: http, namespace: registry, baseUri: "http://127.0.0.1:9", resources: [{ name: all, path: /, operations: [{ name: list, method: GET }] }] }]\n',
      'plugins/package.json': '{ "type": "module" }',
      'plugins/ruby.js':
        'export default { scripts: [{ language: "ruby", open: () => ({ close: async () => undefined }) }] };',
    });
  });
  afterAll(() => place.remove());

  const configure = (text: string, file = 'naftiko.config.yaml'): Promise<void> =>
    writeFile(path.join(place.cwd, file), text);
  const run = (...args: readonly string[]) => residentNaftiko(args, { cwd: place.cwd });

  test.each(['validate', 'inspect', 'env'])('lets "%s" read folders elsewhere', async (command) => {
    await configure('');
    const refused = await run(command, 'home/import.yaml');
    expect(`${refused.stdout}${refused.stderr}`).toContain('--allow-outside');
    await configure('run: { allowFolders: [shared] }');
    const allowed = await run(command, 'home/import.yaml');
    expect([allowed.code, `${allowed.stdout}${allowed.stderr}`]).toEqual([
      0,
      expect.not.stringContaining('--allow-outside'),
    ]);
  });

  test('lets "call" read values from folders beside the file', async () => {
    await configure('');
    await configure('run: { allowFolders: [.] }', 'shared/operator.yaml');
    expect((await run('call', 'home/bind.yaml', 'word')).code).toBe(3);
    const called = await run('call', 'home/bind.yaml', 'word', '--config', 'shared/operator.yaml');
    expect([called.code, called.stdout]).toEqual([0, expect.stringContaining('ahoy')]);
  });

  test('adds plug-ins, found from the directory of the file', async () => {
    await configure('');
    expect((await run('validate', 'home/ruby.yaml')).code).toBe(1);
    await configure('run: { plugins: [./ruby.js] }', 'plugins/operator.yaml');
    const valid = await run('validate', 'home/ruby.yaml', '--config', 'plugins/operator.yaml');
    expect(valid.code).toBe(0);
  });

  test('names the place of folders and modules that do not exist', async () => {
    await configure('run:\n  allowFolders: [nowhere]\n  plugins: [./gone.js, ./plugins]\n');
    const { code, stderr } = await run('inspect', 'home/bind.yaml');
    expect(code).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'error: naftiko.config.yaml:2:17: "run.allowFolders" takes folders; "nowhere" is not one.',
      'error: naftiko.config.yaml:3:12: "run.plugins": "./gone.js": there is no such module, neither a file nor an installed package.',
      'error: naftiko.config.yaml:3:12: "run.plugins": "./plugins": it is a folder; name the file of a module in it.',
      '',
    ]);
  });

  test('needs no secret: variables count only where planning uses them', async () => {
    await configure(
      'run: { envFiles: [.env], allowFolders: [shared] }\nupstreams: [{ proxy: "http://me:${PASSWORD}@proxy:3128" }]',
    );
    expect((await run('validate', 'home/import.yaml')).code).toBe(0);
    await configure('run: { allowFolders: ["${SHARED}"] }\nlint: { extends: "${PROFILE}" }\nrum: {}');
    const { code, stderr } = await run('validate', 'home/import.yaml');
    expect(code).toBe(2);
    for (const part of ['SHARED is not set', 'PROFILE is not set', 'Did you mean "run"?']) {
      expect(stderr).toContain(part);
    }
  });

  test('may name the env file that "env --write" creates; other commands name its place', async () => {
    await configure('run:\n  envFiles: [values.env]\n  allowFolders: [shared]');
    const refused = await run('call', 'home/bind.yaml', 'word');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'error: naftiko.config.yaml:2:13: The env file "values.env" does not exist. Create it, or remove it from "run.envFiles".\n',
    ]);
    const written = await run('env', 'home/bind.yaml', '--write', 'values.env');
    expect([written.code, written.stderr]).toEqual([0, expect.stringContaining('Wrote values.env')]);
    expect((await run('call', 'home/bind.yaml', 'word')).stdout).toContain('ahoy');
  });

  test('explains with "env" why a file of values cannot be read', async () => {
    await configure('');
    const { code, stdout, stderr } = await run('env', 'home/bind.yaml');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^WORD .* no /m)]);
    expect(stderr).toContain(`--allow-outside ${path.join(place.cwd, 'shared')}`);
  });

  test('has a schema that the command prints', async () => {
    const printed = await run('schema', 'config');
    expect(printed.stdout).toBe(await readFile('schemas/naftiko-config.schema.json', 'utf8'));
    expect((await run('schema')).stdout).toBe((await run('schema', 'document')).stdout);
    const unknown = await run('schema', 'cnfig');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('document, config')]);
  });
});
