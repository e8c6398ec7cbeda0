import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { loadBuiltins } from '@naftiko/adapters';
import {
  defaultRunOptions,
  LogHub,
  planDocument,
  start,
  type LogEntry,
  type RunOptions,
  type Running,
} from '@naftiko/runtime';
import { attackRedirects } from '../attack/matrices/redirects.js';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';

/** Each secret is recognisable in any encoding. */
const environment = {
  TOKEN: 'canary-token-41',
  USER_NAME: 'canary-user-42',
  PASSWORD: 'canary-password-43',
  BOUND: 'canary bound/44',
  TENANT: 'canary-tenant-45',
};

/** How an upstream receives a credential: fields of the block, and parameters of its operations. */
const placements: Readonly<
  Record<
    string,
    { readonly block?: string; readonly parameters?: string; readonly body?: string; readonly base?: string }
  >
> = {
  bearer: { block: `authentication: { type: bearer, token: '{{TOKEN}}' }` },
  basic: { block: `authentication: { type: basic, username: '{{USER_NAME}}', password: '{{PASSWORD}}' }` },
  digest: { block: `authentication: { type: digest, username: '{{USER_NAME}}', password: '{{PASSWORD}}' }` },
  'key-in-header': { block: `authentication: { type: apikey, key: X-Key, value: '{{TOKEN}}', placement: header }` },
  'key-in-query': { block: `authentication: { type: apikey, key: key, value: '{{TOKEN}}', placement: query }` },
  'bound-header': { parameters: `{ name: X-Bound, in: header, value: '{{BOUND}}' }` },
  'bound-query': { parameters: `{ name: bound, in: query, value: '{{BOUND}}' }` },
  'bound-cookie': { parameters: `{ name: bound, in: cookie, value: '{{TOKEN}}' }` },
  'bound-body': { body: `body: { type: json, data: { secret: '{{BOUND}}' } }` },
  'bound-base': { base: '/{{TENANT}}' },
};
const names = Object.keys(placements);
const statuses = [301, 302, 303, 307, 308];

const consumed = (name: string): string => {
  const { block = '', parameters, body = '', base = '' } = placements[name] ?? {};
  return `
    - type: http
      namespace: ${name}
      baseUri: UPSTREAM/v1${base}
      ${block}
      resources:
        - name: hop
          path: /hop/{case}
          operations:
            - name: go
              method: POST
              inputParameters: [{ name: case, in: path }${parameters === undefined ? '' : `, ${parameters}`}]
              ${body}`;
};

const document = `
naftiko: 1.0.0-alpha2
info: { label: Hops, description: Redirects }
binds: [{ namespace: env, keys: { ${Object.keys(environment)
  .map((name) => `${name}: ${name}`)
  .join(', ')} } }]
capability:
  consumes:${names.map(consumed).join('')}
  exposes:
    - type: rest
      namespace: front
      port: 8080
      resources:
        - { name: through, path: '/through/{{path}}', forward: { targetNamespace: key-in-query, trustedHeaders: [X-Trace] } }
${names
  .map(
    (name) => `
        - name: ${name}
          path: /${name}/{case}
          operations: [{ name: go-${name}, method: POST, call: ${name}.go, with: { case: front.case } }]
        - name: mapped-${name}
          path: /mapped/${name}/{case}
          operations: [{ name: map-${name}, method: POST, call: ${name}.go, with: { case: front.case }, outputParameters: [{ type: string, mapping: $.name }] }]`,
  )
  .join('')}
    - type: mcp
      namespace: agent
      port: 9090
      tools:
        - name: in-steps
          description: Two calls, of which the second reads nothing of the first
          inputParameters: [{ name: case, type: string, description: The case }]
          steps:
            - { name: first, type: call, call: bearer.go, with: { case: agent.case } }
            - { name: second, type: call, call: key-in-header.go, with: { case: after } }
${names
  .map(
    (name) => `
        - name: ${name}
          description: Goes there
          inputParameters: [{ name: case, type: string, description: The case }]
          call: ${name}.go
          with: { case: agent.case }`,
  )
  .join('')}
`;

let upstream: RecordingUpstream;
let other: RecordingUpstream;
let location: string | undefined;
let redirectBody = '';
let running: Running;

