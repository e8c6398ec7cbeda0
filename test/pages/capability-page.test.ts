import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { exchange } from '../support/http-exchange.js';
import { referenceDocument, referenceEnvironment } from '../support/live-agent.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';
import { browserHeaders, inspectingPages, pages, readPage, textOf } from './page-fixture.js';

const text = readFileSync(referenceDocument, 'utf8');
const rest = 'salesforce-live-agent-sessions-rest';
const mcp = 'salesforce-live-agent-sessions-mcp';

describe('the page of a document', () => {
  let served: ServedDocument;
  let origin: string;

  beforeAll(async () => {
    const options = { environment: referenceEnvironment, settings: new Map([['hostname', 'a.test']]), pages };
    served = await serveDocument(text.replace('https://{hostname}', 'UPSTREAM'), {
      options: { ...options, settings: new Map() },
    });
    origin = served.urlOf('rest');
  });
  afterAll(() => served.close());

  test('shows what the document offers', async () => {
    const page = await readPage(origin);
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    const shown = textOf(page);
    for (const [method, path] of [
      ['POST', '/v1/chasitor/chasitorinit'],
      ['POST', '/v1/chasitor/chatend'],
      ['GET', '/v1/system/sessionid'],
    ]) {
      expect(shown).toContain(`${method!} ${path!}`);
    }
    expect(shown).toMatch(/salesforce-service-cloud-get-new read-only idempotent Try it/);
    expect(shown).toMatch(/salesforce-service-cloud-end-chat Try it/);
    expect(shown).toContain('Run with Naftiko export SALESFORCE_SERVICE_CLOUD_API_KEY=… naftiko run document.yaml');
    expect(shown).toContain('Created 2026-05-19');
    expect(shown).toContain(`http://127.0.0.1:${new URL(served.urlOf('mcp')).port}/mcp`);
    expect(shown).toContain('namespace: salesforce-live-agent-sessions-rest');
  });

  test.each([
    ['*/*', 404],
    ['application/json, text/html;q=0.5', 404],
    ['application/json', 404],
  ])('is not sent to callers that accept %s', async (accept, status) => {
    const answer = await exchange(origin, { method: 'GET', path: '/', headers: { accept } });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type'] ?? '').not.toContain('html');
  });

  test('may not be framed, loads nothing from elsewhere, and is not kept', async () => {
    const { headers } = await readPage(origin);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^']+'; style-src 'nonce-[^']+';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      vary: 'Accept',
    });
    const other = await readPage(origin);
    expect(other.headers['content-security-policy']).not.toBe(policy);
  });

  test('names its files by their content, so that browsers keep them', async () => {
    const page = await readPage(origin);
    const names = [...page.text.matchAll(/(?:src|href)="\.\/(_pages\/[\w.-]+\.(?:css|js|svg))"/g)].map(
      ([, name]) => name!,
    );
    expect(names.map((name) => name.replace(/-[\da-f]{12}\./, '.'))).toEqual([
      '_pages/icon.svg',
      '_pages/page.css',
      '_pages/page.js',
    ]);
    for (const name of names) {
      const asset = await readPage(origin, `/${name}`);
      expect(asset).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=31536000, immutable' } });
      expect(asset.body.length).toBeLessThan(15_000);
    }
    const script = await readPage(origin, `/${names.at(-1)!}`);
    for (const [, imported] of script.text.matchAll(/from '\.\/([\w.-]+)'/g)) {
      expect(await readPage(origin, `/_pages/${imported!}`)).toMatchObject({ status: 200 });
    }
    expect(await readPage(origin, '/_pages/page-000000000000.js')).toMatchObject({ status: 404 });
  });

  test('has OpenAPI and the document beside it, which callers may keep', async () => {
    const openapi = await exchange(origin, { method: 'GET', path: '/openapi.json' });
    expect(JSON.parse(openapi.text)).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: origin }],
      paths: { '/v1/chasitor/chatend': { post: {} } },
    });
    const document = await exchange(origin, { method: 'GET', path: '/document.yaml' });
    expect(document.text).toContain('value: "{{env.SALESFORCE_SERVICE_CLOUD_API_KEY}}"');
    for (const [path, { headers }] of [
      ['/openapi.json', openapi],
      ['/document.yaml', document],
    ] as const) {
      expect(headers['cache-control']).toBe('private, no-cache');
      const again = await exchange(origin, { method: 'GET', path, headers: { 'if-none-match': headers.etag! } });
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
    }
    expect(await exchange(origin, { method: 'GET', path: '/openapi.json?adapter=none' })).toMatchObject({
      status: 404,
    });
  });

  test('shows upstream requests without sending them, and without their secrets', async () => {
    served.upstream.take();
    const path = `/_pages/preview/${rest}/v1/chasitor/chasitorinit`;
    const preview = await exchange(origin, { method: 'POST', path, body: '{"a":1}', headers: json });
    expect(JSON.parse(preview.text)).toEqual({
      request: expect.stringMatching(/^curl -X POST .*\/Chasitor\/ChasitorInit .*VERSION: \*\*\*.*'\{"a":1\}'$/),
      then: [],
    });
    const tool = await exchange(origin, {
      method: 'POST',
      path: `/_pages/preview/${mcp}/salesforce-service-cloud-get-new`,
      body: '{}',
      headers: json,
    });
    expect(tool.text).toContain('/System/SessionId');
    expect(served.upstream.take()).toEqual([]);
  });

  test('calls tools of another port', async () => {
    const path = `/_pages/call/${mcp}/salesforce-service-cloud-get-new`;
    const answer = await exchange(origin, { method: 'POST', path, body: '{}', headers: json });
    expect(JSON.parse(answer.text)).toMatchObject({ isError: false, content: [{ type: 'text' }] });
    expect(served.upstream.take().map(({ path: called }) => called)).toEqual(['/chat/rest/System/SessionId']);
    expect(
      await exchange(origin, { method: 'POST', path: `/_pages/call/${mcp}/none`, body: '{}', headers: json }),
    ).toMatchObject({ status: 404 });
    for (const body of ['x', '[1]'])
      expect(await exchange(origin, { method: 'POST', path, body, headers: json })).toMatchObject({ status: 400 });
    expect(await exchange(origin, { method: 'GET', path })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await exchange(origin, { method: 'POST', path, body: 'a=b' })).toMatchObject({ status: 415 });
  });

  test('shows no answers of upstreams unless the operator allows it', async () => {
    const path = `/_pages/inspect/${rest}/v1/system/sessionid`;
    expect(await exchange(origin, { method: 'GET', path })).toMatchObject({ status: 404 });
  });

  test.each([
    { origin: 'https://elsewhere.test' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
  ])('refuses calls of other pages: %j', async (headers) => {
    for (const mode of ['call', 'preview']) {
      const path = `/_pages/${mode}/${mcp}/salesforce-service-cloud-get-new`;
      const answer = await exchange(origin, {
        method: 'POST',
        path,
        body: '{}',
        headers: { ...json, ...headers } as never,
      });
      expect(answer.status).toBe(403);
    }
    expect(served.upstream.take()).toEqual([]);
  });

  test('refuses readers that reached it under another name', async () => {
    expect(await readPage(origin, '/', { host: 'rebound.test' })).toMatchObject({ status: 403 });
  });
});

