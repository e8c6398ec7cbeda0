import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeDocumentFiles } from '@naftiko/runtime';
import { startOf, type Bind } from '@naftiko/spec';
import { bindProviderTests } from '../../../../test/support/contract-tests.js';
import {
  openRecordingUpstream,
  type RecordingUpstream,
  type SeenRequest,
} from '../../../../test/support/recording-upstream.js';
import { fileBinds } from './file.js';
import { githubSecretBinds } from './github-secrets.js';
import { createMountedSecretBinds } from './mounted-secret.js';
import { vaultBinds } from './vault.js';

/** Created while tests are collected, because a provider's parameters may need it. */
const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-binds-'));
const vaultToken = 'hvs.canary-token';
let vault: RecordingUpstream;

beforeAll(async () => {
  await writeAll({
    'values.yaml':
      'token: s3cr3t-yaml\nport: 25\nstrict: true\nzip: 007\nlong: 12345678901234567890\nlist: [1]\nempty: ~\n',
    'values.json': '{"token": "s3cr3t-json", "ratio": 0.5}',
    'values.env': 'TOKEN="s3cr3t env"\nEMPTY=\n',
    'broken.json': '{"token": "s3cr3t-broken"',
    'broken.yaml': 'token: "s3cr3t-broken\n',
    'list.yaml': '- s3cr3t-list\n',
    'ships/token': 's3cr3t-mounted\n',
    'ships/lines': 'one\ntwo\r\n',
    'ships/folder/inner': 'x',
    'ships/..data/user': 'ada',
    outside: 's3cr3t-outside',
  });
  await writeFile(path.join(directory, 'ships/bytes'), new Uint8Array([0xff, 0xfe, 0x00]));
  await writeFile(path.join(directory, 'ships/huge'), 'x'.repeat(1024 * 1024 + 1));
  await symlink(path.join('..data', 'user'), path.join(directory, 'ships/user'));
  vault = await openRecordingUpstream(answerAsVault);
});
afterAll(async () => {
  await vault.close();
  await rm(directory, { recursive: true, force: true });
});

async function writeAll(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
}

bindProviderTests({
  provider: fileBinds,
  context: () => ({ directory, workingDirectory: '/nowhere', files: makeDocumentFiles(directory, []) }),
  reads: [
    {
      says: 'YAML, scalars as text',
      location: 'file:///./values.yaml',
      values: { token: 's3cr3t-yaml', port: '25', strict: 'true', zip: '007', long: '12345678901234567890' },
    },
    { says: 'JSON', location: 'file://./values.json', values: { token: 's3cr3t-json', ratio: '0.5' } },
    { says: 'dotenv, empty texts too', location: './values.env', values: { TOKEN: 's3cr3t env', EMPTY: '' } },
    {
      says: 'an absolute address',
      location: () => `file://${directory}/values.json`,
      values: { token: 's3cr3t-json' },
    },
  ],
  lacks: { location: 'file:///./values.yaml', keys: ['absent', 'empty', 'list', 'a.b', '__proto__'] },
  refuses: [
    { says: 'a file that is not there', location: 'file:///./absent.yaml', message: /File not found: .*absent\.yaml/ },
    { says: 'a directory', location: 'file:///./ships', message: /it is a directory/ },
    { says: 'half a JSON file', location: 'file:///./broken.json', message: /is not valid JSON/ },
    { says: 'half a YAML file', location: 'file:///./broken.yaml', message: /cannot be parsed \(line \d\)/ },
    { says: 'a list', location: 'file:///./list.yaml', message: /does not contain a mapping/ },
  ],
  secrets: ['s3cr3t'],
});

bindProviderTests({
  provider: createMountedSecretBinds(directory),
  context: () => ({ files: makeDocumentFiles(directory, []) }),
  reads: [
    {
      says: 'a file for each key, links too, without its last line break',
      location: 'k8s-secret://harbour/ships',
      values: { token: 's3cr3t-mounted', lines: 'one\ntwo', user: 'ada' },
    },
    {
      says: 'any other directory',
      location: () => `k8s-secret://${directory}/ships`,
      values: { token: 's3cr3t-mounted' },
    },
  ],
  lacks: {
    location: 'k8s-secret://harbour/ships',
    keys: ['absent', 'folder', 'bytes', 'huge', '../outside', '..', 'folder/inner'],
  },
  refuses: [
    { says: 'a secret that is not mounted', location: 'k8s-secret://harbour/boats', message: /is not mounted/ },
    { says: 'a file in place of a directory', location: 'k8s-secret://harbour/outside', message: /is not mounted/ },
    { says: 'no name', location: 'k8s-secret://ships', message: /is not the address of a secret/ },
    { says: 'a name that climbs', location: 'k8s-secret://harbour/..', message: /is not the address of a secret/ },
    {
      says: 'a path for a name',
      location: 'k8s-secret://harbour/a/../../b',
      message: /is not the address of a secret/,
    },
  ],
  secrets: ['s3cr3t'],
});

