import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '@naftiko/spec';
import { exportOpenApi } from '@naftiko/openapi';
import { exportText } from './export-text.js';
import { importDocument, importText, operationsOf } from './import-text.js';

const teaHouse = `
naftiko: 1.0.0-alpha2
info: {label: Tea House, description: Tea things, stakeholders: [{role: owner, fullName: Ada, email: ada@tea.test}]}
binds: [{namespace: env, keys: {TOKEN: TOKEN}}]
capability:
  aggregates:
    - label: Brewing
      namespace: brewing
      functions:
        - name: brew
          description: Brews a cup
          call: store.brew
          inputParameters: [{name: leaf, type: string, description: Which leaf}]
          outputParameters: [{type: object, mapping: $, properties: {hot: {type: boolean, mapping: $.hot}}}]
  exposes:
    - type: rest
      address: 0.0.0.0
      port: 8080
      namespace: tea-api
      authentication: {type: bearer, token: "{{TOKEN}}"}
      resources:
        - path: /teas/{{teaId}}/cups/{size}
          name: cups
          description: Cups of a tea
          inputParameters:
            - {name: teaId, in: path, type: string, description: which tea}
          operations:
            - method: GET
              name: get-cup
              label: Get a cup
              description: Reads one cup
              call: store.get-cup
              inputParameters:
                - {name: size, in: path, type: integer, description: size}
                - {name: mood, in: query, type: string, description: mood, pattern: '^[a-z]+$'}
                - {name: fixed, in: query, type: string, description: fixed, value: always}
              outputParameters:
                - type: object
                  properties:
                    leaf: {type: string, mapping: $.leaf}
                    list: {type: array, mapping: $.list, items: {type: number, mapping: $}}
            - method: PATCH
              call: store.refill
        - path: /brew
          operations:
            - {method: POST, ref: brewing.brew, inputParameters: [{name: leaf, in: body, type: string, description: ''}]}
            - method: PUT
              name: steep
              label: Steep.
              inputParameters:
                - {name: leaf, in: body, type: string, description: leaf, value: $.tea.leaf}
                - {name: minutes, in: body, type: integer, description: minutes}
              steps:
                - {type: call, name: brew, call: store.brew, with: {leaf: '{{leaf}}'}}
              mappings: [{targetName: cups, value: $.brew.cups}]
              outputParameters:
                - {name: cups, type: array, items: [{name: id, type: string}, {name: hot, type: boolean}]}
        - path: /raw/{path}
          forward: {targetNamespace: store}
  consumes:
    - type: http
      namespace: store
      baseUri: https://store.test
      resources:
        - name: cups
          path: /cups/{{teaId}}/{{size}}
          operations:
            - {name: get-cup, method: GET, inputParameters: [{name: teaId, in: path}, {name: size, in: path}, {name: mood, in: query}]}
            - {name: refill, method: PATCH, inputParameters: [{name: teaId, in: path}, {name: size, in: path}]}
        - {name: brew, path: /brew, operations: [{name: brew, method: POST, inputParameters: [{name: leaf, in: body}]}]}
`;

const failures = {
  '400': { description: 'The request is malformed, or an input is invalid' },
  '401': { description: 'The credential is missing or wrong' },
  '4XX': { description: 'The request is refused, here or by the upstream' },
  '5XX': { description: 'The upstream or this server failed' },
};
const answering = (schema: object) => ({
  '200': { description: 'Successful response', content: { 'application/json': { schema } } },
  ...failures,
});
const passing = {
  '200': { description: 'The answer of the upstream' },
  '204': { description: 'No content' },
  ...failures,
};

