import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeTempDirectory } from '../e2e/cli-command.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko } from '../support/resident-command.js';
import { residentServingInTest } from '../support/resident-in-test.js';
import { until } from '../support/until.js';
import { shop } from './gateway-fixture.js';
import { callWithDigest } from './digest-caller.js';

let upstream: RecordingUpstream;
let place: Awaited<ReturnType<typeof makeTempDirectory>>;
const serve = residentServingInTest();

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'),
  );
  place = await makeTempDirectory({
    'capabilities/one.yaml': shop({ origin: upstream.origin }),
    'capabilities/broken.yaml': 'naftiko: 1.0.0-alpha2\ncapability: [',
    '.github/workflow.yaml': 'on: push',
  });
});
afterAll(async () => {
  await place.remove();
  await upstream.close();
});

/** The answer to `tools/list` at an address of MCP, as text. */
const listTools = async (address: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const sent = { 'content-type': 'application/json', ...headers };
  return (await fetch(address, { method: 'POST', headers: sent, body })).text();
};

const write = async (name: string, text: string): Promise<void> => {
  const file = path.join(place.cwd, 'capabilities', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

describe('naftiko run <folder> --gateway', () => {
  test('serves the folder as it is, and follows its changes', async () => {
    const command = serve(['run', 'capabilities', '--gateway', '0', '--watch', '--log-format', 'json'], place);
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    const statusOf = async (name: string): Promise<number> => (await fetch(`${gateway}/${name}/v1/items`)).status;
    expect(await statusOf('one')).toBe(200);
    expect(await statusOf('broken')).toBe(503);
    await write('team/two.yaml', shop({ origin: upstream.origin }));
    await until(async () => (await statusOf('team-two')) === 200);
    await write('broken.yaml', shop({ origin: upstream.origin }));
    await until(async () => (await statusOf('broken')) === 200);
    await rename(path.join(place.cwd, 'capabilities/one.yaml'), path.join(place.cwd, 'capabilities/uno.yaml'));
    await until(async () => (await statusOf('one')) === 404 && (await statusOf('uno')) === 200);
    await rm(path.join(place.cwd, 'capabilities/team'), { recursive: true });
    await until(async () => (await statusOf('team-two')) === 404);
    command.kill('SIGTERM');
    expect(await command.ended).toMatchObject({ code: 0 });
  });

  test('follows a volume of Kubernetes, in which links are replaced together', async () => {
    const volume = path.join(place.cwd, 'volume');
    const publish = async (version: string, tool: string): Promise<void> => {
      await mkdir(path.join(volume, version), { recursive: true });
      await writeFile(path.join(volume, version, 'one.yaml'), shop({ origin: upstream.origin, tools: [tool] }));
      await symlink(version, path.join(volume, '..next'));
      await rename(path.join(volume, '..next'), path.join(volume, '..data'));
    };
    await publish('..1', 'list-items');
    await symlink('..data/one.yaml', path.join(volume, 'one.yaml'));
    const options = ['--gateway', '0', '--watch', '--no-cache', '--log-format', 'json'];
    const command = serve(['run', 'volume', ...options], place);
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    await until(async () => (await listTools(`${gateway}/mcp`)).includes('"one_list-items"'));
    await publish('..2', 'count-items');
    await until(async () => (await listTools(`${gateway}/mcp`)).includes('"one_count-items"'));
    command.kill('SIGTERM');
    expect(await command.ended).toMatchObject({ code: 0 });
  });

  test('follows new folders below the base of a pattern', async () => {
    const tree = path.join(place.cwd, 'tree');
    const write = async (folder: string, tool: string): Promise<void> => {
      await mkdir(path.join(tree, folder), { recursive: true });
      await writeFile(path.join(tree, folder, 'shop.yaml'), shop({ origin: upstream.origin, tools: [tool] }));
    };
    await write('first', 'list-items');
    const options = ['--gateway', '0', '--watch', '--no-cache', '--log-format', 'json'];
    const command = serve(['run', 'tree/**/*.yaml', ...options], place);
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    await until(async () => (await listTools(`${gateway}/mcp`)).includes('list-items"'));
    await write('second', 'count-items');
    await until(async () => (await listTools(`${gateway}/mcp`)).includes('count-items"'));
    command.kill('SIGTERM');
    expect(await command.ended).toMatchObject({ code: 0 });
  });

  test('keeps plans for the next start, and plans again what it cannot read', async () => {
    const cache = path.join(place.cwd, 'cache');
    const listCached = async (): Promise<readonly string[]> =>
      (await readdir(cache)).filter((name) => name.endsWith('.jsonl'));
    const listAfterStart = async (...args: readonly string[]): Promise<string> => {
      const options = ['--cache-dir', 'cache', '--log-format', 'json', ...args];
      const command = serve(['run', 'capabilities', '--gateway', '0', ...options], place);
      const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
      const listed = await listTools(`${gateway}/mcp`);
      command.kill('SIGTERM');
      await command.ended;
      return listed;
    };
    const first = await listAfterStart('--no-cache');
    await expect(listCached()).rejects.toThrow('ENOENT');
    expect(await listAfterStart()).toEqual(first);
    const [file = '', ...others] = await listCached();
    expect(others).toEqual([]);
    const written = await readFile(path.join(cache, file), 'utf8');
    expect(written.trim().split('\n')).toHaveLength(2);
    expect(await listAfterStart()).toEqual(first);
    await writeFile(path.join(cache, file), written.replaceAll('{', '['));
    expect(await listAfterStart()).toEqual(first);
    expect(await readFile(path.join(cache, file), 'utf8')).toBe(written);
    // Other options plan differently.
    await listAfterStart('--read-only');
    expect(await listCached()).toHaveLength(2);
  });

  test('plans many documents in threads, and calls one of them meanwhile', async () => {
    const text = shop({ origin: upstream.origin });
    await mkdir(path.join(place.cwd, 'many'));
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => writeFile(path.join(place.cwd, `many/shop-${index}.yaml`), text)),
    );
    const command = serve(
      ['run', 'many', '--gateway', '0', '--cache-dir', 'cache-of-many', '--log-format', 'json'],
      place,
    );
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    expect((await fetch(`${gateway}/shop-39/v1/items`)).status).toBe(200);
    const readIndex = async () =>
      (await (await fetch(gateway)).json()) as {
        readonly tools: object;
        readonly documents: Readonly<Record<string, number>>;
      };
    let index = await readIndex();
    await until(async () => !Object.hasOwn((index = await readIndex()).documents, 'unplanned'));
    const { tools, documents } = index;
    // Of several workers, only the one that was called has opened the document.
    const { open = 0, planned = 0, ...others } = documents;
    expect({ tools, sum: open + planned, others }).toEqual({ tools: { path: '/mcp', count: 40 }, sum: 40, others: {} });
    command.kill('SIGTERM');
    expect(await command.ended).toMatchObject({ code: 0 });
  });

  test('refuses to start with --strict, and names every document that cannot be served', async () => {
    await write('broken.yaml', 'naftiko: 1.0.0-alpha2\ncapability: [');
    const ended = await residentNaftiko(['run', 'capabilities', '--gateway', '0', '--strict'], place);
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('broken.yaml: quarantined:') });
    expect(ended.stderr).toContain('Not started');
  });

  test('authenticates its callers as the configuration file says, and names problems with their places', async () => {
    const configure = (gateway: string): Promise<void> =>
      writeFile(path.join(place.cwd, 'gate.yaml'), `run: { gateway: { port: 0, ${gateway} } }\n`);
    const args = ['run', 'capabilities', '--config', 'gate.yaml', '--no-cache', '--log-format', 'json'];
    await configure("authentication: { type: bearer, token: '${GATE}' }");
    const command = serve(args, { ...place, env: { GATE: 's3cret' } });
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    expect((await fetch(gateway)).status).toBe(401);
    expect((await fetch(gateway, { headers: { authorization: 'Bearer s3cret' } })).status).toBe(200);
    command.kill('SIGTERM');
    await command.ended;
    const refusals = [
      ['authentication: { type: oauth2 }', 'gate.yaml:1:44'],
      ['authentication: { type: magic }', 'is one of apikey, basic, bearer, digest, oauth2'],
      ['authentication: { type: bearer }', 'gate.yaml:1:44: "run.gateway.authentication"'],
      ['trustedBy: [one]', 'add "run.gateway.authentication"'],
    ] as const;
    for (const [written, message] of refusals) {
      await configure(written);
      const ended = await residentNaftiko(args, place);
      expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    }
  });

  test('applies a changed configuration file without a restart', async () => {
    const own = await makeTempDirectory({
      'capabilities/shop.yaml': shop({ origin: upstream.origin, tools: ['list-items', 'delete-items'] }),
      'naftiko.config.yaml': 'run: { gateway: { port: 0 } }\n',
    });
    const command = serve(['run', 'capabilities', '--watch', '--no-cache', '--log-format', 'json'], own);
    const { gateway } = JSON.parse(await command.firstLine) as { readonly gateway: string };
    const configure = (text: string): Promise<void> => writeFile(path.join(own.cwd, 'naftiko.config.yaml'), text);
    const headers = { 'content-type': 'application/json', authorization: 'Bearer gate' };
    const namesAt = async (at: string): Promise<readonly string[]> => {
      const listed = await listTools(`${gateway}${at}`, headers);
      const { result } = JSON.parse(listed) as { readonly result: { readonly tools: { readonly name: string }[] } };
      return result.tools.map(({ name }) => name);
    };
    expect(await namesAt('/shop/mcp')).toEqual(['list-items', 'delete-items']);
    expect(await namesAt('/mcp')).toEqual(['shop_list-items', 'shop_delete-items']);
    const schemes = '[{ type: bearer, token: gate }, { type: digest, username: ada, password: pw }]';
    const gate = `authentication: ${schemes}`;
    const key = `nonceKey: ${'k'.repeat(40)}`;
    await configure(`run: { ${key}, gateway: { port: 0, ${gate} } }\ntools: { readOnly: true }\n`);
    await until(async () => (await fetch(gateway)).status === 401);
    await until(async () => (await namesAt('/mcp')).length === 1);
    await until(async () => (await namesAt('/shop/mcp')).length === 1);
    const ada = callWithDigest(gateway, 'ada', 'pw');
    expect(await ada.get('/')).toMatchObject({ status: 200 });
    await configure(`run: { ${key}, gateway: { port: 0, ${gate}, toolLimit: 0 } }\n`);
    await until(async () => (await namesAt('/mcp')).includes('search_tools'));
    await until(async () => (await namesAt('/shop/mcp')).length === 2);
    expect(await ada.get('/')).toMatchObject({ status: 200 });
    expect(ada.challenges()).toBe(1);
    command.kill('SIGTERM');
    expect(await command.ended).toMatchObject({ code: 0 });
    await own.remove();
  });

  test.each([
    [['--gateway', 'x'], '--gateway takes a port'],
    [['--gateway', '0', '--port', '*=0'], '--port replaces ports of documents'],
    [['--read-only'], 'add --gateway <port>'],
    [['nowhere', '--gateway', '0'], 'There is no file "nowhere"'],
    [['.github', '--gateway', '0'], 'There is no Naftiko document under ".github"'],
  ])('refuses %p', async (args, message) => {
    const ended = await residentNaftiko(['run', 'capabilities', ...args], place);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
