import { rm } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { exchange, parseRpcMessage } from '../support/http-exchange.js';
import { createControlledDocument, serveWithControl, type ControlledDocument } from '../support/serve-with-control.js';

/** Every text that begins with `canary` is a secret. */
const secretive = `
naftiko: 1.0.0-alpha2
info: { label: Secrets, description: The value canary-bound-token stands here by mistake }
binds: [{ namespace: env, keys: { BOUND: BOUND } }]
capability:
  consumes:
    - type: http
      namespace: sea
      baseUri: http://canary-user:canary-pass@127.0.0.1:9/v1?api_key=canary-query&units=metric
      authentication: { type: basic, username: canary-name, password: '{{BOUND}}' }
      inputParameters:
        - { name: X-Api-Key, in: header, value: canary-header }
        - { name: Accept-Language, in: header, value: en }
        - { name: Authorization, in: header, value: 'Bearer {{BOUND}}' }
      resources:
        - { name: r, path: /r, operations: [{ name: get, method: GET }] }
    - { type: http, import: wind, as: breeze, location: ./shared.yaml }
    - type: http
      namespace: land
      baseUri: http://127.0.0.1:9
      authentication: { type: bearer, token: '{{BOUND}}' }
      resources:
        - name: r
          path: /l
          operations:
            - { name: get, method: GET, inputParameters: [{ name: X-Api-Key, in: header, value: canary-deep }] }
  aggregates:
    - namespace: ships
      label: Ships
      functions:
        - name: count
          description: Counts ships
          semantics: { safe: true, idempotent: true }
          inputParameters: [{ name: flag, type: string, description: A flag }]
          call: sea.get
  exposes:
    - type: mcp
      namespace: tools
      port: 8602
      authentication: { type: apikey, key: X-Key, value: canary-key, placement: header }
      tools:
        - { ref: ships.count }
        - { name: own, description: Its own, ref: ships.count, hints: { readOnly: false } }
        - { name: blow, description: Blows, call: breeze.get, with: { X-Token: canary-with, mood: calm } }
    - type: control
      port: 8603
      management: { info: true, validate: true, reload: true }
`;

const shared = `
naftiko: 1.0.0-alpha2
consumes:
  - type: http
    namespace: wind
    baseUri: http://127.0.0.1:9
    authentication: { type: bearer, token: canary-imported }
    resources:
      - name: r
        path: /w
        operations:
          - name: get
            method: GET
            inputParameters: [{ name: X-Token, in: header }, { name: mood, in: query }]
`;

const around = { files: { 'shared.yaml': shared }, options: { environment: { BOUND: 'canary-bound-token' } } };

interface Config {
  readonly info: { readonly description: string };
  readonly capability: {
    readonly consumes: readonly Readonly<Record<string, unknown>>[];
    readonly exposes: readonly { readonly tools: readonly unknown[] }[];
  };
}

const configOf = async ({ ask }: ControlledDocument): Promise<Config> =>
  JSON.parse((await ask('GET /config')).text) as Config;

describe('the configuration', () => {
  test('shows no secret, and keeps templates and everything else', () =>
    serveWithControl(
      secretive,
      async (served) => {
        const answer = await served.ask('GET /config');
        expect(answer.text).not.toContain('canary');
        expect([answer.headers['cache-control'], answer.headers['content-type']]).toEqual([
          'no-store',
          expect.stringContaining('application/json'),
        ]);
        const { info, capability } = JSON.parse(answer.text) as Config;
        expect(info.description).toBe('The value *** stands here by mistake');
        expect(capability.consumes[0]).toMatchObject({
          baseUri: 'http://***@127.0.0.1:9/v1?api_key=***&units=metric',
          authentication: { type: 'basic', username: '***', password: '{{BOUND}}' },
          inputParameters: [{ value: '***' }, { value: 'en' }, { value: '***{{BOUND}}' }],
        });
        expect(capability.consumes[2]).toMatchObject({
          authentication: { type: 'bearer', token: '{{BOUND}}' },
          resources: [{ operations: [{ inputParameters: [{ name: 'X-Api-Key', value: '***' }] }] }],
        });
      },
      around,
    ));

  test('contains imported entries and inherited fields', () =>
    serveWithControl(
      secretive,
      async (served) => {
        const { capability } = await configOf(served);
        expect(capability.consumes[1]).toMatchObject({
          namespace: 'breeze',
          baseUri: 'http://127.0.0.1:9',
          authentication: { token: '***' },
          resources: [{ path: '/w' }],
        });
        expect(capability.consumes[1]).not.toHaveProperty('location');
        expect(capability.exposes[0]?.tools.slice(0, 2)).toEqual([
          {
            ref: 'ships.count',
            name: 'count',
            description: 'Counts ships',
            inputParameters: [{ name: 'flag', type: 'string', description: 'A flag' }],
            hints: { readOnly: true, destructive: false, idempotent: true },
          },
          expect.objectContaining({
            name: 'own',
            description: 'Its own',
            hints: { readOnly: false, destructive: false, idempotent: true },
          }),
        ]);
      },
      around,
    ));

  test.each([
    ['application/yaml', 'application/yaml'],
    ['application/yaml, application/json;q=0.5', 'application/yaml'],
    ['application/json;q=0.5, text/yaml', 'application/yaml'],
    ['application/json, application/yaml;q=0.5', 'application/json'],
    ['*/*', 'application/json'],
    ['application/yaml;q=0', 'application/json'],
  ])('for a caller that accepts %s comes as %s', (accept, type) =>
    serveWithControl(
      secretive,
      async (served) => {
        const answer = await served.ask('GET /config', { headers: { accept } });
        expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
        expect(parse(answer.text)).toEqual(await configOf(served));
      },
      around,
    ),
  );
});