test('the worked example of the specification, with its corrections', async () => {
  const outcome = await exportText(teaHouse);
  const inPath = (name: string, type: string, description?: string) => ({
    name,
    in: 'path',
    ...(description === undefined ? {} : { description }),
    required: true,
    schema: { type },
  });
  expect(outcome).toEqual({
    ok: true,
    operations: 4,
    warnings: ['The forwarded path "/raw/{path}" is left out: OpenAPI cannot describe a proxy.'],
    description: {
      openapi: '3.1.0',
      info: {
        title: 'Tea House',
        description: 'Tea things',
        version: '1.0.0',
        contact: { name: 'Ada', email: 'ada@tea.test' },
        license: { name: 'Not stated', identifier: 'NOASSERTION' },
      },
      servers: [{ url: 'http://127.0.0.1:8080' }],
      tags: [
        { name: 'cups', description: 'Cups of a tea' },
        { name: 'brew', description: 'Operations below /brew' },
      ],
      paths: {
        '/teas/{teaId}/cups/{size}': {
          parameters: [inPath('teaId', 'string', 'which tea')],
          get: {
            tags: ['cups'],
            summary: 'Get a cup',
            description: 'Reads one cup',
            operationId: 'get-cup',
            parameters: [
              inPath('size', 'integer', 'size'),
              { name: 'mood', in: 'query', description: 'mood', schema: { type: 'string', pattern: '^[a-z]+$' } },
            ],
            responses: answering({
              type: 'object',
              properties: { leaf: { type: 'string' }, list: { type: 'array', items: { type: 'number' } } },
            }),
          },
          patch: {
            tags: ['cups'],
            summary: 'PATCH /cups/{teaId}/{size}',
            description: 'PATCH /cups/{teaId}/{size}',
            operationId: 'patch-teas-tea-id-cups-size',
            parameters: [inPath('size', 'string')],
            responses: passing,
          },
        },
        '/brew': {
          post: {
            tags: ['brew'],
            summary: 'Brews a cup',
            description: 'Brews a cup',
            operationId: 'brew',
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: { leaf: { type: 'string', description: 'Which leaf' } },
                  },
                },
              },
            },
            responses: answering({ type: 'object', properties: { hot: { type: 'boolean' } } }),
          },
          put: {
            tags: ['brew'],
            summary: 'Steep.',
            description: 'Steep.',
            operationId: 'steep',
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: {
                      tea: { type: 'object', properties: { leaf: { type: 'string', description: 'leaf' } } },
                      minutes: { type: 'integer', description: 'minutes' },
                    },
                  },
                },
              },
            },
            responses: answering({
              type: 'object',
              properties: {
                cups: {
                  type: 'array',
                  items: { type: 'object', properties: { id: { type: 'string' }, hot: { type: 'boolean' } } },
                },
              },
            }),
          },
        },
      },
      components: { securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearerAuth: [] }],
    },
  });
});

test('a document alone, without its compiled operations, has the same paths and declared inputs', async () => {
  const { document } = loadDocument('tea.yaml', teaHouse);
  if (document === undefined) throw new Error('not a document');
  const outcome = exportOpenApi({ document, version: '3.0', serverUrl: 'https://tea.test' });
  expect(outcome).toMatchObject({
    ok: true,
    description: {
      openapi: '3.0.3',
      servers: [{ url: 'https://tea.test' }],
      paths: { '/teas/{teaId}/cups/{size}': { patch: { parameters: [{ name: 'size', in: 'path', required: true }] } } },
    },
  });
});

describe('authentication', () => {
  const withAuthentication = (authentication: string) =>
    teaHouse.replace('{type: bearer, token: "{{TOKEN}}"}', authentication);
  test.each<[string, string, object, object]>([
    [
      'basic',
      '{type: basic, username: u, password: "{{TOKEN}}"}',
      { basicAuth: { type: 'http', scheme: 'basic' } },
      { basicAuth: [] },
    ],
    [
      'a key without a placement',
      '{type: apikey, key: X-Key, value: "{{TOKEN}}"}',
      { apiKeyAuth: { type: 'apiKey', name: 'X-Key', in: 'header' } },
      { apiKeyAuth: [] },
    ],
    [
      'oauth2',
      '{type: oauth2, authorizationServerUri: https://as.test, resource: https://tea.test, tokenEndpoint: https://as.test/token, scopes: [read]}',
      {
        oauth2Auth: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: 'https://as.test/token', scopes: { read: '' } } },
        },
      },
      { oauth2Auth: ['read'] },
    ],
  ])('%s', async (_, authentication, securitySchemes, requirement) => {
    const outcome = await exportText(withAuthentication(authentication));
    expect(outcome).toMatchObject({ description: { components: { securitySchemes }, security: [requirement] } });
  });
});

