import { describe, expect, test } from '@jest/globals';
import { createControlledDocument, serveWithControl } from '../support/serve-with-control.js';

/** Every route, with the fields of a control adapter that enable and disable it. */
const routes: readonly (readonly [route: string, on: string, off: string])[] = [
  ['GET /health/live', 'management: { health: true }', 'management: { health: false }'],
  ['GET /health/ready', 'management: { health: true }', 'management: { health: false }'],
  ['GET /status', 'management: { info: true }', ''],
  ['GET /config', 'management: { info: true }', 'management: { info: false }'],
  ['POST /config/validate', 'management: { validate: true }', 'management: { info: true }'],
  ['POST /config/reload', 'management: { reload: true }', 'management: { info: true }'],
  ['GET /metrics', '', 'observability: { metrics: { local: { enabled: false } } }'],
  ['GET /metrics', 'observability: { traces: { local: { enabled: false } } }', 'observability: { enabled: false }'],
  ['GET /traces', '', 'observability: { traces: { local: { enabled: false } } }'],
  ['GET /traces/0af7651916cd43dd8448eb211c80319c', '', 'observability: { enabled: false }'],
  ['GET /logs', 'management: { logs: true }', 'management: { logs: false }'],
  ['GET /logs', 'management: { logs: {} }', 'management: { logs: { level-control: false, stream: true } }'],
  ['GET /logs/ROOT', 'management: { logs: {} }', 'management: { logs: { level-control: false, stream: true } }'],
  ['PUT /logs/ROOT', 'management: { logs: {} }', 'management: { logs: { level-control: false, stream: true } }'],
  ['HEAD /logs/stream', 'management: { logs: true }', 'management: { logs: {} }'],
  ['HEAD /logs/stream', 'management: { logs: { level-control: false, stream: true } }', 'management: { logs: false }'],
  ['GET /scripting', 'management: { scripting: {} }', 'management: { scripting: { enabled: true } }'],
].map(([route = '', on = '', off = '']) => [route, on, off] as const);

const everything = 'management: { info: true, reload: true, validate: true, logs: true, scripting: {} }';

