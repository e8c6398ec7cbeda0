import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LogEntry, RunOptions } from '@naftiko/runtime';
import { attackSecrets } from '../attack/matrices/canaries.js';
import { echoes, holdsSecret, written } from '../attack/matrices/echoes.js';
import { exchange, type Answer } from '../support/http-exchange.js';
import { createRecordingLogs } from '../support/recording-logs.js';
import type { SeenRequest } from '../support/recording-upstream.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

/** Every secret holds the word, which is recognisable in any encoding. */
const environment = {
  HEADER_KEY: 'canary-header/41+=',
  QUERY_KEY: 'canary query&42"\\',
  BASIC_USER: 'canary-user-43',
  BASIC_PASSWORD: 'canary-pässword-44',
  BEARER_TOKEN: 'canary.bearer.45',
  DIGEST_USER: 'canary-digest-46',
  DIGEST_PASSWORD: 'canary-digest-47',
  IN_HEADER_KEY: 'canary-in-header-48',
  IN_QUERY_KEY: 'canary-in-query-49',
  IN_PATH_KEY: 'canary-in-path-50',
  IN_BODY_KEY: 'canary-in-body-51"\n',
  IN_COOKIE_KEY: 'canary-in-cookie-52',
  SESSION_PASSWORD: 'canary-session-53',
};
/** The output of a step, and a credential of the next step. */
const session = 'canary-made-by-login-54';
const literal = 'canary-literal-55';
const fromFile = 'canary-from-file-56';

/** The credentials of an upstream, and further parameters of its operations. */
const upstreams: Readonly<Record<string, string>> = {
  'api-key-header': `authentication: { type: apikey, key: X-Key, value: '{{HEADER_KEY}}', placement: header }`,
  'api-key-query': `authentication: { type: apikey, key: k, value: '{{QUERY_KEY}}', placement: query }`,
  basic: `authentication: { type: basic, username: '{{BASIC_USER}}', password: '{{BASIC_PASSWORD}}' }`,
  bearer: `authentication: { type: bearer, token: '{{BEARER_TOKEN}}' }`,
  'bearer-in-clear': `authentication: { type: bearer, token: ${literal} }`,
  'bearer-of-file': `authentication: { type: bearer, token: '{{FILE_TOKEN}}' }`,
  digest: `authentication: { type: digest, username: '{{DIGEST_USER}}', password: '{{DIGEST_PASSWORD}}' }`,
  parameters: `inputParameters:
    - { name: X-Word, in: header, value: 'Word {{IN_HEADER_KEY}}' }
    - { name: word, in: query, value: 'x{{IN_QUERY_KEY}}y' }
    - { name: word, in: cookie, value: '{{IN_COOKIE_KEY}}' }`,
};

const consumed = (name: string): string => `
  - type: http
    namespace: ${name}
    baseUri: UPSTREAM/${name === 'parameters' ? '{{IN_PATH_KEY}}' : 'base'}
    ${upstreams[name] ?? ''}
    resources:
    - name: case
      path: /{{kind}}
      operations:
      - name: send
        method: POST
        outputRawFormat: json
        inputParameters: [{ name: kind, in: path }]
        body: { type: json, data: { word: '{{IN_BODY_KEY}}' } }`;

const names = Object.keys(upstreams);

const document = `naftiko: 1.0.0-alpha2
info: { label: Echo, description: Calls upstreams that repeat requests }
binds:
- namespace: env
  keys: { ${Object.keys(environment)
    .map((name) => `${name}: ${name}`)
    .join(', ')} }
- namespace: file
  location: file:///./secrets.yaml
  keys: { FILE_TOKEN: token }
capability:
  consumes:${names.map(consumed).join('')}
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:${names
      .map(
        (name) => `
    - path: /${name}/{{kind}}
      operations: [{ name: send-${name}, method: POST, inputParameters: [{ name: kind, in: path, type: string }], call: ${name}.send, with: { kind: front.kind } }]
    - path: /${name}-mapped/{{kind}}
      operations: [{ name: map-${name}, method: POST, inputParameters: [{ name: kind, in: path, type: string }], call: ${name}.send, with: { kind: front.kind }, outputParameters: [{ type: string, mapping: $.url }] }]
    - path: /${name}-forward/{{path}}
      forward: { targetNamespace: ${name}, trustedHeaders: [X-Trace] }`,
      )
      .join('')}
  - type: mcp
    namespace: agent
    port: 9191
    tools:${names
      .map(
        (name) => `
    - { name: ${name}, description: Sends, inputParameters: [{ name: kind, type: string, description: Which case }], call: ${name}.send, with: { kind: agent.kind } }
    - name: ${name}-mapped
      description: Sends and maps
      inputParameters: [{ name: kind, type: string, description: Which case }]
      call: ${name}.send
      with: { kind: agent.kind }
      outputParameters:
      - { type: object, properties: { url: { type: string, mapping: $.url }, sent: { type: object, mapping: $.headers }, body: { type: string, mapping: $.body } } }`,
      )
      .join('')}
    resources:${names
      .map(
        (name) => `
    - { name: ${name}-read, uri: 'case://${name}/{kind}', label: Case, description: Reads, mimeType: application/json, call: ${name}.send }`,
      )
      .join('')}
  - { type: control, port: 9292, namespace: desk, management: { info: true, logs: true }, observability: { traces: { local: { bufferSize: 500 } } } }
`;