const control = 'management: { info: true, validate: true, reload: true }';

async function callTool({ urlOf }: ControlledDocument): Promise<unknown> {
  const answer = await exchange(new URL(urlOf('mcp')).origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'look-out', arguments: {} } }),
  });
  return parseRpcMessage(answer)['result'];
}

const callRoute = async ({ urlOf }: ControlledDocument): Promise<string> =>
  (await exchange(urlOf('rest'), { method: 'GET', path: '/sea' })).text;

const sentAs = [
  ['', {}],
  ['and may be called YAML', { 'content-type': 'application/yaml' }],
] as const;

describe('a text to validate', () => {
  const validate = (text: string, headers = {}) =>
    serveWithControl(createControlledDocument(control), async (served) => {
      const { status, text: body } = await served.ask('POST /config/validate', { headers, body: text });
      // Validation changes nothing.
      expect(await callRoute(served)).toContain('calm');
      return [status, JSON.parse(body)] as [number, Record<string, unknown>];
    });

  test.each(sentAs)('may replace the running one %s', async (_, headers) => {
    expect(await validate(createControlledDocument(control, 'rough'), headers)).toEqual([
      200,
      { valid: true, reloadable: true, errors: [], warnings: expect.any(Array), structuralChanges: [] },
    ]);
  });

  test('may require a restart', async () => {
    const moved = createControlledDocument(control).replace('port: 8601', 'port: 8610');
    expect(await validate(moved)).toMatchObject([
      200,
      {
        valid: true,
        reloadable: false,
        structuralChanges: [{ path: '/capability/exposes/0/port', from: 8601, to: 8610 }],
      },
    ]);
  });

  test.each([
    ['is not YAML', 'a: [', {}],
    ['is not YAML, with braces', '{ no', {}],
    ['is not a document', 'a: b', {}],
    ['exposes nothing', 'naftiko: "1.0.0-alpha2"\ninfo: {label: X}\ncapability: {exposes: []}\n', {}],
    [
      'needs a variable that is not set',
      createControlledDocument(`authentication: { type: bearer, token: '{{TOKEN}}' }`),
      { code: 'variable-missing' },
    ],
  ])('is not valid when it %s', async (_, text, error) => {
    const [status, body] = await validate(text);
    expect([status, body['valid'], body['reloadable']]).toEqual([200, false, false]);
    expect(body['errors']).toContainEqual(
      expect.objectContaining({
        path: expect.any(String) as unknown,
        message: expect.any(String) as unknown,
        ...error,
      }),
    );
  });

  test('is not valid when it calls an unknown operation, and the place of the call is named', async () => {
    const calling = createControlledDocument(control).replace('name: read-sea,', 'name: read-sea, call: sea.gone,');
    const at = '/capability/exposes/0/resources/0/operations/0/call';
    expect(await validate(calling)).toMatchObject([
      200,
      { valid: false, reloadable: false, errors: [{ path: at, code: 'call-unresolved' }] },
    ]);
  });

  test.each([
    ['empty', ' \n', 400],
    ['a space', ' ', 400],
    ['too large', `# ${'x'.repeat(1024 * 1024)}`, 413],
  ])('is refused when it is %s', async (_, text, status) => {
    expect(await validate(text)).toMatchObject([status, { error: expect.any(String) as unknown }]);
  });
});

