import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type LogEntry, type Running } from '@naftiko/runtime';
import { createRecordingLogs } from '../support/recording-logs.js';

const documentFor = (authentication: string): string => `naftiko: 1.0.0-alpha2
info: { label: Things, description: Has things }
binds: [{ namespace: env, keys: { KEY: KEY } }]
capability:
  exposes:
  - type: rest
    namespace: front
    port: 8186
    authentication: ${authentication}
    resources: [{ name: thing, path: /thing, operations: [{ name: get, method: GET, outputParameters: [{ type: string, value: hi }] }] }]
  - type: mcp
    namespace: tools
    port: 8187
    description: Things
    authentication: ${authentication}
    tools: [{ name: get, description: Gets a thing, outputParameters: [{ type: string, value: hi }] }]
  - type: skill
    namespace: skills
    port: 8188
    description: Things
    authentication: ${authentication}
    skills: [{ name: thing, description: A thing, tools: [{ name: get, description: Gets it, from: { sourceNamespace: tools, action: get } }] }]
  - { type: control, namespace: desk, port: 8189, authentication: ${authentication} }
`;

const paths = { rest: '/thing', mcp: '/mcp', skill: '/skills', control: '/health/live' } as const;
type Adapter = keyof typeof paths;
const adapters = Object.keys(paths) as Adapter[];

/** How a scheme shows a credential in a request: headers, or a query. */
interface Scheme {
  readonly authentication: string;
  readonly headers: (credential: string) => Readonly<Record<string, string>>;
  readonly query?: (credential: string) => string;
}
const schemes: Readonly<Record<string, Scheme>> = {
  bearer: {
    authentication: "{ type: bearer, token: '{{KEY}}' }",
    headers: (credential) => ({ authorization: `Bearer ${credential}` }),
  },
  basic: {
    authentication: "{ type: basic, username: me, password: '{{KEY}}' }",
    headers: (credential) => ({ authorization: `Basic ${Buffer.from(`me:${credential}`).toString('base64')}` }),
  },
  'api key in a header': {
    authentication: "{ type: apikey, key: X-Key, value: '{{KEY}}', placement: header }",
    headers: (credential) => ({ 'x-key': credential }),
  },
  'api key in a cookie': {
    authentication: "{ type: apikey, key: key, value: '{{KEY}}', placement: cookie }",
    headers: (credential) => ({ cookie: `key=${credential}` }),
  },
  'api key in the query': {
    authentication: "{ type: apikey, key: key, value: '{{KEY}}', placement: query }",
    headers: () => ({}),
    query: (credential) => `?key=${credential}`,
  },
};

const right = 'right-credential';
let running: Running | undefined;
let logged: LogEntry[];
afterEach(() => running?.close(0));

async function serve({ authentication }: Scheme, wrongCredentialsPerMinute = 5): Promise<void> {
  logged = [];
  const planned = await planDocument('things.yaml', documentFor(authentication), loadBuiltins);
  const logs = createRecordingLogs((entry) => void logged.push(entry));
  const options = { environment: { KEY: right }, ports: new Map([['*', 0]]), logs, wrongCredentialsPerMinute };
  const started = await start([planned], { ...defaultRunOptions, ...options });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  running = started.value;
}

interface Attempt {
  readonly to?: Adapter;
  /** Absent: no credential. */
  readonly credential?: string;
  readonly from?: string;
}

/** The status of a request, and how long it has to wait. */
function send(scheme: Scheme, { to = 'rest', credential, from = '127.0.0.1' }: Attempt) {
  const { port } = new URL(running?.capabilities[0]?.exposes.find(({ type }) => type === to)?.url ?? '');
  const isMcp = to === 'mcp';
  const headers = {
    ...(credential === undefined ? {} : scheme.headers(credential)),
    ...(isMcp ? { 'content-type': 'application/json', accept: 'application/json, text/event-stream' } : {}),
  };
  const path = paths[to] + (credential === undefined ? '' : (scheme.query?.(credential) ?? ''));
  const where = {
    port,
    path,
    headers,
    localAddress: from,
    host: '127.0.0.1',
    agent: false,
    method: isMcp ? 'POST' : 'GET',
  };
  return new Promise<readonly [status: number, wait: number]>((resolve, reject) => {
    const request = httpRequest(where, (response) => {
      response.resume().on('end', () => {
        resolve([response.statusCode ?? 0, Number(response.headers['retry-after'] ?? 0)]);
      });
    });
    request.on('error', reject).end(isMcp ? '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' : undefined);
  });
}

const guess = async (scheme: Scheme, count: number, more: Attempt = {}): Promise<number[]> => {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1) seen.push((await send(scheme, { ...more, credential: `wrong-${n}` }))[0]);
  return seen;
};

describe.each(Object.entries(schemes))('wrong credentials (%s)', (_, scheme) => {
  test.each(adapters)('make their address wait, and no other one: %s', async (to) => {
    await serve(scheme);
    expect(await guess(scheme, 7, { to })).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const [status, wait] = await send(scheme, { to, credential: right });
    expect(status).toBe(429);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(12);
    expect(await send(scheme, { to, credential: right, from: '127.0.0.2' })).toEqual([200, 0]);
    expect((await send(scheme, { to, credential: 'wrong', from: '127.0.0.2' }))[0]).toBe(401);
    const warned = logged.filter(({ message }) => message === 'too many wrong credentials from an address');
    expect(warned.map(({ fields }) => fields)).toEqual([{ address: '127.0.0.1' }]);
    expect(JSON.stringify(logged)).not.toMatch(/wrong-\d|right-/);
  });

  test('leave a credential alone that was right before, and requests without one', async () => {
    await serve(scheme);
    expect(await send(scheme, { credential: right })).toEqual([200, 0]);
    await guess(scheme, 6);
    expect((await send(scheme, { credential: 'wrong' }))[0]).toBe(429);
    expect(await send(scheme, { credential: right })).toEqual([200, 0]);
    expect((await send(scheme, {}))[0]).toBe(401);
  });

  test('do not count where there are none', async () => {
    await serve(scheme);
    for (let n = 0; n < 10; n += 1) expect((await send(scheme, {}))[0]).toBe(401);
    expect(await send(scheme, { credential: right })).toEqual([200, 0]);
  });
});

test('wrong credentials for one server count for all of them', async () => {
  const scheme = schemes['bearer']!;
  await serve(scheme);
  await guess(scheme, 5, { to: 'control' });
  for (const to of adapters) expect((await send(scheme, { to, credential: right }))[0]).toBe(429);
});

test('wrong credentials count across a reload', async () => {
  const scheme = schemes['bearer']!;
  await serve(scheme);
  await guess(scheme, 5);
  const text = documentFor(scheme.authentication).replace('Has things', 'Has more');
  const reloaded = await running?.capabilities[0]?.reload({ text, structural: 'apply' });
  expect(reloaded).toMatchObject({ status: 'applied' });
  expect((await send(scheme, { credential: right }))[0]).toBe(429);
});
