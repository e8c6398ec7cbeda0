import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type RunOptions, type Running } from '@naftiko/runtime';

const servers = ['rest', 'mcp', 'skill', 'control'] as const;
type Server = (typeof servers)[number];

const document = `
naftiko: 1.0.0-alpha2
info: { label: Yard, description: A yard }
capability:
  exposes:
    - type: rest
      namespace: yard
      port: 8080
      resources: [{ path: /x, name: x, operations: [{ name: get, method: GET, outputParameters: [{ name: it, type: string, value: canary }] }] }]
    - type: mcp
      namespace: yard-mcp
      port: 8081
      tools: [{ name: get, description: Gets canaries, outputParameters: [{ name: it, type: string, value: canary }] }]
    - type: skill
      namespace: yard-skills
      port: 8082
      skills: [{ name: look, description: Looks for canaries, tools: [{ name: get, description: Gets, from: { sourceNamespace: yard, action: get } }] }]
    - type: control
      namespace: yard-control
      port: 8083
`;

const list = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
/** The request line and the body that each server answers with 200. */
const requests: Readonly<Record<Server, readonly [method: string, target: string, body: string]>> = {
  rest: ['GET', '/x', ''],
  mcp: ['POST', '/mcp', list],
  skill: ['GET', '/skills', ''],
  control: ['GET', '/health/live', ''],
};

async function open(options: Partial<RunOptions> = {}): Promise<Running> {
  const planned = await planDocument('yard.yaml', document, loadBuiltins);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const started = await start([planned], { ...defaultRunOptions, ports, ...options });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  return started.value;
}

let running: Running;
let allowing: Running;
beforeAll(async () => {
  running = await open();
  allowing = await open({
    allowHosts: ['mcp.example.com', 'exact.example:8443'],
    allowOrigins: ['https://app.example'],
  });
});
afterAll(() => Promise.all([running.close(0), allowing.close(0)]));

const portOf = (server: Server, of: Running): string =>
  new URL(of.capabilities[0]?.exposes.find(({ type }) => type === server)?.url ?? '').port;

interface Sent {
  readonly of?: Running;
  /** Header lines; the host is one of them. */
  readonly lines: readonly string[];
  readonly target?: (own: string) => string;
  readonly version?: string;
}