/** A credential that is the output of a step; the schema accepts the document, so that it is a value of the call. */
const sessions = `naftiko: 1.0.0-alpha2
info: { label: Sessions, description: Logs in first }
binds: [{ namespace: env, keys: { SESSION_PASSWORD: SESSION_PASSWORD } }]
capability:
  consumes:
  - type: http
    namespace: login
    baseUri: UPSTREAM/login
    resources:
    - name: session
      path: /session
      operations:
      - { name: open, method: POST, outputRawFormat: json, body: { type: json, data: { word: '{{SESSION_PASSWORD}}' } } }
  - type: http
    namespace: member
    baseUri: UPSTREAM/base
    authentication: { type: bearer, token: '{{pass}}' }
    resources:
    - name: case
      path: '/{{kind}}'
      operations:
      - { name: send, method: POST, outputRawFormat: json, inputParameters: [{ name: kind, in: path }] }
  exposes:
  - type: mcp
    namespace: agent
    port: 9191
    tools:
    - name: member
      description: Logs in and sends
      inputParameters: [{ name: kind, type: string, description: Which case }]
      steps:
      - { type: call, name: log-in, call: login.open }
      - { type: call, name: go, call: member.send, with: { kind: agent.kind, pass: '{{log-in.session}}' } }
`;

/** A text with the place where it appeared. */
type Said = readonly [where: string, text: string];

/** What a caller sees of an answer, without what the runtime adds. */
const saidBy = (where: string, { status, headers, text }: Answer): Said => [
  `${where} ${status}`,
  `${JSON.stringify(headers)} ${text}`,
];

const leaksIn = (said: readonly Said[]): readonly Said[] => said.filter(([, text]) => holdsSecret(text));

/** Answers 401 with a challenge to requests without a credential of Digest. */
function answer(seen: SeenRequest, response: ServerResponse): void {
  if (seen.path === '/login/session') return void response.writeHead(200).end(JSON.stringify({ session }));
  const kind = seen.path.split('/').at(-1) ?? '';
  echoes[kind]?.(seen, response);
}