const json = { 'content-type': 'application/json' };

const plain = (routes: string, more = ''): string => `
naftiko: 1.0.0-alpha2
info: { label: Plain, description: Plain }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources: [{ name: all, path: /all, operations: [{ name: get, method: GET, outputParameters: [{ name: x, type: string, value: $.path }] }] }]
  exposes:
    - type: rest
      namespace: own
      port: 0
      resources: [${routes}]
${more}`;

const tool = `
    - type: mcp
      namespace: tools
      port: 0
      tools: [{ name: get-all, description: All, call: up.get }]
`;

test('an operation that cannot be served offers no form', async () => {
  const served = await serveDocument(plain('{ path: /none, operations: [{ method: GET, call: up.none }] }', tool), {
    options: { pages },
  });
  try {
    const origin = served.urlOf('rest');
    expect(textOf(await readPage(origin))).toMatch(/GET \/none Not served: No consumed operation is named "up\.none"/);
    expect(textOf(await readPage(origin, '/_pages/operations/own/0'))).toContain('It is not served.');
  } finally {
    await served.close();
  }
});

describe('addresses of pages', () => {
  test('are those of the document where it has a route for them', async () => {
    const route = (path: string): string =>
      `{ path: "${path}", operations: [{ method: GET, outputParameters: [{ type: string, value: mine }] }] }`;
    const served = await serveDocument(plain(`${route('/')}, ${route('/{name}')}`), { options: { pages } });
    try {
      const origin = served.urlOf('rest');
      for (const path of ['/', '/openapi.json', '/document.yaml']) {
        expect((await readPage(origin, path)).text).toContain('mine');
      }
      const page = await readPage(origin, '/_pages/');
      expect(page.status).toBe(200);
      expect(page.text).toContain('href="../_pages/page-');
    } finally {
      await served.close();
    }
  });

  test('are on the port of MCP in a document without REST, where POST stays MCP', async () => {
    const document = plain('', '').replace(/ {4}- type: rest[\s\S]*$/, tool.slice(1));
    const served = await serveDocument(document, { options: { pages } });
    try {
      const { origin } = new URL(served.urlOf('mcp'));
      expect(textOf(await readPage(origin))).toContain('get-all');
      const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
      const answer = await exchange(origin, {
        method: 'POST',
        path: '/',
        body: message,
        headers: { ...json, accept: 'application/json, text/event-stream' },
      });
      expect(answer.text).toContain('get-all');
    } finally {
      await served.close();
    }
  });

  test('show answers of upstreams with --pages=inspect', async () => {
    const route =
      '{ path: /all, operations: [{ method: GET, call: up.get, outputParameters: [{ type: string, mapping: $.method }] }] }';
    const served = await serveDocument(plain(route), { options: { pages: inspectingPages } });
    try {
      const origin = served.urlOf('rest');
      const answer = await exchange(origin, { method: 'GET', path: '/_pages/inspect/own/all' });
      const id = String(answer.headers['x-request-id']);
      const exchanges = await readPage(origin, `/_pages/exchanges/${id}`);
      expect(JSON.parse(exchanges.text)).toMatchObject([
        { status: 200, body: expect.stringContaining('"path":"/all"') },
      ]);
    } finally {
      await served.close();
    }
  });
});

