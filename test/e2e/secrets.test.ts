import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import { exchange, type Answer, type Exchange } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';
import { startServing, makeTempDirectory } from './cli-command.js';
import { residentNaftiko } from '../support/resident-command.js';
import { createRecordingLogs } from '../support/recording-logs.js';

/** Every secret is recognisable in any encoding. */
const environment = {
  BEARER_TOKEN: 'canary-bearer-41',
  HEADER_KEY: 'canary-header-42',
  QUERY_KEY: 'canary query/43',
  BASIC_USER: 'canary-user-44',
  BASIC_PASSWORD: 'canary-password-45',
  BODY_SECRET: 'canary-body-46"\\',
  TENANT: 'canary-tenant-47',
  REST_SECRET: 'canary-rest-48',
  MCP_SECRET: 'canary-mcp-49',
};
const forwarded = 'canary-forwarded-50';
const wrongSecret = 'canary-wrong-51';

/** The patterns of secrets: plain (percent-encoding keeps the word), or in base64 at any offset. */
const traces = ['canary', 'Y2FuYXJ5', 'NhbmFyeS', 'jYW5hcnkt'];
const holdsSecret = (text: string): boolean => traces.some((trace) => text.includes(trace));

const upstreams = ['bearing', 'keyed', 'queried', 'basic', 'tenant', 'gone'] as const;

const credentials: Readonly<Record<(typeof upstreams)[number], string>> = {
  bearing: `{ type: bearer, token: '{{BEARER_TOKEN}}' }`,
  keyed: `{ type: apikey, key: X-Key, value: '{{HEADER_KEY}}', placement: header }`,
  queried: `{ type: apikey, key: key, value: '{{QUERY_KEY}}', placement: query }`,
  basic: `{ type: basic, username: '{{BASIC_USER}}', password: '{{BASIC_PASSWORD}}' }`,
  tenant: `{ type: bearer, token: '{{BEARER_TOKEN}}' }`,
  gone: `{ type: bearer, token: '{{BEARER_TOKEN}}' }`,
};

const consumed = (name: (typeof upstreams)[number]): string => `
  - type: http
    namespace: ${name}
    baseUri: ${name === 'gone' ? 'GONE' : name === 'tenant' ? 'UPSTREAM/{{TENANT}}' : 'UPSTREAM'}
    authentication: ${credentials[name]}
    resources:
    - name: case
      path: /{kind}
      operations:
      - name: get
        method: GET
        inputParameters:
        - { name: kind, in: path }
      - name: put
        method: POST
        inputParameters:
        - { name: kind, in: path }
        - { name: note, in: body }
        body:
          type: json
          data: { secret: '{{BODY_SECRET}}', note: '{{note}}' }`;

const route = (name: string): string => `
    - name: ${name}
      path: /${name}/{kind}
      operations:
      - name: get-${name}
        method: GET
        call: ${name}.get
        with: { kind: front.kind }
        outputParameters:
        - { type: string, mapping: $.name }
      - name: put-${name}
        method: POST
        inputParameters:
        - { name: note, in: body, type: string }
        call: ${name}.put
        with: { kind: front.kind, note: front.note }`;

const tool = (name: string): string => `
    - name: get-${name}
      description: Reads
      inputParameters:
      - { name: kind, type: string, description: Which case }
      call: ${name}.get
      with: { kind: agent.kind }
      outputParameters:
      - { type: string, mapping: $.name }
    - name: put-${name}
      description: Writes
      inputParameters:
      - { name: kind, type: string, description: Which case }
      - { name: note, type: string, description: Some text }
      call: ${name}.put
      with: { kind: agent.kind, note: agent.note }`;

const document = `naftiko: 1.0.0-alpha2
info:
  label: Vault
  description: Knows secrets and tells none
binds:
- namespace: env
  keys:
${Object.keys(environment)
  .map((name) => `    ${name}: ${name}`)
  .join('\n')}
capability:
  consumes:${upstreams.map(consumed).join('')}
  exposes:
  - type: rest
    namespace: front
    port: 8181
    authentication: { type: bearer, token: '{{REST_SECRET}}' }
    resources:${upstreams.map(route).join('')}
    - name: through
      path: /through/{{path}}
      forward: { targetNamespace: queried, trustedHeaders: [X-Trace] }
  - type: mcp
    namespace: agent
    port: 9191
    authentication: { type: bearer, token: '{{MCP_SECRET}}' }
    tools:${upstreams.map(tool).join('')}
`;

/** The cases of an upstream, selected by the last segment of the path; `slow` never answers. */
const kinds = ['fine', 'denied', 'broken', 'garbled', 'away', 'away-with-body', 'made', 'slow', 'cut'] as const;

/** A text with its receiver. */
type Said = readonly [where: string, text: string];

const leaksIn = (said: readonly Said[]): readonly Said[] => said.filter(([, text]) => holdsSecret(text));