/** Answers a hop by the status in its path, and everything else with 200. */
function answer(seen: SeenRequest, response: ServerResponse): void {
  const status = Number(/\/hop\/(\d{3})$/.exec(seen.path)?.[1] ?? 200);
  const isDigest = seen.headers['x-digest'] !== undefined || /\/digest/.test(seen.path);
  if (isDigest && seen.headers.authorization === undefined) {
    response.writeHead(401, { 'www-authenticate': 'Digest realm="r", qop="auth", nonce="n1"' }).end();
  } else if (status === 200) {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"landed"}');
  } else {
    response.writeHead(status, location === undefined ? {} : { location }).end(status === 304 ? '' : redirectBody);
  }
}

async function open(options: Partial<RunOptions> = {}): Promise<Running> {
  const planned = await planDocument('hops.yaml', document.replaceAll('UPSTREAM', upstream.origin), loadBuiltins);
  const started = await start([planned], {
    ...defaultRunOptions,
    environment,
    forwardHeaders: ['x-session'],
    ports: new Map([
      ['front', 0],
      ['agent', 0],
    ]),
    ...options,
  });
  if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
  return started.value;
}

beforeAll(async () => {
  other = await openRecordingUpstream((_, response) => response.end('{"name":"elsewhere"}'));
  upstream = await openRecordingUpstream(answer);
  running = await open();
});

afterAll(async () => {
  await running.close(0);
  await Promise.all([upstream.close(), other.close()]);
});

const urlOf = (index: number, of = running): string => new URL(of.capabilities[0]?.exposes[index]?.url ?? '').origin;

const rest = (path: string, of = running): Promise<Answer> =>
  exchange(urlOf(0, of), { method: 'POST', path, headers: { 'x-session': 'canary-session-46' } });

interface ToolResult {
  readonly isError: boolean;
  readonly text: string;
}

async function tool(name: string, kind: string, of = running): Promise<ToolResult> {
  const answered = await exchange(urlOf(1, of), {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: { case: kind } } }),
  });
  const { result } = parseRpcMessage(answered) as { result: { isError: boolean; content: { text: string }[] } };
  return { isError: result.isError, text: result.content.map(({ text }) => text).join('\n') };
}

/** Requests that were not made by a call itself or as the answer to a challenge. */
const misdirected = (): readonly string[] =>
  [...upstream.take().filter(({ path }) => !path.includes('/hop/')), ...other.take()].map(({ path }) => path);

const encodings = ['Y2FuYXJ5', 'NhbmFyeS', 'jYW5hcnkt'];
const leaks = (text: string): boolean => /canary/i.test(text) || encodings.some((one) => text.includes(one));

describe('a redirect that leaves the base URI', () => {
  test('is never followed, whatever its status, its disguise and the place of the credential', async () => {
    const { checks, breaks } = await attackRedirects('short');
    expect(breaks).toEqual([]);
    expect(checks).toBeGreaterThan(400);
  });

  test('is relayed where the answer is mapped, and where a request is forwarded', async () => {
    location = `http://127.0.0.1:${other.port}/v1/landed`;
    for (const status of statuses) {
      for (const path of [`/mapped/bearer/${status}`, `/through/hop/${status}`]) {
        const relayed = await rest(path);
        expect([path, relayed.status, relayed.headers.location]).toEqual([path, status, location]);
      }
    }
    expect(misdirected()).toEqual([]);
  });

  test('is logged with the origin that it names, once a minute for each operation', async () => {
    const entries: LogEntry[] = [];
    const logs = new LogHub({ level: 'INFO', write: (entry) => void entries.push(entry), now: () => new Date() });
    const logged = await open({ logs });
    location = `http://localhost:${other.port}/landed?token=${environment.TOKEN}`;
    for (let count = 0; count < 3; count += 1) await rest('/bearer/302', logged);
    await logged.close(0);
    const warned = entries.filter(({ message }) => message === 'redirect not followed');
    expect(warned.map(({ fields }) => fields)).toEqual([
      expect.objectContaining({
        upstream: 'bearer',
        operation: 'bearer.go',
        status: 302,
        to: `http://localhost:${other.port}`,
      }),
    ]);
    expect(JSON.stringify(entries)).not.toContain('canary');
  });

  test('stops the steps of a tool, even if none of them reads its answer', async () => {
    location = `http://127.0.0.1:${other.port}/v1/landed`;
    for (const status of statuses) {
      const { isError, text } = await tool('in-steps', String(status));
      expect([isError, text]).toEqual([true, expect.stringContaining('first')]);
    }
    expect(upstream.take().filter(({ path }) => path.endsWith('/after'))).toEqual([]);
    expect(other.take()).toEqual([]);
  });
});

