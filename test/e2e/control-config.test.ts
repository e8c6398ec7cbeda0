import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { exchange, rpcMessage } from '../support/http-exchange.js';
import { operatedDocument, operating, type Operated } from '../support/operating.js';

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
        - { name: blow, description: Blows, call: breeze.get, with: { X-Token: canary-with } }
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
      - { name: r, path: /w, operations: [{ name: get, method: GET, inputParameters: [{ name: X-Token, in: header }] }] }
`;

const around = { files: { 'shared.yaml': shared }, options: { environment: { BOUND: 'canary-bound-token' } } };

interface Config {
  readonly info: { readonly description: string };
  readonly capability: {
    readonly consumes: readonly Readonly<Record<string, unknown>>[];
    readonly exposes: readonly { readonly tools: readonly unknown[] }[];
  };
}

const configOf = async ({ ask }: Operated): Promise<Config> => JSON.parse((await ask('GET /config')).text) as Config;

describe('the configuration', () => {
  test('shows no secret, and keeps templates and everything else', () =>
    operating(
      secretive,
      async (operated) => {
        const answer = await operated.ask('GET /config');
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
      },
      around,
    ));

  test('has what was imported and what was inherited in its place', () =>
    operating(
      secretive,
      async (operated) => {
        const { capability } = await configOf(operated);
        expect(capability.consumes[1]).toMatchObject({
          namespace: 'breeze',
          baseUri: 'http://127.0.0.1:9',
          authentication: { token: '***' },
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
    ['application/json;q=0.5, text/yaml', 'application/yaml'],
    ['application/json, application/yaml;q=0.5', 'application/json'],
    ['*/*', 'application/json'],
    ['application/yaml;q=0', 'application/json'],
  ])('for a caller that accepts %s comes as %s', (accept, type) =>
    operating(
      secretive,
      async (operated) => {
        const answer = await operated.ask('GET /config', { headers: { accept } });
        expect(answer.headers['content-type']).toContain(type);
        expect(parse(answer.text)).toEqual(await configOf(operated));
      },
      around,
    ),
  );
});

const control = 'management: { info: true, validate: true, reload: true }';

async function callTool({ urlOf }: Operated): Promise<unknown> {
  const answer = await exchange(new URL(urlOf('mcp')).origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'look-out', arguments: {} } }),
  });
  return rpcMessage(answer)['result'];
}

const callRoute = async ({ urlOf }: Operated): Promise<string> =>
  (await exchange(urlOf('rest'), { method: 'GET', path: '/sea' })).text;

describe('a text that is to be validated', () => {
  const validate = (text: string) =>
    operating(operatedDocument(control), async (operated) => {
      const { status, text: body } = await operated.ask('POST /config/validate', { body: text });
      return [status, JSON.parse(body)] as [number, Record<string, unknown>];
    });

  test('may run in the place of the running one', async () => {
    expect(await validate(operatedDocument(control, 'rough'))).toEqual([
      200,
      { valid: true, reloadable: true, errors: [], warnings: expect.any(Array), structuralChanges: [] },
    ]);
  });

  test('may take a restart', async () => {
    const moved = operatedDocument(control).replace('port: 8601', 'port: 8610');
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
    ['is no YAML', 'a: [', 'string'],
    ['is no document', 'a: b', 'string'],
    ['exposes nothing', 'naftiko: "1.0.0-alpha2"\ninfo: {label: X}\ncapability: {exposes: []}\n', 'string'],
    [
      'needs a variable that is not set',
      operatedDocument(`authentication: { type: bearer, token: '{{TOKEN}}' }`),
      'string',
    ],
  ])('is not valid when it %s', async (_, text) => {
    const [status, body] = await validate(text);
    expect([status, body['valid'], body['reloadable']]).toEqual([200, false, false]);
    expect(body['errors']).toContainEqual(
      expect.objectContaining({ path: expect.any(String) as unknown, message: expect.any(String) as unknown }),
    );
  });

  test.each([
    ['empty', ' \n', 400],
    ['too large', `# ${'x'.repeat(1024 * 1024)}`, 413],
  ])('is refused when it is %s', async (_, text, status) => {
    expect(await validate(text)).toMatchObject([status, { error: expect.any(String) as unknown }]);
  });
});

describe('a reload', () => {
  const reloaded = async ({ ask }: Operated, body?: string) => {
    const answer = await ask('POST /config/reload', body === undefined ? {} : { body });
    return [answer.status, JSON.parse(answer.text)] as [number, Record<string, unknown>];
  };

  test('changes nothing when nothing has changed', () =>
    operating(operatedDocument(control), async (operated) => {
      expect(await reloaded(operated)).toEqual([200, { status: 'unchanged', changes: [] }]);
    }));

  test('reads the file again, and every door answers as it says now', () =>
    operating(operatedDocument(control), async (operated) => {
      await operated.save(operatedDocument(control, 'rough'));
      expect(await callRoute(operated)).toContain('calm');
      expect(await reloaded(operated)).toMatchObject([
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
      expect([await callRoute(operated), JSON.stringify(await callTool(operated))]).toEqual([
        expect.stringContaining('rough'),
        expect.stringContaining('rough'),
      ]);
    }));

  test('takes a text that is sent', () =>
    operating(operatedDocument(control), async (operated) => {
      expect(await reloaded(operated, operatedDocument(control, 'wild'))).toMatchObject([200, { status: 'applied' }]);
      expect(await callRoute(operated)).toContain('wild');
    }));

  test('that takes a restart is refused', () =>
    operating(operatedDocument(control), async (operated) => {
      expect(
        await reloaded(operated, operatedDocument(control, 'wild').replace('label: Desk', 'label: Table')),
      ).toEqual([
        409,
        {
          status: 'rejected',
          reason: expect.any(String),
          structuralChanges: [{ path: '/info/label', from: 'Desk', to: 'Table' }],
        },
      ]);
      expect(await callRoute(operated)).toContain('calm');
    }));

  test('of a broken text is refused, and the last one serves on', () =>
    operating(operatedDocument(control), async (operated) => {
      await operated.save('naftiko: [');
      expect(await reloaded(operated)).toMatchObject([
        422,
        { status: 'rejected', errors: [{ path: expect.any(String) }] },
      ]);
      expect(await callRoute(operated)).toContain('calm');
    }));

  test('is one at a time', () =>
    operating(operatedDocument(control), async (operated) => {
      const texts = ['rough', 'wild', 'calm', 'flat'].map((word) => operatedDocument(control, word));
      const answers = await Promise.all(texts.map((text) => reloaded(operated, text)));
      const statuses = answers.map(([status]) => status);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
      expect(statuses).toContain(200);
    }));

  test('that changes a secret is a change, and shows neither', () =>
    operating(
      secretive,
      async (operated) => {
        const [status, body] = await reloaded(operated, secretive.replace('canary-key', 'canary-other'));
        expect([status, body]).toEqual([
          200,
          {
            status: 'applied',
            changes: [{ path: '/capability/exposes/0/authentication/value', from: '***', to: '***' }],
          },
        ]);
      },
      around,
    ));
});
