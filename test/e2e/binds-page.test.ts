import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type LoadPlugins } from '@naftiko/runtime';
import { parse, stringify } from 'yaml';
import { createMountedSecretBinds } from '../../packages/adapters/src/bind/mounted-secret.js';
import { builtins } from '../../packages/adapters/src/builtins.js';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';

const page = await readFile('docs/binds.md', 'utf8');

/** The value of `{{TOKEN}}` on the page, for every source. */
const value = 'aye-aye';

/** The examples of binds, each with the text below it, which prepares its source. */
const examples = page
  .split('```yaml binds\n')
  .slice(1)
  .map((part): readonly [string, string, string] => {
    const [binds = '', ...below] = part.split('```\n');
    const location = /location: (\S+)/.exec(binds)?.[1] ?? 'the environment';
    return [location, binds, below.join('```\n')];
  });

const matchesIn = (text: string, pattern: RegExp): readonly (readonly string[])[] =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups.map((group = '') => group));

let vault: RecordingUpstream;
/** `<mount>/data/<path>` of version 2, with its fields. */
const kept = new Map<string, Readonly<Record<string, string>>>();
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'naftiko-binds-page-'));
  vault = await openRecordingUpstream(({ path: target }, response) => {
    const data = kept.get(target.replace('/v1/', ''));
    const body = data === undefined ? { errors: [] } : { data: { data, metadata: { version: 1 } } };
    response.writeHead(data === undefined ? 404 : 200).end(JSON.stringify(body));
  });
});
afterAll(async () => {
  await vault.close();
  await rm(directory, { recursive: true, force: true });
});

/** Executes the instructions of the page after an example; returns the environment of the process. */
async function prepare(said: string): Promise<Readonly<Record<string, string>>> {
  for (const [name = '', content = ''] of matchesIn(said, /```yaml (\S+)\n(.*?)```/gs)) {
    await writeFile(path.join(directory, name), content);
  }
  for (const [mount = '', secret = '', key = '', held = ''] of matchesIn(
    said,
    /^vault kv put -mount=(\S+) (\S+) (\w+)=(\S+)$/gm,
  )) {
    kept.set(`${mount}/data/${secret}`, { [key]: held });
  }
  for (const [name = '', key = '', held = ''] of matchesIn(
    said,
    /^kubectl create secret generic (\S+) .*--from-literal=(\w+)=(\S+)$/gm,
  )) {
    await mkdir(path.join(directory, 'mounted', name), { recursive: true });
    await writeFile(path.join(directory, 'mounted', name, key), held);
  }
  const exported = matchesIn(said, /^export (\w+)=(\S+)$/gm).map(([name = '', text = '']) => [name, text] as const);
  const handedOver = matchesIn(said, /^ +(\w+): \$\{\{ secrets\.\w+ \}\}$/gm).map(
    ([name = '']) => [name, value] as const,
  );
  const environment: Record<string, string> = Object.fromEntries([...exported, ...handedOver]);
  return 'VAULT_ADDR' in environment ? { ...environment, VAULT_ADDR: vault.origin, VAULT_TOKEN: 'hvs' } : environment;
}

/** The built-ins, with mounted secrets below the directory of the test. */
const loadPlugins: LoadPlugins = async (document) => {
  const plugins = await loadBuiltins(document);
  const mounted = createMountedSecretBinds(path.join(directory, 'mounted'));
  const binds = plugins.engine.binds.map((provider) => (provider.scheme === mounted.scheme ? mounted : provider));
  return { ...plugins, engine: { ...plugins.engine, binds } };
};

const documentOf = (binds: string): string =>
  stringify({
    naftiko: '1.0.0-alpha2',
    info: { label: 'Ships', description: 'Says what it was given' },
    ...(parse(binds) as object),
    capability: {
      exposes: [
        {
          type: 'rest',
          address: 'localhost',
          port: 8601,
          namespace: 'ships',
          resources: [
            {
              path: '/token',
              operations: [
                { name: 'token', method: 'GET', outputParameters: [{ type: 'string', value: '{{registry.TOKEN}}' }] },
              ],
            },
          ],
        },
      ],
    },
  });

describe('the page about binds', () => {
  test('has an example for every source', () => {
    const schemes = examples.map(([location]) => /^([\w-]+):/.exec(location)?.[1] ?? 'environment');
    expect(schemes.sort()).toEqual(['environment', ...Object.keys(builtins.binds)].sort());
  });

  test.each(examples)('binds a value from %s', async (_, binds, said) => {
    const environment = await prepare(said);
    const planned = await planDocument(path.join(directory, 'ships.yaml'), documentOf(binds), loadPlugins);
    expect(planned.diagnostics).toEqual([]);
    const ports = new Map([['ships', 0]]);
    const running = await start([planned], { ...defaultRunOptions, environment, ports });
    expect(running.diagnostics).toEqual([]);
    if (!running.ok) return;
    try {
      const { url = '' } = running.value.capabilities[0]?.exposes[0] ?? {};
      expect(await exchange(url, { method: 'GET', path: '/token' })).toMatchObject({ text: `{"value":"${value}"}` });
    } finally {
      await running.value.close(0);
    }
  });

  test('is right that unused keys are not read', async () => {
    await writeFile(path.join(directory, 'spare.yaml'), 'ships-token: aye-aye\n');
    const keys = { TOKEN: 'ships-token', SPARE: 'not-there' };
    const binds = stringify({ binds: [{ namespace: 'registry', location: 'file:///./spare.yaml', keys }] });
    const planned = await planDocument(path.join(directory, 'ships.yaml'), documentOf(binds), loadPlugins);
    expect(planned.diagnostics).toMatchObject([{ code: 'bind-unused' }]);
    const running = await start([planned], { ...defaultRunOptions, ports: new Map([['ships', 0]]) });
    expect(running.diagnostics).toEqual([]);
    if (running.ok) await running.value.close(0);
  });
});