describe('recent calls', () => {
  const route = '{ path: /all, operations: [{ method: GET, name: all, call: up.get }] }';
  const control = (more = ''): string => `    - { type: control, port: 0, observability: { enabled: true }${more} }\n`;

  test('are shown with their durations while traces are kept', async () => {
    const served = await serveDocument(plain(route, control()), { options: { pages } });
    try {
      const origin = served.urlOf('rest');
      expect(textOf(await readPage(origin))).toContain('Recent calls None yet.');
      await exchange(origin, { method: 'GET', path: '/all' });
      const shown = await readPage(origin);
      expect(textOf(shown)).toMatch(/\d\d:\d\d:\d\d UTC .*all.* ok \d+ ms/);
      expect(shown.text).toContain('<rect x="0" y="1"');
    } finally {
      await served.close();
    }
  });

  test('are not shown to readers who may not use the control adapter', async () => {
    const guarded = control(', authentication: { type: bearer, token: of-operators }');
    const served = await serveDocument(plain(route, guarded), { options: { pages } });
    try {
      const shown = textOf(await readPage(served.urlOf('rest')));
      expect(shown).not.toContain('Recent calls');
      expect(shown).toContain('The document is not shown, because its adapter "control" requires another credential.');
    } finally {
      await served.close();
    }
  });
});

describe('authentication', () => {
  const guarded = (key: string): string =>
    `      authentication: { type: apikey, key: X-Key, value: "${key}", placement: header }`;
  const route = '{ path: /all, operations: [{ method: GET, name: all, call: up.get }] }';

  test('of the adapter guards its pages', async () => {
    const document = plain(route).replace(
      '      resources: [{ path',
      `${guarded('key-of-callers')}\n      resources: [{ path`,
    );
    const served = await serveDocument(document, { options: { pages } });
    try {
      const origin = served.urlOf('rest');
      for (const path of ['/', '/openapi.json', '/document.yaml', '/_pages/', '/_pages/operations/own/0']) {
        const refused = await readPage(origin, path);
        expect(refused.status).toBe(401);
        expect(refused.text).not.toContain('Plain');
        const admitted = await readPage(origin, path, { 'x-key': 'key-of-callers' });
        expect(admitted.status).toBe(200);
        expect(admitted.text).not.toContain('key-of-callers');
      }
      const preview = await exchange(origin, { method: 'GET', path: '/_pages/preview/own/all' });
      expect(preview.status).toBe(401);
    } finally {
      await served.close();
    }
  });

  test('of another adapter hides what only its callers may see', async () => {
    const document = plain(route, tool.replace('      tools:', `${guarded('other-key')}\n      tools:`));
    const served = await serveDocument(document, { options: { pages } });
    try {
      const origin = served.urlOf('rest');
      const shown = textOf(await readPage(origin));
      expect(shown).toContain('The adapter tools requires another credential and is not shown here.');
      expect(shown).not.toContain('get-all');
      expect(await exchange(origin, { method: 'GET', path: '/document.yaml' })).toMatchObject({ status: 404 });
      const path = '/_pages/call/tools/get-all';
      expect(await exchange(origin, { method: 'POST', path, body: '{}', headers: json })).toMatchObject({
        status: 401,
      });
      expect(served.upstream.take()).toEqual([]);
    } finally {
      await served.close();
    }
  });
});