describe('secrets', () => {
  let upstream: RecordingUpstream;
  let elsewhere: RecordingUpstream;
  let closed: string;
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;

  beforeAll(async () => {
    elsewhere = await openRecordingUpstream((_, response) => response.end('{"name":"elsewhere"}'));
    upstream = await openRecordingUpstream((seen, response) => {
      const json = { 'Content-Type': 'application/json' };
      switch (seen.path.split('/').at(-1)) {
        case 'denied':
          return response.writeHead(403, json).end('{"error":"not yours"}');
        case 'broken':
          return response.writeHead(500, json).end('{"error":"broken"}');
        case 'garbled':
          return response.writeHead(200, json).end('<not json>');
        case 'away':
          return response.writeHead(302, { Location: `${elsewhere.origin}/landed?${seen.rawQuery}` }).end();
        case 'away-with-body':
          return response.writeHead(307, { Location: `${elsewhere.origin}/landed?${seen.rawQuery}` }).end();
        case 'made':
          return response.writeHead(201, { ...json, Location: `/made/1?${seen.rawQuery}` }).end('{"name":"made"}');
        case 'cut':
          return response.destroy();
        case 'slow':
          return undefined;
        default:
          return response.writeHead(200, json).end('{"name":"fine"}');
      }
    });
    closed = await closedOrigin();
    const filled = document.replaceAll('UPSTREAM', upstream.origin).replaceAll('GONE', closed);
    place = await makeTempDirectory({ 'vault.yaml': filled });
  });
  afterAll(async () => {
    await Promise.all([upstream.close(), elsewhere.close()]);
    await place.remove();
  });

  test('of a deployment reach only the declared upstream', async () => {
    const logged: Said[] = [];
    const logs = createRecordingLogs((entry) => void logged.push([`log ${entry.severity}`, JSON.stringify(entry)]));
    const planned = await planDocument(
      'vault.yaml',
      await readFile(path.join(place.cwd, 'vault.yaml'), 'utf8'),
      loadBuiltins,
    );
    const running = await start([planned], {
      ...defaultRunOptions,
      environment,
      ports: new Map([
        ['front', 0],
        ['agent', 0],
      ]),
      forwardHeaders: ['x-trace'],
      timeoutMs: 400,
      // Such an origin receives requests, but no secret.
      upstreams: [{ matches: () => true, settings: { redirectOrigins: [elsewhere.origin] } }],
      logs,
    });
    if (!running.ok) throw new Error(running.diagnostics.map(({ message }) => message).join('\n'));
    const urls = running.value.capabilities.flatMap(({ exposes }) => exposes.map(({ url }) => url ?? ''));
    const answered = await callEverything(urls[0] ?? '', urls[1] ?? '');
    await running.value.close(0);
    const misdirected = seenBy(elsewhere);

    expect(logged.length).toBeGreaterThan(0);
    expect(misdirected.length).toBeGreaterThan(0);
    expect(leaksIn([...logged, ...answered, ...planned.diagnostics.map(saidBy), ...misdirected])).toEqual([]);
    expectSecretsAt(upstream);
  });

  test('of the command, at its most verbose, reach only the declared upstream', async () => {
    const args = ['--log-level', 'debug', '--log-format', 'json', '--timeout', '400', '--forward-header', 'X-Trace'];
    const command = startServing(
      ['--verbose', 'run', 'vault.yaml', '--port', 'front=0', '--port', 'agent=0', ...args],
      {
        ...place,
        env: environment,
      },
    );
    const ready = JSON.parse(await command.firstLine) as {
      readonly capabilities: readonly [{ readonly exposes: readonly { readonly url: string }[] }];
    };
    const urls = ready.capabilities[0].exposes.map(({ url }) => url);
    const answered = await callEverything(urls[0] ?? '', urls[1] ?? '');
    command.child.kill('SIGTERM');
    const { code, stdout, stderr } = await command.ended;

    const misdirected = seenBy(elsewhere);

    expect(code).toBe(0);
    expect(misdirected).toEqual([]);
    expect(stderr).toContain('upstream-timeout');
    expect(leaksIn([['stdout', stdout], ['stderr', stderr], ...answered, ...misdirected])).toEqual([]);
    expectSecretsAt(upstream);
  });

  test.each<[string, number, string[]]>([
    ['validate', 0, ['validate', 'vault.yaml']],
    ['validate for programs', 0, ['validate', 'vault.yaml', '--format', 'json']],
    ['inspect', 0, ['inspect', 'vault.yaml']],
    ['inspect for programs', 0, ['inspect', 'vault.yaml', '--json']],
    ['env', 0, ['env', 'vault.yaml']],
    ...upstreams.flatMap((name): [string, number, string[]][] => [
      [`a dry run of ${name}`, 0, ['call', 'vault.yaml', `agent.get-${name}`, '--arg', 'kind=fine', '--dry-run']],
      [
        `a dry run with a body of ${name}`,
        0,
        ['call', 'vault.yaml', `agent.put-${name}`, '--arg', 'kind=fine', '--arg', 'note=n', '--dry-run'],
      ],
    ]),
    ['a call that is refused', 1, ['call', 'vault.yaml', 'agent.get-queried', '--arg', 'kind=denied']],
    ['a call to an unreachable upstream', 1, ['call', 'vault.yaml', 'agent.get-gone', '--arg', 'kind=fine']],
    ['a call that cannot be read', 1, ['--verbose', 'call', 'vault.yaml', 'agent.get-tenant', '--arg', 'kind=garbled']],
  ])('are not printed by %s', async (_, expected, args) => {
    const { code, stdout, stderr } = await residentNaftiko(args, { ...place, env: environment });
    expect({ code, said: stdout + stderr !== '' }).toEqual({ code: expected, said: true });
    expect(
      leaksIn([
        ['stdout', stdout],
        ['stderr', stderr],
      ]),
    ).toEqual([]);
  });
});