bindProviderTests({
  provider: githubSecretBinds,
  context: () => ({ environment: { SHIPS_TOKEN: 's3cr3t-hub', UNSET: '' } }),
  reads: [{ says: 'the environment', location: 'github-secrets://acme/ships', values: { SHIPS_TOKEN: 's3cr3t-hub' } }],
  // GitHub passes an empty value for a secret that does not exist.
  lacks: { location: 'github-secrets://acme/ships', keys: ['ABSENT', 'UNSET', 'constructor'] },
  refuses: [],
  secrets: ['s3cr3t'],
});

const createVaultEnvironment = (changes: Readonly<Record<string, string | undefined>> = {}) => ({
  VAULT_ADDR: vault.origin,
  VAULT_TOKEN: vaultToken,
  ...changes,
});

/** Version 2 under `kv2`, version 1 under `kv1`; a token reads only what its policy names. */
function answerAsVault({ path: target, headers }: SeenRequest, response: ServerResponse): void {
  const say = (status: number, body: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const ships = { token: 's3cr3t-vault', port: 25, strict: true, list: ['s3cr3t-list'], empty: null };
  const pages: Readonly<Record<string, () => void>> = {
    '/v1/kv2/data/team/ships': () => say(200, { data: { data: ships, metadata: { version: 3 } } }),
    '/v1/kv2/data/odd%20name': () => say(200, { data: { data: { token: 'odd' }, metadata: { version: 1 } } }),
    '/v1/kv1/team/ships': () => say(200, { lease_duration: 2764800, data: ships }),
    '/v1/kv1/data/trap': () => say(200, { data: { token: 'wrong' } }),
    '/v1/kv1/trap': () => say(200, { data: { token: 'right' } }),
    '/v1/kv2/data/gone': () => say(404, { data: { data: null, metadata: { deletion_time: '2026-01-01' } } }),
    '/v1/kv2/data/moved': () =>
      void response.writeHead(307, { location: 'http://127.0.0.1:9/v1/kv2/data/moved' }).end(),
    '/v1/kv2/data/sealed': () => say(503, { errors: ['Vault is sealed s3cr3t'] }),
    '/v1/kv2/data/broken': () => void response.destroy(),
    '/v1/kv2/data/endless': () => void response.end('x'.repeat(1024 * 1024 + 1)),
    '/v1/page/data/x': () => void response.end('<html>s3cr3t</html>'),
    '/v1/page/x': () => void response.end('<html>s3cr3t</html>'),
    '/v1/kv1/data/mine': () => say(403, { errors: ['permission denied'] }),
    '/v1/kv1/mine': () => say(200, { data: { token: 'mine' } }),
  };
  if (headers['x-vault-token'] !== vaultToken) return say(403, { errors: ['permission denied s3cr3t'] });
  if (headers['x-vault-namespace'] !== undefined && headers['x-vault-namespace'] !== 'harbour') return say(404, {});
  const page = pages[target];
  if (page !== undefined) page();
  else if (target.includes('forbidden')) say(403, { errors: ['permission denied'] });
  else say(404, { errors: [] });
}

bindProviderTests({
  provider: vaultBinds,
  context: () => ({ environment: createVaultEnvironment() }),
  reads: [
    {
      says: 'version 2, scalars as text',
      location: 'vault://kv2/team/ships',
      values: { token: 's3cr3t-vault', port: '25', strict: 'true' },
    },
    { says: 'version 1', location: 'vault://kv1/team/ships', values: { token: 's3cr3t-vault' } },
    { says: 'a path that has to be encoded', location: 'vault://kv2/odd name', values: { token: 'odd' } },
    { says: 'version 1 where a look-alike is in the way', location: 'vault://kv1/trap', values: { token: 'right' } },
    { says: 'version 1 with no right to anything else', location: 'vault://kv1/mine', values: { token: 'mine' } },
  ],
  lacks: { location: 'vault://kv2/team/ships', keys: ['absent', 'empty', 'list', '__proto__'] },
  refuses: [
    { says: 'a secret that is not there', location: 'vault://kv2/absent', message: /has no secret "kv2\/absent"/ },
    { says: 'a deleted secret', location: 'vault://kv2/gone', message: /has no secret "kv2\/gone"/ },
    { says: 'a secret out of reach', location: 'vault://kv2/forbidden', message: /does not let VAULT_TOKEN read/ },
    { says: 'a sealed server', location: 'vault://kv2/sealed', message: /answered 503/ },
    { says: 'a server that sends elsewhere', location: 'vault://kv2/moved', message: /answered 307/ },
    { says: 'a server that hangs up', location: 'vault://kv2/broken', message: /cannot be read/ },
    { says: 'a server that never ends', location: 'vault://kv2/endless', message: /more than 1048576 bytes/ },
    { says: 'a web page', location: 'vault://page/x', message: /answered 200/ },
    { says: 'no path', location: 'vault://kv2', message: /is not the address of a secret/ },
    { says: 'a path that climbs', location: 'vault://kv2/../sys/seal', message: /is not the address of a secret/ },
    {
      says: 'a server that is not there',
      location: 'vault://kv2/x',
      environment: { VAULT_ADDR: 'http://127.0.0.1:9', VAULT_TOKEN: vaultToken },
      message: /Vault at "http:\/\/127\.0\.0\.1:9" cannot be read/,
    },
    {
      says: 'an environment without an address',
      location: 'vault://kv2/x',
      environment: { VAULT_TOKEN: vaultToken },
      message: /^VAULT_ADDR is not set/,
    },
    {
      says: 'an environment without a token',
      location: 'vault://kv2/x',
      environment: { VAULT_ADDR: 'http://127.0.0.1:9' },
      message: /^VAULT_TOKEN is not set/,
    },
    {
      says: 'an address with a password',
      location: 'vault://kv2/x',
      environment: { VAULT_ADDR: 'http://a:s3cr3t@127.0.0.1:9', VAULT_TOKEN: vaultToken },
      message: /^VAULT_ADDR is not an http or https address/,
    },
    {
      says: 'a token that no header can carry',
      location: 'vault://kv2/x',
      environment: { VAULT_ADDR: 'http://127.0.0.1:9', VAULT_TOKEN: `${vaultToken}\n${vaultToken}` },
      message: /^VAULT_TOKEN has characters/,
    },
  ],
  secrets: ['s3cr3t', vaultToken],
});

describe('a Vault server', () => {
  const at = startOf('test.yaml');
  const createBind = (location: string): Bind => ({
    namespace: { text: 'v', at },
    location: { text: location, at },
    keys: [{ variable: { text: 'TOKEN', at }, source: { text: 'token', at } }],
    at,
  });
  const load = (location: string, environment: Readonly<Record<string, string | undefined>>) =>
    vaultBinds.load(createBind(location), {
      environment,
      directory: '/',
      workingDirectory: '/',
      files: makeDocumentFiles('/', []),
    });

  beforeEach(() => void vault.take());

  test('sends one request for a secret of version 2, with token and namespace', async () => {
    const environment = createVaultEnvironment({ VAULT_NAMESPACE: 'harbour', VAULT_ADDR: `${vault.origin}/` });
    expect(await load('vault://kv2/team/ships', environment)).toMatchObject({ ok: true });
    expect(
      vault.take().map(({ path: target, headers }) => [target, headers['x-vault-token'], headers['x-vault-namespace']]),
    ).toEqual([['/v1/kv2/data/team/ships', vaultToken, 'harbour']]);
  });

  test('does not follow a redirect', async () => {
    await load('vault://kv2/moved', createVaultEnvironment());
    expect(vault.take()).toHaveLength(1);
  });

  test('refuses an unknown token', async () => {
    expect(await load('vault://kv2/team/ships', createVaultEnvironment({ VAULT_TOKEN: 'old' }))).toMatchObject({
      diagnostics: [{ message: 'Vault does not let VAULT_TOKEN read "kv2/team/ships".' }],
    });
  });
});