describe('a reload', () => {
  const reloaded = async ({ ask }: ControlledDocument, body?: string, headers = {}) => {
    const answer = await ask('POST /config/reload', body === undefined ? {} : { body, headers });
    return [answer.status, JSON.parse(answer.text)] as [number, Record<string, unknown>];
  };

  test('changes nothing when nothing has changed', () =>
    serveWithControl(createControlledDocument(control), async (served) => {
      expect(await reloaded(served)).toEqual([200, { status: 'unchanged', changes: [] }]);
    }));

  test('reads the file again, and every adapter serves the new version', () =>
    serveWithControl(createControlledDocument(control), async (served) => {
      await served.save(createControlledDocument(control, 'rough'));
      expect(await callRoute(served)).toContain('calm');
      expect(await reloaded(served)).toMatchObject([
        200,
        {
          status: 'applied',
          changes: [
            {
              path: '/capability/exposes/0/resources/0/operations/0/outputParameters/0/value',
              from: 'calm',
              to: 'rough',
            },
            { path: '/capability/exposes/1/tools/0/outputParameters/0/value', from: 'calm', to: 'rough' },
          ],
        },
      ]);
      expect([await callRoute(served), JSON.stringify(await callTool(served))]).toEqual([
        expect.stringContaining('rough'),
        expect.stringContaining('rough'),
      ]);
    }));

  test.each(sentAs)('accepts a text that is sent %s', (_, headers) =>
    serveWithControl(createControlledDocument(control), async (served) => {
      const wild = createControlledDocument(control, 'wild');
      expect(await reloaded(served, wild, headers)).toMatchObject([200, { status: 'applied' }]);
      expect(JSON.parse(await callRoute(served))).toEqual({ value: 'wild' });
      expect(await callTool(served)).toMatchObject({ content: [{ text: '{"state":"wild"}' }] });
      expect(await reloaded(served, wild, headers)).toEqual([200, { status: 'unchanged', changes: [] }]);
    }),
  );

  test.each([
    ['label: Desk', 'label: Table', { path: '/info/label', from: 'Desk', to: 'Table' }],
    ['port: 8601', 'port: 8610', { path: '/capability/exposes/0/port', from: 8601, to: 8610 }],
  ])('that requires a restart is refused: from "%s" to "%s"', (from, to, change) =>
    serveWithControl(createControlledDocument(control), async (served) => {
      expect(await reloaded(served, createControlledDocument(control, 'wild').replace(from, to))).toEqual([
        409,
        { status: 'rejected', reason: expect.any(String), structuralChanges: [change] },
      ]);
      expect(await callRoute(served)).toContain('calm');
    }),
  );

  test('of a broken text is refused, and the last version keeps serving', () =>
    serveWithControl(createControlledDocument(control), async (served) => {
      await served.save('naftiko: [');
      expect(await reloaded(served)).toMatchObject([
        422,
        { status: 'rejected', errors: [{ path: expect.any(String) }] },
      ]);
      expect(await callRoute(served)).toContain('calm');
    }));

  test('of a text that calls an unknown operation is refused without a secret, and the last version keeps serving', () =>
    serveWithControl(
      secretive,
      async (served) => {
        const before = await configOf(served);
        const refused = await reloaded(served, secretive.replaceAll('sea.get', 'sea.gone'));
        expect(refused).toMatchObject([
          422,
          {
            status: 'rejected',
            errors: expect.arrayContaining([expect.objectContaining({ code: 'call-unresolved' })]),
          },
        ]);
        expect(JSON.stringify(refused)).not.toContain('canary');
        expect(await configOf(served)).toEqual(before);
      },
      around,
    ));

  test('of a missing file is refused, and the last version keeps serving', () =>
    serveWithControl(createControlledDocument(control), async (served) => {
      await rm(served.running.capabilities[0]?.files[0] ?? '');
      expect((await reloaded(served))[1]).toMatchObject({ status: 'rejected' });
      expect(await callRoute(served)).toContain('calm');
    }));

  test('keeps values that were set while serving, unless the document changes them', () => {
    const governed = (timeout: number) =>
      createControlledDocument(`management: { reload: true, scripting: { timeout: ${timeout} } }`);
    return serveWithControl(governed(4000), async (served) => {
      await served.ask('PUT /scripting', { body: { timeout: 1234, statementLimit: 7 } });
      await reloaded(served, governed(5000));
      expect(JSON.parse((await served.ask('GET /scripting')).text)).toMatchObject({
        timeout: 5000,
        statementLimit: 7,
      });
    });
  });

  test('is one at a time', () =>
    serveWithControl(createControlledDocument(control), async (served) => {
      const texts = ['rough', 'wild', 'calm', 'flat'].map((word) => createControlledDocument(control, word));
      const answers = await Promise.all(texts.map((text) => reloaded(served, text)));
      const statuses = answers.map(([status]) => status);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
      expect(statuses).toContain(200);
    }));

  test('that changes a secret is a change, and shows neither', () =>
    serveWithControl(
      secretive,
      async (served) => {
        const next = secretive
          .replace('canary-key', 'canary-other')
          .replace('canary-deep', 'canary-deeper')
          .replace('mood: calm', 'mood: rough');
        const hidden = { from: '***', to: '***' };
        const deep = '/capability/consumes/2/resources/0/operations/0/inputParameters/0/value';
        expect(await reloaded(served, next)).toEqual([
          200,
          {
            status: 'applied',
            changes: [
              { path: deep, ...hidden },
              { path: '/capability/exposes/0/authentication/value', ...hidden },
              { path: '/capability/exposes/0/tools/2/with/mood', from: 'calm', to: 'rough' },
            ],
          },
        ]);
      },
      around,
    ));
});