describe('a route of the control adapter', () => {
  test.each(routes)('%s is served with "%s"', (route, on) =>
    serveWithControl(createControlledDocument(on), async ({ ask }) => {
      expect((await ask(route)).status).not.toBe(404);
    }),
  );

  test.each(routes.filter(([route]) => route !== 'GET /scripting'))(
    '%s is not served without "%s" but "%s"',
    (route, _, off) =>
      serveWithControl(createControlledDocument(off), async ({ ask }) => {
        expect((await ask(route)).status).toBe(404);
      }),
  );

  test.each(['GET /scripting', 'PUT /scripting', 'GET /config'])('%s is missing when nothing enables it', (request) =>
    serveWithControl(createControlledDocument(''), async ({ ask }) => {
      const [, path = ''] = request.split(' ');
      const answer = await ask(request);
      expect([answer.status, JSON.parse(answer.text)]).toEqual([404, { error: `Nothing is served at "${path}".` }]);
    }),
  );

  test('depends on its own field only', () =>
    serveWithControl(
      createControlledDocument(`management: { health: false, logs: { level-control: false, stream: true } }
      observability: { metrics: { local: { enabled: false } } }`),
      async ({ ask }) => {
        const off = ['GET /health/live', 'GET /health/ready', 'GET /status', 'GET /config', 'GET /metrics'];
        const answers = await Promise.all([...off, 'HEAD /logs/stream'].map((request) => ask(request)));
        expect(answers.map(({ status }) => status)).toEqual([...off.map(() => 404), 200]);
      },
    ));

  test.each(['GET /health/live/', 'GET /HEALTH/live'])('is not found by another spelling: %s', (request) =>
    serveWithControl(createControlledDocument(everything), async ({ ask }) => {
      expect((await ask(request)).status).toBe(404);
    }),
  );

  test.each([
    ['POST /health/live', 'GET, HEAD'],
    ['GET /config/reload', 'POST'],
    ['DELETE /scripting', 'GET, HEAD, PUT'],
    ['POST /logs/naftiko', 'GET, HEAD, PUT'],
    ['PUT /logs/stream', 'GET, HEAD'],
    ['OPTIONS /status', 'GET, HEAD'],
  ])('answers the allowed methods to %s', (request, allow) =>
    serveWithControl(createControlledDocument(everything), async ({ ask }) => {
      const answer = await ask(request);
      expect([
        answer.status,
        answer.headers.allow,
        typeof (JSON.parse(answer.text) as { error: unknown }).error,
      ]).toEqual([405, allow, 'string']);
    }),
  );

  test.each(['/config', '/health/live'])(
    'answers HEAD %s as GET, without a body, and never for another origin',
    (path) =>
      serveWithControl(createControlledDocument(everything), async ({ ask }) => {
        const [head, get] = [await ask(`HEAD ${path}`), await ask(`GET ${path}`)];
        const length = String(Buffer.byteLength(get.text));
        expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', length]);
        expect(get.headers['content-length']).toBe(length);
        expect(Object.keys(get.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }),
  );

  test.each(['GET /traces/%ff', 'GET /logs/%E0%A4%A'])('refuses %s', (request) =>
    serveWithControl(createControlledDocument(everything), async ({ ask }) => {
      expect((await ask(request)).status).toBe(400);
    }),
  );
});

const guarded = `authentication: { type: bearer, token: '{{TOKEN}}' }\n      ${everything}`;
const environment = { TOKEN: 'open-sesame' };
const authorization = 'Bearer open-sesame';

describe('a guarded control adapter', () => {
  test.each([
    ['GET /health/live', 200],
    ['GET /health/ready', 200],
    ['GET /config', 200],
    ['POST /config/reload', 200],
    ['PUT /scripting', 400],
    ['GET /nowhere', 404],
  ])('checks the credential before %s', (request, status) =>
    serveWithControl(
      createControlledDocument(guarded),
      async ({ ask }) => {
        const strangers = [await ask(request), await ask(request, { headers: { authorization: 'Bearer open' } })];
        const refused = { status: 401, headers: { 'www-authenticate': 'Bearer' } };
        expect(strangers).toMatchObject([refused, refused]);
        expect((await ask(request, { headers: { authorization } })).status).toBe(status);
      },
      { options: { environment } },
    ),
  );

  test('answers health probes to every caller with --open-probes, to callers without a credential by status only', () =>
    serveWithControl(
      createControlledDocument(guarded),
      async ({ ask }) => {
        const [live, ready, known, other] = [
          await ask('GET /health/live'),
          await ask('GET /health/ready'),
          await ask('GET /health/ready', { headers: { authorization } }),
          await ask('GET /status'),
        ];
        expect([live.text, ready.text, other.status]).toEqual(['{"status":"UP"}', '{"status":"UP"}', 401]);
        expect(JSON.parse(known.text)).toHaveProperty('adapters');
      },
      { options: { environment, openProbes: true } },
    ));
});

describe('a web page of another origin', () => {
  test.each([
    ['its own name for this machine', { host: 'evil.example:9100' }],
    ['a name that begins like this machine', { host: 'localhost.evil.example' }],
    ['a number that begins like this machine', { host: '127.0.0.1.evil.example:9100' }],
    ['an origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
  ])('that shows %s is refused', (_, headers) =>
    serveWithControl(createControlledDocument(everything), async ({ ask }) => {
      const answers = [await ask('GET /config', { headers }), await ask('POST /config/reload', { headers })];
      expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    }),
  );

  test.each([
    { host: 'localhost:1' },
    { host: 'LOCALHOST' },
    { host: '127.0.0.1' },
    { host: '[::1]:9100' },
    { origin: 'http://localhost:3000' },
    { host: 'localhost:ITS-PORT' },
    { origin: 'http://localhost:ITS-PORT' },
  ])('is told apart from this machine: %j', (shown) =>
    serveWithControl(createControlledDocument(everything), async ({ ask, urlOf }) => {
      const { port } = new URL(urlOf('control'));
      const headers = Object.fromEntries(
        Object.entries(shown).map(([name, value]) => [name, value.replace('ITS-PORT', port)]),
      );
      const answers = [await ask('GET /status', { headers }), await ask('GET /config', { headers })];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    }),
  );
});

describe('a control adapter that is open to the network', () => {
  const warnings = (control: string) =>
    serveWithControl(
      createControlledDocument(control),
      ({ entries }) =>
        Promise.resolve(entries.filter(({ logger, severity }) => logger === 'naftiko.control' && severity === 'WARN')),
      { options: { environment, host: '0.0.0.0' } },
    );

  test('causes a warning, unless it requires a credential', async () => {
    expect(await warnings(everything)).toHaveLength(1);
    expect(await warnings(guarded)).toEqual([]);
  });
});

describe('a document that exposes only a control adapter', () => {
  const alone = (sibling: string) =>
    `naftiko: 1.0.0-alpha2\ncapability:\n  exposes:\n${sibling}    - { type: control, port: 8603 }\n`;

  test('is served', () =>
    serveWithControl(alone(''), async ({ ask }) => {
      expect((await ask('GET /health/ready')).status).toBe(200);
    }));

  test('is not served when its other adapters are broken', async () => {
    const broken =
      '    - { type: mcp, port: 8602, namespace: m, tools: [{ name: t, description: T, call: no.where }] }\n';
    await expect(serveWithControl(alone(broken), () => Promise.resolve())).rejects.toThrow();
  });
});

test('a document is ready when its skill adapter is open', () =>
  serveWithControl(
    `${createControlledDocument('')}
    - { type: skill, namespace: guides, port: 8604, skills: [{ name: one, description: One }] }
`,
    async ({ ask, urlOf }) => {
      expect(urlOf('skill')).not.toBe('');
      expect((await ask('GET /health/ready')).status).toBe(200);
    },
  ));

test('a status shows the running document, its start and its revision', () =>
  serveWithControl(createControlledDocument('management: { info: true }'), async ({ ask, save, running }) => {
    const status = async () => JSON.parse((await ask('GET /status')).text) as Record<string, { revision: string }>;
    const before = await status();
    expect(before).toMatchObject({
      capability: { label: 'Desk', specVersion: '1.0.0-alpha2' },
      engine: { name: 'naftiko', node: process.versions.node, native: false },
      document: { revision: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown },
      uptime: expect.stringMatching(/^PT(?=\d)(\d+H)?(\d+M)?([\d.]+S)?$/) as unknown,
      startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
      otel: { status: 'inactive' },
      adapters: [
        { type: 'rest', namespace: 'sea', state: 'started' },
        { type: 'mcp', namespace: 'sea-tools', state: 'started' },
        { type: 'control', state: 'started' },
      ],
    });
    expect((before['adapters'] as unknown as readonly object[])[2]).not.toHaveProperty('namespace');
    await save(createControlledDocument('management: { info: true }', 'rough'));
    await running.reload();
    expect((await status())['document']?.revision).not.toBe(before['document']?.revision);
  }));