/** Sends bytes, so that no client corrects them; the answer as text. */
function send(server: Server, { of = running, lines, target = (own) => own, version = '1.1' }: Sent): Promise<string> {
  const [method, own, body] = requests[server];
  const described =
    body === ''
      ? []
      : [
          'Content-Type: application/json',
          'Accept: application/json, text/event-stream',
          `Content-Length: ${body.length}`,
        ];
  const head = [`${method} ${target(own)} HTTP/${version}`, ...lines, ...described, 'Connection: close'];
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(portOf(server, of)), '127.0.0.1', () =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`),
    );
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

const ownHosts = [
  'localhost',
  'localhost:80',
  'LOCALHOST',
  'LocalHost:8080',
  'localhost.',
  'localhost.:8080',
  '127.0.0.1',
  '127.0.0.1:1',
  '127.0.0.1.',
  '127.1.2.3',
  '[::1]',
  '[::1]:8080',
  '[::ffff:127.0.0.1]',
];

const foreignHosts = [
  'evil.example',
  'evil.example:80',
  'EVIL.EXAMPLE',
  'evil.example.',
  'localhost.evil.example',
  'evil-localhost',
  'xlocalhost',
  'localhost..',
  '.localhost',
  'evil.localhost',
  '127.0.0.1.evil.example',
  '127.0.0.1.nip.example:8080',
  '128.0.0.1',
  '10.0.0.1',
  '0.0.0.0',
  '169.254.169.254',
  '[::]',
  '[::2]',
  '[fe80::1]',
  '[::ffff:10.0.0.1]',
  '::1',
  'localhost@evil.example',
  'localhost:80@evil.example',
  'localhost, evil.example',
  'localhost/evil.example',
  'localhost evil.example',
  'localhost:evil',
  'localhost:80:80',
  'host.docker.internal',
  'http://localhost',
  '*',
  '',
];

describe.each(servers)('a server on loopback that has no further hosts: %s', (server) => {
  test('answers requests to this machine, however it is written', async () => {
    for (const host of ownHosts) {
      expect([host, statusOf(await send(server, { lines: [`Host: ${host}`] }))]).toEqual([host, 200]);
    }
  });

  test('refuses requests to any other host, and names the option', async () => {
    for (const host of foreignHosts) {
      const answer = await send(server, { lines: [`Host: ${host}`] });
      expect([host, statusOf(answer), answer.includes('canar')]).toEqual([host, 403, false]);
      expect(answer).toMatch(/--allow-host |no valid Host header/);
    }
  });

  test('refuses requests without a host or with several', async () => {
    for (const lines of [
      ['Host: localhost', 'Host: evil.example'],
      ['Host: evil.example', 'Host: localhost'],
      ['host: localhost', 'HOST: localhost'],
    ]) {
      expect([lines, statusOf(await send(server, { lines }))]).toEqual([lines, 403]);
    }
    expect(statusOf(await send(server, { lines: [] }))).toBe(400);
    expect(statusOf(await send(server, { lines: [], version: '1.0' }))).toBe(403);
  });

  test('refuses the host of an absolute request target as well', async () => {
    for (const [authority, host] of [
      ['evil.example', 'localhost'],
      ['evil.example:80', 'localhost'],
      ['localhost@evil.example', 'localhost'],
      ['localhost', 'evil.example'],
      ['EVIL.example.', '127.0.0.1'],
    ]) {
      for (const scheme of ['http', 'HTTP', 'https']) {
        const target = (own: string): string => `${scheme}://${authority}${own}`;
        const answer = await send(server, { lines: [`Host: ${host}`], target });
        expect([authority, scheme, statusOf(answer)]).toEqual([authority, scheme, 403]);
      }
    }
    const own = await send(server, { lines: ['Host: localhost'], target: (path) => `http://localhost${path}` });
    expect(own).not.toContain('--allow-host');
  });

  test('refuses what pages of other sites cause, and names the option', async () => {
    for (const lines of [
      ['Sec-Fetch-Site: cross-site'],
      ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
      ['sec-fetch-site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image'],
      ['Sec-Fetch-Site: cross-site', 'Origin: https://evil.example'],
      ['Sec-Fetch-Site: cross-site', 'Origin: null'],
      ['Origin: https://evil.example'],
      ['Origin: null'],
      ['Origin: http://localhost.evil.example'],
      ['Origin: http://localhost', 'Origin: https://evil.example'],
    ]) {
      const answer = await send(server, { lines: ['Host: localhost', ...lines] });
      expect([lines, statusOf(answer), answer.includes('canar')]).toEqual([lines, 403, false]);
      expect(answer).toContain('--allow-origin');
    }
  });

  test('answers what pages of this machine and people cause', async () => {
    for (const lines of [
      ['Sec-Fetch-Site: none', 'Sec-Fetch-Mode: navigate'],
      ['Sec-Fetch-Site: same-origin'],
      ['Sec-Fetch-Site: same-site', 'Origin: http://localhost:6274'],
      ['Sec-Fetch-Site: cross-site', 'Origin: http://127.0.0.1:6274'],
      ['Sec-Fetch-Site: cross-site', 'Origin: http://[::1]:3000'],
    ]) {
      expect([lines, statusOf(await send(server, { lines: ['Host: localhost', ...lines] }))]).toEqual([lines, 200]);
    }
  });
});

describe.each(servers)('a server on loopback with further hosts and origins: %s', (server) => {
  test('answers these, and no others', async () => {
    for (const [lines, status] of [
      [['Host: mcp.example.com'], 200],
      [['Host: MCP.Example.Com:9090'], 200],
      [['Host: mcp.example.com.'], 200],
      [['Host: exact.example:8443'], 200],
      [['Host: localhost', 'Sec-Fetch-Site: cross-site', 'Origin: https://app.example'], 200],
      [['Host: mcp.example.com', 'Sec-Fetch-Site: same-origin', 'Origin: https://mcp.example.com'], 200],
      [['Host: exact.example'], 403],
      [['Host: exact.example:80'], 403],
      [['Host: sub.mcp.example.com'], 403],
      [['Host: mcp.example.com.evil.example'], 403],
      [['Host: localhost', 'Sec-Fetch-Site: cross-site'], 403],
      [['Host: localhost', 'Origin: http://app.example'], 403],
      [['Host: localhost', 'Origin: https://app.example:8443'], 403],
      [['Host: mcp.example.com', 'Origin: https://evil.example'], 403],
    ] as const) {
      // A page never changes a control server (here every request reads, but those of MCP).
      expect([lines, statusOf(await send(server, { of: allowing, lines }))]).toEqual([lines, status]);
    }
  });
});