const saidBy = (thing: unknown): Said => ['diagnostic', JSON.stringify(thing)];

const seenBy = (server: RecordingUpstream): readonly Said[] =>
  server.take().map((request) => ['elsewhere', JSON.stringify(request)]);

/** Ensures that secrets are used at all. */
function expectSecretsAt(server: RecordingUpstream): void {
  const received = server.take().map(textOf).join('\n');
  const basic = Buffer.from(`${environment.BASIC_USER}:${environment.BASIC_PASSWORD}`).toString('base64');
  for (const secret of [
    `Bearer ${environment.BEARER_TOKEN}`,
    environment.HEADER_KEY,
    'canary+query%2F43',
    basic,
    JSON.stringify(environment.BODY_SECRET),
    `/${environment.TENANT}/fine`,
    forwarded,
  ]) {
    expect(received).toContain(secret);
  }
  expect(received).not.toContain(environment.REST_SECRET);
  expect(received).not.toContain(environment.MCP_SECRET);
}

const textOf = ({ path, rawQuery, headers, body }: SeenRequest): string =>
  [path, rawQuery, ...Object.values(headers), body].join('\n');

/** Calls every upstream in every case, over both adapters, with invalid requests too. */
async function callEverything(rest: string, mcp: string): Promise<readonly Said[]> {
  const trace = { 'X-Trace': forwarded };
  const known = { ...trace, Authorization: `Bearer ${environment.REST_SECRET}` };
  const json = { ...known, 'Content-Type': 'application/json' };
  const body = '{"note":"a note"}';
  const unknown = { ...trace, Authorization: `Bearer ${wrongSecret}` };
  const overRest: readonly Exchange[] = [
    ...upstreams.flatMap((name) =>
      kinds.flatMap((kind): Exchange[] => [
        { method: 'GET', path: `/${name}/${kind}`, headers: known },
        { method: 'POST', path: `/${name}/${kind}`, headers: json, body },
      ]),
    ),
    ...kinds
      .filter((kind) => kind !== 'slow')
      .map((kind): Exchange => ({ method: 'GET', path: `/through/${kind}`, headers: known })),
    { method: 'GET', path: '/bearing/fine', headers: unknown },
    { method: 'GET', path: `/bearing/fine?token=${environment.REST_SECRET}` },
    { method: 'GET', path: '/bearing/%2e%2e', headers: known },
    { method: 'GET', path: '/bearing/%ff', headers: known },
    { method: 'GET', path: '/nowhere', headers: known },
    { method: 'DELETE', path: '/bearing/fine', headers: known },
    { method: 'POST', path: '/bearing/fine', headers: json, body: '{"note":' },
    { method: 'POST', path: '/bearing/fine', headers: json, body: '{"note":{}}' },
    { method: 'POST', path: '/bearing/fine', headers: json, body: `{"note":${nested}}` },
  ];
  const rpc = (name: string, given: unknown, secret = environment.MCP_SECRET): Exchange => ({
    method: 'POST',
    path: '/mcp',
    headers: {
      ...trace,
      Authorization: `Bearer ${secret}`,
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
  });
  const overMcp: readonly Exchange[] = [
    ...upstreams.flatMap((name) =>
      kinds.flatMap((kind) => [rpc(`get-${name}`, { kind }), rpc(`put-${name}`, { kind, note: 'a note' })]),
    ),
    rpc('get-bearing', { kind: 'fine' }, wrongSecret),
    rpc('get-bearing', {}),
    rpc('get-bearing', { kind: ['fine'] }),
    rpc('get-bearing', { kind: '..' }),
    rpc('nothing', {}),
  ];
  const restAnswers = await Promise.all(overRest.map((one) => exchange(rest, one)));
  const mcpAnswers = await Promise.all(overMcp.map((one) => exchange(new URL(mcp).origin, one)));
  expect(restAnswers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 400, 401, 403, 404, 502, 504]));
  return [...restAnswers.map(saidTo('rest caller')), ...mcpAnswers.map(saidTo('mcp caller'))];
}

const saidTo =
  (where: string) =>
  ({ headers, text }: Answer): Said => [where, `${JSON.stringify(headers)}\n${text}`];

/** Deeper than any recursion. */
const nested = '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000);

/** The address of a closed listener. */
async function closedOrigin(): Promise<string> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
