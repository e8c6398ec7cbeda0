import { execFile } from 'node:child_process';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openRecordingUpstream } from '../support/recording-upstream.js';
import { addPlugin, installPackage, type InstalledPackage } from './install-package.js';

const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string };

let installed: InstalledPackage;
beforeAll(async () => {
  installed = await installPackage();
  await copyFile('examples/harbor-brief.yaml', path.join(installed.folder, 'harbor-brief.yaml'));
});
afterAll(() => installed.remove());

describe('the installed package', () => {
  test('consists of the command, its pages and schemas, and needs no other package', async () => {
    const { folder, files } = installed;
    expect((await readdir(path.join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
      'naftiko',
    ]);
    const kinds = new Set(files.map((file) => file.split(path.sep)[0]));
    expect([...kinds].toSorted()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'schemas']);
    expect(files.filter((file) => /\.test\.|\.ts$|tsbuildinfo/.test(file))).toEqual([]);
  });

  test('names the licence of every package in the bundle', async () => {
    const notices = await readFile(
      path.join(installed.folder, 'node_modules/naftiko/dist/THIRD-PARTY-LICENSES.txt'),
      'utf8',
    );
    expect(notices).toMatch(/^express \S+ \(MIT\)$/m);
    expect(notices).toMatch(/^yaml \S+ \(ISC\)$/m);
    expect(notices).toMatch(/^@modelcontextprotocol\/server \S+ \(Apache-2\.0\)$/m);
    expect(notices).not.toMatch(/ \((?:undefined|\[object Object\])\)$/m);
  });

  test.each([['--version'], ['-v']])('prints its version with %s', async (option) => {
    expect(await installed.run(option)).toBe(`naftiko ${version} (documents: 1.0.0-alpha2)\n`);
  });

  test('prints the published schema and the pages of codes', async () => {
    expect(await installed.run('schema')).toBe(await readFile('schemas/naftiko-1.0.0-alpha2.schema.json', 'utf8'));
    expect(await installed.run('explain', 'port-clash')).toContain('two adapters have the same port');
  });

  test('decodes and runs scripts in threads', async () => {
    const upstream = await openRecordingUpstream((_, response) => response.end('name,flag\nTern,NO\nGull,SE\n'));
    try {
      await writeFile(path.join(installed.folder, 'rows.yaml'), rows(upstream.origin));
      await writeFile(path.join(installed.folder, 'count.js'), 'result = context.read.length;');
      expect(await installed.run('call', 'rows.yaml', 'count-rows')).toBe('{"count":2}\n');
    } finally {
      await upstream.close();
    }
  });

  test('serves an adapter of a plug-in with its own copies of the packages', async () => {
    await addPlugin(installed, 'expose-adapter');
    const options = ['--plugin', './expose-adapter/json-rpc.js', '--mock', '--port', 'moon=0'];
    const serving = await installed.serve('expose-adapter/moon.yaml', ...options);
    try {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'moon.phase', params: { day: '2026-06-01' } });
      const answer = await fetch(urlOf(serving.ready), { method: 'POST', body });
      expect(await answer.json()).toEqual({ jsonrpc: '2.0', id: 1, result: { phase: expect.any(String) as unknown } });
    } finally {
      expect(await serving.stop()).toBe(0);
    }
  });
});

describe('a newcomer', () => {
  test('creates a document, validates it, runs it without its upstream, and calls it', async () => {
    await installed.run('create', 'capability', '--name', 'Orders', '--base-uri', 'https://api.example.com/v1');
    await installed.run('validate', 'orders.naftiko.yaml', '--strict');
    const serving = await installed.serve('orders.naftiko.yaml', '--mock', '--port', '*=0');
    try {
      const answer = await fetch(`${urlOf(serving.ready)}/users`);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ method: 'GET', path: '/users' });
    } finally {
      expect(await serving.stop()).toBe(0);
    }
    const call = ['call', 'orders.naftiko.yaml', 'get-resource', '--arg', 'path=users', '--mock'];
    expect(JSON.parse(await installed.run(...call))).toMatchObject({ method: 'GET', path: '/users' });
  });
});

describe('the cache of compiled code', () => {
  const cache = (): string => path.join(installed.folder, 'home/.cache/naftiko');

  test('is kept for each command, for this user alone', async () => {
    await installed.run('validate', 'harbor-brief.yaml');
    const name = `${process.version}-${process.arch}-validate.bin`;
    expect(await readdir(cache())).toContain(name);
    expect((await stat(path.join(cache(), name))).mode & 0o077).toBe(0);
    expect((await stat(cache())).mode & 0o077).toBe(0);
  });

  test.each([
    ['that is damaged', (content: Buffer) => content.fill(7, Math.floor(content.length / 2)), 0o600],
    ['that is cut off', (content: Buffer) => content.subarray(0, 5), 0o600],
    ['that others can write', (content: Buffer) => content, 0o666],
  ])('is not used %s', async (_, change, mode) => {
    const file = path.join(cache(), `${process.version}-${process.arch}-validate.bin`);
    await installed.run('validate', 'harbor-brief.yaml');
    const changed = Buffer.from(change(await readFile(file)));
    await writeFile(file, changed);
    await execute('chmod', [mode.toString(8), file]);
    expect(await installed.run('validate', 'harbor-brief.yaml')).toContain('no errors');
    // It is replaced by one that is sound.
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(file)).size).toBeGreaterThan(100_000);
  });
});

describe('an old version of Node', () => {
  test.each(['4.9.1', '18.20.8', '20.17.0'])('%s gets one sentence', async (old) => {
    const bin = path.join(installed.folder, 'node_modules/naftiko/bin/naftiko.js');
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${old}' }); require(${JSON.stringify(bin)})`;
    const ended = await execute(process.execPath, ['-e', pretend]).catch((failed: Ended) => failed);
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `naftiko needs Node.js 20.18 or later; this is Node.js ${old}.\n`,
    });
  });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const execute = promisify(execFile);

const urlOf = ({ capabilities }: Awaited<ReturnType<InstalledPackage['serve']>>['ready']): string =>
  capabilities[0]?.exposes.find(({ type }) => type !== 'mcp')?.url ?? '';

const rows = (origin: string): string => `naftiko: 1.0.0-alpha2
info: { label: Rows, description: Counts the rows of a table }
capability:
  consumes:
    - type: http
      namespace: table
      baseUri: ${origin}
      resources:
        - name: rows
          path: /rows.csv
          operations: [{ name: list, method: GET, outputRawFormat: csv }]
  exposes:
    - type: mcp
      namespace: rows
      port: 8999
      tools:
        - name: count-rows
          description: Counts the rows
          steps:
            - { type: call, name: read, call: table.list }
            - { type: script, name: count, language: javascript, location: 'file:///./', file: count.js }
          mappings: [{ targetName: count, value: $.count }]
          outputParameters: [{ name: count, type: number }]
`;