describe('a redirect below the base URI', () => {
  test('is followed with the credential, in every spelling of the origin', async () => {
    const host = `127.0.0.1:${upstream.port}`;
    for (const target of [
      '/v1/landed',
      `http://${host}/v1/landed`,
      `HTTP://${host}/v1/landed`,
      `//${host}/v1/x/../landed`,
      '../landed',
    ]) {
      location = target;
      for (const status of statuses) {
        upstream.take();
        const landed = await rest(`/bearer/${status}`);
        expect([target, landed.status, landed.text]).toEqual([target, 200, '{"name":"landed"}']);
        const [, second, ...more] = upstream.take();
        expect(second).toMatchObject({
          method: status < 307 ? 'GET' : 'POST',
          path: '/v1/landed',
          headers: { authorization: `Bearer ${environment.TOKEN}`, 'x-session': 'canary-session-46' },
        });
        expect(more).toEqual([]);
      }
    }
  });

  test('ends after eight', async () => {
    location = '302';
    upstream.take();
    expect((await rest('/bearer/302')).status).toBe(302);
    expect(upstream.take()).toHaveLength(9);
    expect((await tool('bearer', '302')).isError).toBe(true);
  });

  test('answers a challenge at its target, and never takes the answer elsewhere', async () => {
    location = '/v1/digest';
    upstream.take();
    expect((await rest('/digest/302')).text).toBe('{"name":"landed"}');
    expect(upstream.take().at(-1)?.headers.authorization).toMatch(/^Digest /);
    location = `${other.origin}/v1/digest`;
    expect((await rest('/digest/302')).status).toBe(302);
    expect(other.take()).toEqual([]);
  });
});

