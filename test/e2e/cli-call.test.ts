import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko } from '../support/resident-command.js';
import { runCommand, shipDocument, makeTempDirectory } from './cli-command.js';

const env = { REGISTRY_TOKEN: 'canary-token', MACHINE_SECRET: 'canary-secret' };

describe('one operation without a server', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  let upstream: RecordingUpstream;
  let given: readonly string[];
  beforeAll(async () => {
    place = await makeTempDirectory({ 'ship.yaml': shipDocument });
    upstream = await openRecordingUpstream((seen, response) => {
      response.statusCode = seen.path.endsWith('/gone') ? 404 : 200;
      response.end(`{"path":"${seen.path}"}`);
    });
    given = ['--var', `hostname=127.0.0.1:${upstream.port}`];
  });
  afterAll(async () => {
    await upstream.close();
    await place.remove();
  });

  const call = (...args: readonly string[]) =>
    residentNaftiko(['call', 'ship.yaml', ...args, ...given], { ...place, env });

  test.each([
    ['a tool', 'get-ship', ['--arg', 'imo=A 1', '--arg', 'level=2']],
    ['an operation by name', 'read-ship', ['--arg', 'imo=A 1']],
    ['an operation by route', 'GET /ships/{imo}', ['--json', '{"imo":"A 1"}']],
    ['a tool by namespace', 'ship-tools.get-ship', ['--json', '{"imo":"x","level":2}', '--arg', 'imo=A 1']],
  ])('runs %s and prints the answer unchanged', async (_, name, inputs) => {
    expect(await call(name, ...inputs)).toEqual({ code: 0, stdout: '{"path":"/v1/ships/A%201"}', stderr: '' });
  });

  test('prints the answer of an upstream that refuses', async () => {
    const { code, stdout, stderr } = await call('read-ship', '--arg', 'imo=gone');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('"registry.get-ship" answered 404.');
    expect(stderr).toContain('{"path":"/v1/ships/gone"}');
  });

  test.each<[string, number, readonly string[], string]>([
    ['a missing input', 1, ['get-ship'], '"imo" is required.'],
    [
      'an input of another type',
      1,
      ['get-ship', '--arg', 'imo=1', '--arg', 'level=high'],
      '"level" must be an integer.',
    ],
    ['a mistyped input', 2, ['get-ship', '--arg', 'imoo=1'], 'There is no input "imoo". Did you mean "imo"?'],
    ['inputs that are not an object', 2, ['get-ship', '--json', '[1]'], '--json takes a JSON object'],
    ['a mistyped name', 2, ['get-shp'], 'no tool or operation "get-shp". Did you mean "get-ship"?'],
    ['a broken tool', 1, ['get-crew'], 'ship.yaml:55:13 error call-unresolved'],
  ])('explains %s', async (_, exit, args, phrase) => {
    upstream.take();
    const { code, stdout, stderr } = await call(...args);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(phrase);
    expect(upstream.take()).toEqual([]);
  });

  test('shows the request without sending it and without its secrets', async () => {
    upstream.take();
    const { code, stdout } = await call('get-ship', '--arg', "imo=it's", '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^curl --compressed 'http:\/\/127\.0\.0\.1:\d+\/v1\/ships\/it\S+\?tag=\*\*\*' .*'Authorization: \*\*\*'/i,
    );
    expect(stdout).not.toContain('canary');
    expect(upstream.take()).toEqual([]);
  });

  test('shows a command that a shell can run, and that decodes the answer', async () => {
    const packed = await openRecordingUpstream((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"name":"Ann"}')),
    );
    try {
      const args = ['read-ship', '--arg', 'imo=1', '--dry-run', '--base-uri', `registry=${packed.origin}`];
      const { stdout: line } = await residentNaftiko(['call', 'ship.yaml', ...args], { ...place, env });
      const { stdout } = await promisify(exec)(line.replace('curl ', 'curl --silent --noproxy "*" '));
      expect(stdout).toBe('{"name":"Ann"}');
    } finally {
      await packed.close();
    }
  });

  test('needs no secret to show a request', async () => {
    const args = ['call', 'ship.yaml', 'read-ship', '--arg', 'imo=1', '--dry-run', '--var', 'hostname=api.test'];
    const { code, stdout } = await runCommand(args, place);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^curl --compressed http:\/\/api\.test\/v1\/ships\/1/);
    expect((await residentNaftiko(['inspect', 'ship.yaml'], place)).code).toBe(0);
    // The one error is the call of an unknown operation.
    expect((await residentNaftiko(['validate', 'ship.yaml'], place)).stdout).toContain('1 file: 1 error');
  });
});

describe('inspecting before running', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({ 'ship.yaml': shipDocument });
  });
  afterAll(() => place.remove());

  test('inspect shows which value is sent to which host, also through an argument', async () => {
    const { code, stdout } = await runCommand(['inspect', 'ship.yaml', '--json'], {
      ...place,
      env: { REGISTRY_TOKEN: 'canary' },
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain('canary');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      label: 'Ships',
      values: [
        {
          name: 'REGISTRY_TOKEN',
          kind: 'environment',
          set: true,
          hosts: ['{hostname}'],
          uses: [{ file: 'ship.yaml', line: 17 }],
        },
        { name: 'hostname', kind: 'setting', set: false, hosts: [] },
        { name: 'MACHINE_SECRET', kind: 'environment', set: false, hosts: ['{hostname}'] },
      ],
    });
  });

  test('inspect lists units with inputs, hints and calls, and why one is not served', async () => {
    const { stdout } = await runCommand(['inspect', 'ship.yaml'], place);
    expect(stdout).toContain(
      [
        '  get-ship  (read-only)',
        '      Reads a ship',
        '      imo    string   required  Its number',
        '      level  integer  optional  How much of it',
        '      → GET http://{hostname}/v1/ships/{imo}',
      ].join('\n'),
    );
    expect(stdout).toContain('not served: No consumed operation is named "registry.get-shp". call-unresolved, line 55');
  });

  test('env lists names, writes them without values, and does not overwrite a file', async () => {
    const listed = await runCommand(['env', 'ship.yaml'], { ...place, env: { REGISTRY_TOKEN: 'canary' } });
    expect(listed.stdout).toMatch(/REGISTRY_TOKEN +yes +\{hostname\} +ship\.yaml:17/);
    expect(listed.stdout).toMatch(/--var hostname +no/);
    expect(listed.stdout).not.toContain('canary');

    const args = ['env', 'ship.yaml', '--write', '.env.example'];
    expect((await residentNaftiko(args, place)).code).toBe(0);
    const names = (await readFile(path.join(place.cwd, '.env.example'), 'utf8'))
      .split('\n')
      .filter((line) => /^\w/.test(line));
    expect(names).toEqual(['REGISTRY_TOKEN=', 'NAFTIKO_VAR_hostname=', 'MACHINE_SECRET=']);
    const again = await residentNaftiko(args, place);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('".env.example" is not written: it exists already.');
  });
});