describe('a secret that an upstream repeats', () => {
  let served: ServedDocument;
  const logged: LogEntry[] = [];
  const serve = (options: Partial<RunOptions> = {}): Promise<ServedDocument> =>
    serveDocument(document, {
      files: { 'secrets.yaml': `token: ${fromFile}\n` },
      options: { environment, logs: createRecordingLogs((entry) => void logged.push(entry)), ...options },
      answer,
    });
  const originOf = (type: string, of: ServedDocument = served): string => new URL(of.urlOf(type)).origin;
  const rpc = (method: string, params: unknown, of: ServedDocument = served): Promise<Answer> =>
    exchange(originOf('mcp', of), {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
  const post = (path: string, of: ServedDocument = served): Promise<Answer> =>
    exchange(originOf('rest', of), { method: 'POST', path });

  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  test.each(names)('reaches the upstream by %s', async (name) => {
    served.upstream.take();
    await post(`/${name}/ok`);
    expect(served.upstream.take().map(written).some(holdsSecret)).toBe(true);
  });

  test.each(names)('is in no error, redirect or header of a REST answer: %s', async (name) => {
    const said: Said[] = [];
    for (const kind of Object.keys(echoes)) {
      for (const path of [`/${name}/${kind}`, `/${name}-mapped/${kind}`, `/${name}-forward/${kind}`]) {
        const answered = await post(path);
        // The body of a successful answer is the document's own.
        const body = answered.status < 300 ? '' : answered.text;
        said.push(saidBy(path, { ...answered, text: body }));
      }
    }
    expect(leaksIn(said)).toEqual([]);
    expect(said.filter(([, text]) => text.includes('***')).length).toBeGreaterThan(5);
  });

  test.each(names)('is in no answer over MCP: %s', async (name) => {
    const said: Said[] = [];
    for (const kind of Object.keys(echoes)) {
      for (const tool of [name, `${name}-mapped`]) {
        said.push(saidBy(`${tool} ${kind}`, await rpc('tools/call', { name: tool, arguments: { kind } })));
      }
      said.push(saidBy(`read ${kind}`, await rpc('resources/read', { uri: `case://${name}/${kind}` })));
    }
    expect(leaksIn(said)).toEqual([]);
    expect(said.filter(([, text]) => text.includes('***')).length).toBeGreaterThan(5);
  });

  test('is in no output, whatever supplies it and wherever its answer is cut', async () => {
    const { checks, breaks } = await attackSecrets('short');
    expect(breaks).toEqual([]);
    expect(checks).toBeGreaterThan(300);
  });

  test('is in no line of the log, no trace, no metric and no other answer of the control API', async () => {
    const said: Said[] = [];
    for (const path of ['/status', '/config', '/traces', '/metrics', '/health/ready', '/logs']) {
      const answered = await exchange(originOf('control'), { method: 'GET', path });
      said.push(saidBy(path, answered));
      if (path !== '/traces') continue;
      for (const [id] of answered.text.matchAll(/[\da-f]{32}/g)) {
        said.push(saidBy(id, await exchange(originOf('control'), { method: 'GET', path: `/traces/${id}` })));
      }
    }
    expect(logged.length).toBeGreaterThan(50);
    expect(leaksIn([...said, ...logged.map((entry): Said => ['log', JSON.stringify(entry)])])).toEqual([]);
    const validated = served.planned.diagnostics.map(({ message, hint }): Said => [
      'report',
      `${message} ${hint ?? ''}`,
    ]);
    expect(leaksIn(validated)).toEqual([]);
  });

  test('is removed wherever the parts of a forwarded error begin', async () => {
    const text = `{"key":${JSON.stringify(environment.HEADER_KEY)},"again":"${encodeURIComponent(environment.HEADER_KEY)}"}`;
    const split = await serveDocument(document, {
      files: { 'secrets.yaml': `token: ${fromFile}\n` },
      options: { environment },
      answer: ({ path }, response) => {
        const at = Number(path.split('/').at(-1));
        response.writeHead(500, { 'Content-Type': 'application/json', 'Content-Length': String(text.length) });
        response.write(text.slice(0, at));
        // Parts that follow at once would arrive as one.
        setTimeout(() => response.end(text.slice(at)), 50);
      },
    });
    try {
      const answers = await Promise.all(
        [...Array(text.length).keys()].map((at) => post(`/api-key-header-forward/${at}`, split)),
      );
      expect([...new Set(answers.map((answered) => answered.text))]).toEqual(['{"key":"***","again":"***"}']);
    } finally {
      await split.close();
    }
  });

  test('stays in a successful REST answer unless the operator wants it removed', async () => {
    expect(holdsSecret((await post('/bearer/ok')).text)).toBe(true);
    const strict = await serve({ redactAnswers: 'all' });
    try {
      const said: Said[] = [];
      for (const name of names) {
        for (const kind of ['ok', 'garbled']) {
          for (const path of [`/${name}/${kind}`, `/${name}-mapped/${kind}`, `/${name}-forward/${kind}`]) {
            said.push(saidBy(path, await post(path, strict)));
          }
        }
      }
      expect(leaksIn(said)).toEqual([]);
    } finally {
      await strict.close();
    }
  });

  test('stays in a successful answer over MCP when the operator wants it', async () => {
    const open = await serve({ redactAnswers: 'none' });
    try {
      const ok = await rpc('tools/call', { name: 'bearer', arguments: { kind: 'ok' } }, open);
      const denied = await rpc('tools/call', { name: 'bearer', arguments: { kind: 'denied' } }, open);
      expect([holdsSecret(ok.text), holdsSecret(denied.text)]).toEqual([true, false]);
    } finally {
      await open.close();
    }
  });

  test('is removed when a step made it, and is intact for later steps', async () => {
    const member = await serveDocument(sessions, { options: { environment }, answer });
    try {
      expect(member.planned.loaded.differences.map(({ message }) => message)).toEqual([]);
      const said: Said[] = [];
      for (const kind of Object.keys(echoes)) {
        member.upstream.take();
        said.push(saidBy(kind, await rpc('tools/call', { name: 'member', arguments: { kind } }, member)));
        expect(member.upstream.take()[1]?.headers.authorization).toBe(`Bearer ${session}`);
      }
      expect(leaksIn(said)).toEqual([]);
      expect(said.filter(([, text]) => text.includes('***')).length).toBeGreaterThan(5);
    } finally {
      await member.close();
    }
  });

  test('is no address of the upstream that the environment supplies', async () => {
    const supplied = `naftiko: 1.0.0-alpha2
info: { label: Supplied, description: Its address is a value }
binds: [{ namespace: env, keys: { WHERE: WHERE } }]
capability:
  consumes:
  - { type: http, namespace: up, baseUri: '{{WHERE}}', resources: [{ name: case, path: /base/denied, operations: [{ name: send, method: GET }] }] }
  exposes:
  - { type: mcp, namespace: agent, port: 9191, tools: [{ name: send, description: Sends, call: up.send }] }
`;
    const linking = await serveDocument(document, {
      files: { 'secrets.yaml': `token: ${fromFile}\n` },
      options: { environment },
      answer: (_, response) =>
        response.writeHead(200).end(JSON.stringify({ link: `${linking.upstream.origin}/ships` })),
    });
    const own = await serveDocument(supplied, { options: { environment: { WHERE: linking.upstream.origin } } });
    try {
      const answered = await rpc('tools/call', { name: 'send', arguments: {} }, own);
      expect(answered.text).toContain(`${linking.upstream.origin}/ships`);
    } finally {
      await Promise.all([own.close(), linking.close()]);
    }
  });
});