describe('a Location that repeats a secret', () => {
  const secret = environment.BOUND;
  const base64 = Buffer.from(secret).toString('base64');
  const forms: Readonly<Record<string, string>> = {
    plain: secret,
    'percent-encoded': encodeURIComponent(secret),
    'percent-encoded in lower case': encodeURIComponent(secret).replaceAll('%2F', '%2f'),
    'percent-encoded whole': [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join(''),
    'percent-encoded twice': encodeURIComponent(encodeURIComponent(secret)),
    'form-encoded': new URLSearchParams([['', secret]]).toString().slice(1),
    'in base64': base64,
    'in base64 without padding': base64.replace(/=+$/, ''),
    'in encoded base64': encodeURIComponent(base64),
    'in base64 behind another text': Buffer.from(`user:${secret}`).toString('base64'),
    'in base64 before another text': Buffer.from(`${secret}:password`).toString('base64url'),
    'in base64 between other texts': Buffer.from(`ab${secret}cd`).toString('base64'),
    'in upper case': secret.toUpperCase(),
  };
  const places: Readonly<Record<string, (form: string) => string>> = {
    'in a parameter': (form) => `https://elsewhere.example/a?x=1&key=${form}&y=2`,
    'as the name of a parameter': (form) => `https://elsewhere.example/a?${form}=1`,
    'in the path': (form) => `https://elsewhere.example/a/pre-${form}-post/b`,
    'in the fragment': (form) => `https://elsewhere.example/a#token=${form}`,
    'in user information': (form) => `https://me:${form}@elsewhere.example/a`,
    'in a relative address': (form) => `/a/${form}?b`,
    'in an address within a parameter': (form) =>
      `https://elsewhere.example/a?next=${encodeURIComponent(`https://x.example/?key=${form}`)}`,
  };

  test.each(Object.keys(forms))('loses it: %s', async (form) => {
    for (const [place, write] of Object.entries(places)) {
      location = write(forms[form] ?? '');
      redirectBody = `<a href="${location}">moved</a>`;
      const answers = [
        ...(await Promise.all(
          ['/bound-header/302', '/bound-header/307', '/through/hop/302', '/mapped/bound-query/303'].map((path) =>
            rest(path),
          ),
        )),
      ].map((one) => `${one.headers.location} ${one.text}`);
      const { text } = await tool('bound-header', '302');
      for (const said of [...answers, text]) {
        expect([place, said, leaks(said) || /bound\b/i.test(said)]).toEqual([place, said, false]);
      }
      expect(answers.every((said) => /^(?:https:|\/)/.test(said))).toBe(true);
    }
    redirectBody = '';
  });

  test('loses a credential of basic authentication, and keeps the rest', async () => {
    const basic = Buffer.from(`${environment.USER_NAME}:${environment.PASSWORD}`).toString('base64');
    location = `https://elsewhere.example/a/b?x=1&basic=${basic}&y=%C3%A9`;
    expect((await rest('/basic/302')).headers.location).toBe('https://elsewhere.example/a/b?x=1&y=%C3%A9');
    expect((await tool('basic', '302')).text).toContain('https://elsewhere.example/a/b?x=1&y=%C3%A9');
  });

  test('is unchanged where it has none', async () => {
    for (const one of ['https://elsewhere.example/a%2Fb/c+d?e=%zz&f#g', '/x?y=canary', 'x y', '?z']) {
      location = one;
      expect((await rest('/bearer/300')).headers.location).toBe(one);
    }
  });
});

describe('a Location below an address that the environment supplies', () => {
  const supplied = `
naftiko: 1.0.0-alpha2
info: { label: Supplied, description: Its address is a value }
binds: [{ namespace: env, keys: { WHERE: WHERE, PART: PART } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: '{{WHERE}}'
      resources: [{ name: hop, path: '/hop/{case}', operations: [{ name: go, method: POST, inputParameters: [{ name: case, in: path }, { name: X-Part, in: header, value: '{{PART}}' }] }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8080
      resources: [{ path: '/{case}', name: go, operations: [{ method: POST, name: go, call: up.go, with: { case: front.case } }] }]
`;
  const key = 'canary0123456789abcdef';

  test.each([
    ['/api/v1', '/api/v1/made/7', '/api/v1/made/7'],
    ['', 'ORIGIN/made/7', 'ORIGIN/made/7'],
    ['/api/v1', 'ORIGIN/api/v1/made/7?x=1', 'ORIGIN/api/v1/made/7?x=1'],
    [`/services/${key}`, `ORIGIN/services/${key}/made/7`, 'ORIGIN/services/***/made/7'],
    ['/api/v1', '/api/v1/made/part/x', '/api/v1/made/***/x'],
  ])('is kept as far as it is not a secret: %s, %s', async (base, sent, received) => {
    const filled = (text: string): string => text.replaceAll('ORIGIN', upstream.origin);
    const planned = await planDocument('supplied.yaml', supplied, loadBuiltins);
    const started = await start([planned], {
      ...defaultRunOptions,
      environment: { WHERE: upstream.origin + base, PART: 'part' },
      ports: new Map([['front', 0]]),
    });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    location = filled(sent);
    const made = await rest('/201', started.value);
    await started.value.close(0);
    expect([made.status, made.headers.location]).toEqual([201, filled(received)]);
  });
});

describe('a redirect of an authorization server', () => {
  const guarded = (issuer: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Guarded, description: Checks tokens }
capability:
  exposes:
    - type: rest
      namespace: front
      port: 8080
      authentication: { type: oauth2, authorizationServerUri: '${issuer}', resource: 'https://front.example', tokenValidation: jwks }
      resources: [{ path: /x, name: x, operations: [{ method: GET, name: x, outputParameters: [{ name: it, type: string, value: x }] }] }]
`;

  test.each(['/.well-known/', '/jwks'])('never leads to keys elsewhere: %s', async (moved) => {
    const issuer: RecordingUpstream = await openRecordingUpstream(({ path }, response) => {
      if (path.startsWith(moved)) response.writeHead(302, { location: `${other.origin}${path}` }).end();
      else response.end(JSON.stringify({ issuer: issuer.origin, jwks_uri: `${issuer.origin}/jwks` }));
    });
    const planned = await planDocument('guarded.yaml', guarded(issuer.origin), loadBuiltins);
    const started = await start([planned], { ...defaultRunOptions, ports: new Map([['front', 0]]) });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const authorization = `Bearer ${encode({ alg: 'RS256', kid: 'k' })}.${encode({ iss: issuer.origin })}.c2ln`;
    const answered = await exchange(urlOf(0, started.value), { method: 'GET', path: '/x', headers: { authorization } });
    await started.value.close(0);
    await issuer.close();
    expect([answered.status, misdirected()]).toEqual([401, []]);
  });
});

describe('a redirect without a usable place', () => {
  const unusable = [
    undefined,
    '',
    'http://[',
    'http://',
    'javascript:alert(1)',
    'data:,x',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
  ];

  test.each([300, 301, 302, 303, 304, 305, 307, 308, 399])('is an error over MCP: %i', async (status) => {
    for (const one of unusable) {
      location = one;
      const { isError, text } = await tool('bearer', String(status));
      expect([one, isError, text]).toEqual([one, true, expect.stringContaining(`HTTP ${status}`)]);
    }
    expect(misdirected()).toEqual([]);
  });

  test.each([301, 302, 303, 307, 308])('is relayed as it came over REST: %i', async (status) => {
    for (const one of unusable) {
      location = one;
      expect((await rest(`/bearer/${status}`)).status).toBe(status);
    }
    expect(misdirected()).toEqual([]);
  });
});