describe('texts of a document', () => {
  test('are shown as text, whatever they contain, and without secrets', async () => {
    const canary = 'canary-of-the-environment';
    const other = 'canary of a file';
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>"\' {{TOKEN}} \u202Eevil';
    const document = `
naftiko: 1.0.0-alpha2
info: { label: ${JSON.stringify(hostile)}, description: ${JSON.stringify(`${hostile} ${canary} ${other} ${'x'.repeat(100_000)}`)}, tags: [${JSON.stringify(hostile)}] }
binds:
  - { namespace: env, keys: { TOKEN: TOKEN } }
  - { namespace: filed, location: "file:///./secrets.yaml", keys: { PHRASE: PHRASE } }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      authentication: { type: bearer, token: "{{TOKEN}}" }
      inputParameters: [{ name: X-Phrase, in: header, value: "{{PHRASE}}" }]
      resources: [{ name: all, path: /all, operations: [{ name: get, method: GET, inputParameters: [{ name: q, in: query, type: string }] }] }]
  exposes:
    - type: rest
      namespace: own
      port: 0
      resources:
        - path: /all
          operations:
            - method: GET
              description: ${JSON.stringify(hostile.repeat(50))}
              call: up.get
              inputParameters: [{ name: q, in: query, type: string, description: ${JSON.stringify(hostile)} }]
    - type: mcp
      namespace: tools
      port: 0
      tools: [{ name: get-all, description: ${JSON.stringify(hostile)}, call: up.get }]
`;
    const served = await serveDocument(document, {
      files: { 'secrets.yaml': `PHRASE: ${other}` },
      options: { pages: inspectingPages, environment: { TOKEN: canary } },
      answer: ({ headers }, response) => void response.end(JSON.stringify(headers)),
    });
    try {
      const origin = served.urlOf('rest');
      // The upstream answers with what it was sent.
      const inspected = await exchange(origin, { method: 'GET', path: '/_pages/inspect/own/all?q=1' });
      expect(inspected.text).toContain(other);
      const paths = [
        `/_pages/exchanges/${String(inspected.headers['x-request-id'])}`,
        '/_pages/preview/own/all?q=1',
        '/',
        '/_pages/operations/own/0',
        '/_pages/operations/tools/0',
        '/openapi.json',
        '/document.yaml',
      ];
      for (const path of paths) {
        const answer = await readPage(origin, path);
        expect(answer.status).toBe(200);
        for (const secret of [canary, other]) expect(answer.text).not.toContain(secret);
        if (!answer.text.startsWith('<!doctype')) continue;
        expect(answer.text).not.toMatch(/<script>|<img|\u202E/);
        expect(answer.text).toContain('&lt;script&gt;alert(1)');
        expect(answer.body.length).toBeLessThan(150_000);
      }
    } finally {
      await served.close();
    }
  });

  test('of sixty operations make a page of less than 150 kB', async () => {
    const route = (index: number): string =>
      `{ path: /v1/things-${index}, operations: [{ method: GET, name: get-${index}, description: "Gets thing ${index} by its id, with everything that belongs to it.", call: up.get }] }`;
    const tools = Array.from(
      { length: 60 },
      (_, index) =>
        `{ name: get-thing-${index}, description: "Gets thing ${index} by its id, with everything that belongs to it.", call: up.get }`,
    );
    const document = plain(
      Array.from({ length: 60 }, (_, index) => route(index)).join(', '),
      tool.replace(/\[\{ name: get-all.*\]/, `[${tools.join(', ')}]`),
    );
    const served = await serveDocument(document, { options: { pages } });
    try {
      const page = await readPage(served.urlOf('rest'));
      expect(page.text.match(/class="item"/g)).toHaveLength(120);
      expect(page.body.length).toBeLessThan(150_000);
    } finally {
      await served.close();
    }
  });
});

test('browsers are told apart from other callers by their Accept header alone', async () => {
  const served = await serveDocument(plain('{ path: /all, operations: [{ method: GET, call: up.get }] }'), {
    options: {},
  });
  try {
    const answer = await exchange(served.urlOf('rest'), { method: 'GET', path: '/', headers: browserHeaders });
    expect(answer.status).toBe(404);
  } finally {
    await served.close();
  }
});
