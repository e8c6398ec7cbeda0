import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exchange, type Exchange } from '../support/http-exchange.js';
import type { NaftikoProcess } from '../support/naftiko-process.js';
import { openRecordingUpstream, type RecordingUpstream } from '../support/recording-upstream.js';
import { residentNaftiko, residentRun } from '../support/resident-command.js';

let upstream: RecordingUpstream;
let directory: string;
let running: NaftikoProcess | undefined;

beforeAll(async () => {
  upstream = await openRecordingUpstream((_, response) =>
    response
      .setHeader('content-type', 'application/json')
      .setHeader('access-control-allow-origin', 'https://upstream.example')
      .setHeader('vary', 'Accept')
      .end('{"ok":true}'),
  );
  directory = await mkdtemp(path.join(tmpdir(), 'callers-'));
});

afterAll(async () => {
  await running?.stop();
  await upstream.close();
  await rm(directory, { recursive: true });
});

const adapters = ['yard-rest', 'yard-mcp', 'yard-skills', 'yard-control'] as const;

const documentWith = (authentication: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Yard, description: A yard }
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  consumes:
    - type: http
      namespace: yard
      baseUri: ${upstream.origin}
      resources: [{ name: r, path: /x, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: rest
      namespace: yard-rest
      port: 8080
      ${authentication}
      resources:
        - { path: /x, name: r, operations: [{ name: get, method: GET, call: yard.get }] }
        - { path: '/pass/{{path}}', name: pass, forward: { targetNamespace: yard } }
    - type: mcp
      namespace: yard-mcp
      port: 8081
      ${authentication}
      tools: [{ name: get, description: Gets, call: yard.get }]
    - type: skill
      namespace: yard-skills
      port: 8082
      ${authentication}
      skills: [{ name: look, description: Looks, tools: [{ name: get, description: Gets, from: { sourceNamespace: yard-rest, action: get } }] }]
    - type: control
      namespace: yard-control
      port: 8083
      ${authentication}
`;

const bearer = `authentication: { type: bearer, token: '{{TOKEN}}' }`;

async function documentFile(authentication = ''): Promise<string> {
  const file = path.join(directory, authentication === '' ? 'open.yaml' : 'guarded.yaml');
  await writeFile(file, documentWith(authentication));
  return file;
}

/** One command runs at a time. */
async function serve(args: readonly string[], authentication = ''): Promise<NaftikoProcess> {
  await running?.stop();
  const file = await documentFile(authentication);
  const ports = adapters.flatMap((namespace) => ['--port', `${namespace}=0`]);
  running = await residentRun([file, ...ports, ...args], { TOKEN: 's3cret' });
  return running;
}

const requests: Readonly<Record<(typeof adapters)[number], Exchange>> = {
  'yard-rest': { method: 'GET', path: '/x' },
  'yard-mcp': {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json' },
    body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  },
  'yard-skills': { method: 'GET', path: '/skills' },
  'yard-control': { method: 'GET', path: '/health/live' },
};

const ask = (served: NaftikoProcess, adapter: (typeof adapters)[number], headers: Record<string, string>) =>
  exchange(new URL(served.urlOf(adapter)).origin, {
    ...requests[adapter],
    headers: { ...requests[adapter].headers, ...headers },
  });

const preflight = (served: NaftikoProcess, adapter: (typeof adapters)[number], origin: string) =>
  exchange(new URL(served.urlOf(adapter)).origin, {
    method: 'OPTIONS',
    path: requests[adapter].path,
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'Content-Type, MCP-Protocol-Version, X-Api-Key',
    },
  });

describe('a server on a loopback address without further hosts and origins', () => {
  let served: NaftikoProcess;
  beforeAll(async () => {
    served = await serve([]);
  });

  test.each(adapters)('answers callers of this machine: %s', async (adapter) => {
    const { port } = new URL(served.urlOf(adapter));
    for (const host of [
      'localhost',
      `localhost:${port}`,
      'LOCALHOST',
      '127.0.0.1',
      '127.9.9.9:1',
      '[::1]',
      '[::1]:80',
    ]) {
      expect([host, (await ask(served, adapter, { host })).status]).toEqual([host, 200]);
    }
    for (const origin of ['http://localhost:6274', 'https://127.0.0.1', 'http://[::1]:3000']) {
      expect([origin, (await ask(served, adapter, { origin })).status]).toEqual([origin, 200]);
    }
  });

  test.each(adapters)('refuses other hosts, and names the option that allows them: %s', async (adapter) => {
    for (const host of [
      'mcp.example.com',
      'host.docker.internal:9090',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
    ]) {
      const refused = await ask(served, adapter, { host });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(`--allow-host ${host.replace(/:\d+$/, '')}`);
    }
  });

  test.each(adapters)('refuses pages of other origins, and names the option that allows them: %s', async (adapter) => {
    for (const origin of [
      'https://evil.example',
      'null',
      'vscode-file://vscode-app',
      'http://localhost.evil.example',
    ]) {
      const refused = await ask(served, adapter, { origin });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(`--allow-origin ${origin}`);
      expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
      const asked = await preflight(served, adapter, origin);
      expect(asked.status).toBe(403);
      expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

describe('a server with further hosts and origins', () => {
  const origins = ['https://chat.example', 'vscode-file://vscode-app', 'app://obsidian.md', 'null'] as const;
  let served: NaftikoProcess;
  beforeAll(async () => {
    const names = ['mcp.example.com', 'Exact.Example:8443'].flatMap((name) => ['--allow-host', name]);
    const pages = ['https://chat.example:443/', ...origins.slice(1)].flatMap((origin) => ['--allow-origin', origin]);
    served = await serve([...names, ...pages], bearer);
  });
  const authorization = 'Bearer s3cret';

  test.each(adapters)('answers these hosts and no others: %s', async (adapter) => {
    for (const host of ['mcp.example.com', 'MCP.example.com:9090', 'mcp.example.com.', 'exact.example:8443']) {
      expect([host, (await ask(served, adapter, { host, authorization })).status]).toEqual([host, 200]);
    }
    for (const host of ['exact.example', 'exact.example:80', 'sub.mcp.example.com', '-']) {
      expect([host, (await ask(served, adapter, { host, authorization })).status]).toEqual([host, 403]);
    }
    const own = { host: 'mcp.example.com', origin: 'https://mcp.example.com', authorization };
    expect((await ask(served, adapter, own)).status).toBe(200);
  });

  test.each(adapters.slice(0, 3))('allows their pages to call and read, refusals too: %s', async (adapter) => {
    for (const origin of origins) {
      const answered = await ask(served, adapter, { origin, authorization });
      expect(answered.status).toBe(200);
      const unknown = await ask(served, adapter, { origin });
      expect(unknown.status).toBe(401);
      for (const { headers } of [answered, unknown]) {
        expect(headers).toMatchObject({ 'access-control-allow-origin': origin });
        expect(headers.vary).toMatch(/^Origin/);
        for (const name of ['Mcp-Session-Id', 'WWW-Authenticate', 'X-Request-Id']) {
          expect(headers['access-control-expose-headers']).toContain(name);
        }
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }
    }
  });

  test.each(adapters.slice(0, 3))('answers a preflight before it checks the credential: %s', async (adapter) => {
    for (const origin of [...origins, 'http://localhost:6274']) {
      const asked = await preflight(served, adapter, origin);
      expect(asked).toMatchObject({ status: 204, text: '', headers: { 'access-control-allow-origin': origin } });
      expect(asked.headers['access-control-allow-methods']).toContain('POST');
      const allowed = String(asked.headers['access-control-allow-headers']).split(', ');
      expect(allowed).toEqual(
        expect.arrayContaining([
          'content-type',
          'mcp-protocol-version',
          'mcp-method',
          'mcp-name',
          'authorization',
          'x-api-key',
        ]),
      );
    }
  });

  test('discloses nothing about the control adapter to pages', async () => {
    const [origin] = origins;
    const answered = await ask(served, 'yard-control', { origin, authorization });
    expect(answered.status).toBe(200);
    expect(answered.headers).not.toHaveProperty('access-control-allow-origin');
    expect((await preflight(served, 'yard-control', origin)).status).toBe(403);
  });

  test('allows no page to change the process, even of an allowed origin', async () => {
    const control = new URL(served.urlOf('yard-control')).origin;
    const headers = { origin: origins[0] ?? '', authorization, 'content-type': 'text/plain' };
    const body = 'naftiko: 1.0.0-alpha2';
    const answered = await exchange(control, { method: 'POST', path: '/config/reload', headers, body });
    expect(answered.status).toBe(403);
  });

  test('sends its own headers for pages instead of those of an upstream', async () => {
    const headers = { origin: origins[0], authorization };
    const rest = new URL(served.urlOf('yard-rest')).origin;
    const forwarded = await exchange(rest, { method: 'GET', path: '/pass/x', headers });
    expect(forwarded).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': origins[0], vary: 'Origin' },
    });
  });
});

describe('any host and any origin', () => {
  test('are answered where every caller is checked', async () => {
    const served = await serve(['--allow-host', '*', '--allow-origin', '*'], bearer);
    for (const adapter of adapters) {
      const headers = { host: 'x.example', origin: 'https://y.example', authorization: 'Bearer s3cret' };
      expect([adapter, (await ask(served, adapter, headers)).status]).toEqual([adapter, 200]);
    }
    await served.stop();
  });

  test.each(['--allow-host', '--allow-origin'])('are refused where one is not: %s', async (option) => {
    const refused = await residentNaftiko(['run', await documentFile(), option, '*'], { cwd: directory });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`${option} "*" is refused while "yard-rest"`);
  });
});

test.each([
  ['--allow-host', 'https://mcp.example.com'],
  ['--allow-host', 'a b'],
  ['--allow-host', '*.example.com'],
  ['--allow-origin', 'chat.example'],
  ['--allow-origin', 'https://chat.example/path'],
])('%s refuses %s with an example', async (option, value) => {
  const refused = await residentNaftiko(['run', await documentFile(), option, value], { cwd: directory });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`"${value}" is not one`);
  expect(refused.stderr).toContain('for example');
});