test('the first of several adapters is described, and the others are named', async () => {
  const two = teaHouse.replace(
    '  consumes:',
    '    - {type: rest, port: 8082, namespace: other, resources: []}\n  consumes:',
  );
  const warning = '"tea-api" is described; --adapter chooses another REST adapter: other.';
  expect(await exportText(two)).toMatchObject({ ok: true, operations: 4, warnings: [warning, expect.anything()] });
});

describe('an export that is not possible says why', () => {
  test.each([
    [
      'no such adapter',
      { adapter: 'nowhere' },
      teaHouse,
      'no REST adapter with the namespace "nowhere". It has: tea-api.',
    ],
    ['no adapter', {}, teaHouse.replace('type: rest', 'type: control'), 'no adapter of the type rest'],
  ])('%s', async (_, request, text, reason) => {
    expect(await exportText(text, request)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});

test('an export that is imported again has the same operations, with the same inputs', async () => {
  const exported = await exportText(teaHouse);
  if (!exported.ok) throw new Error(exported.reason);
  const { document } = await importDocument(exported.description);
  const lines = document.consumes.flatMap(({ resources }) =>
    resources.flatMap(({ path, operations }) =>
      operations.map((one) => `${String(one['method'])} ${path} ${one.name}`),
    ),
  );
  expect(lines).toEqual([
    'GET /teas/{{teaId}}/cups/{{size}} get-cup',
    'PATCH /teas/{{teaId}}/cups/{{size}} patch-teas-tea-id-cups-size',
    'POST /brew brew',
    'PUT /brew steep',
  ]);
  expect(operationsOf(document).get('get-cup')?.['inputParameters']).toEqual([
    { name: 'teaId', in: 'path' },
    { name: 'size', in: 'path' },
    { name: 'mood', in: 'query' },
  ]);
  const again = await importText(exported.description, { exposes: ['rest'] });
  const twice = await exportText(again.outcome.ok ? again.outcome.text : '');
  expect(twice).toMatchObject({ ok: true, operations: 4 });
});

test('names of parameters are those that are served, whatever the format says of them', async () => {
  const exported = await exportText(teaHouse.replace('{name: mood, in: query', "{name: 'filter[mood]', in: query"));
  const { paths } = (exported.ok ? exported.description : {}) as { paths: Record<string, object> };
  expect(JSON.stringify(paths['/teas/{teaId}/cups/{size}'])).toContain('"name":"filter[mood]","in":"query"');
});

test.each([
  ['is described without a slash at its end, at which it is served too', '/brew/', '/cups', ['/brew', '/cups']],
  ['keeps the slash where another path matches without it', '/brew/', '/{place}', ['/brew/', '/{place}']],
  ['keeps the slash where a proxy matches without it', '/raw/', '/cups', ['/raw/', '/cups']],
  ['is described without the slash beside longer paths', '/brew/', '/brew/{id}', ['/brew', '/brew/{id}']],
])('a path %s', async (_, brew, cups, described) => {
  const text = teaHouse.replace('- path: /brew\n', `- path: ${brew}\n`).replace('/teas/{{teaId}}/cups/{size}', cups);
  const forwarding = text.replace(
    '- path: /raw/{path}',
    brew === '/raw/' ? '- path: /{path}' : '- path: /raw/x/{path}',
  );
  const exported = await exportText(forwarding);
  const { paths } = (exported.ok ? exported.description : {}) as { paths: Record<string, object> };
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(described));
  expect(Object.keys(paths)).toHaveLength(described.length);
  expect(exported.ok && exported.warnings.filter((warning) => warning.includes('slash at its end')).length).toBe(
    described.includes(brew) ? 1 : 0,
  );
});
