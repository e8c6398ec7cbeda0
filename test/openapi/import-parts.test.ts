import { describe, expect, test } from '@jest/globals';
import { apiWith, importDocument, importText, operationsOf } from './import-text.js';

describe('schemas', () => {
  const answering = (schema: object, more: object = {}) =>
    apiWith({ responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } }, more);

  test.each<[string, object, unknown, string[]]>([
    [
      'allOf is merged',
      { allOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: ['null', 'integer'] } } }] },
      [
        { name: 'a', type: 'string', value: '$.a' },
        { name: 'b', type: 'number', value: '$.b' },
      ],
      [],
    ],
    [
      'oneOf is united',
      { oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'boolean' } } }] },
      [
        { name: 'a', type: 'string', value: '$.a' },
        { name: 'b', type: 'boolean', value: '$.b' },
      ],
      ['The alternatives of "oneOf" become one object with the properties of all of them. (POST /things)'],
    ],
    [
      'oneOf of texts and numbers is a text',
      { properties: { a: { oneOf: [{ type: 'integer' }, { type: 'string' }] } } },
      [{ name: 'a', type: 'string', value: '$.a' }],
      ['The alternatives of "oneOf" have different types; the value is read as string. (POST /things)'],
    ],
    [
      'an alternative to null is none',
      { properties: { a: { anyOf: [{ type: 'array', items: {} }, { type: 'null' }] } } },
      [{ name: 'a', type: 'array', value: '$.a' }],
      [],
    ],
    [
      'odd names are quoted or left out',
      { properties: { 'a b': {}, "it's": {}, '{{x}}': {}, __proto__x: {} } },
      [
        { name: 'a-b', type: 'string', value: "$['a b']" },
        { name: 'proto-x', type: 'string', value: '$.__proto__x' },
      ],
      [],
    ],
    [
      'a list has no named outputs',
      { type: 'array', items: { type: 'string' } },
      undefined,
      [
        'An answer that is a list or a single value has no named outputs; later steps read the whole answer. (POST /things)',
      ],
    ],
  ])('%s', async (_, schema, outputs, expected) => {
    const { document, warnings } = await importDocument(answering(schema));
    expect(operationsOf(document).get('do-thing')?.['outputParameters']).toEqual(outputs);
    expect(warnings).toEqual(expected);
  });

  test('that contain themselves are cut with a warning', async () => {
    const Tree = {
      type: 'object',
      properties: { name: { type: 'string' }, left: { $ref: '#/components/schemas/Tree' } },
    };
    const more = { components: { schemas: { Tree } } };
    const { outcome } = await importText(answering({ $ref: '#/components/schemas/Tree' }, more), { exposes: ['mcp'] });
    expect(outcome).toMatchObject({
      ok: true,
      warnings: [expect.stringMatching(/contains itself; the inner value is passed on/)],
    });
  });
});

describe('security', () => {
  test.each<[string, object, unknown, RegExp]>([
    ['bearer', { type: 'http', scheme: 'Bearer' }, { type: 'bearer', token: '{{BEARER_TOKEN}}' }, /^$/],
    [
      'basic',
      { type: 'http', scheme: 'basic' },
      { type: 'basic', username: '{{USERNAME}}', password: '{{PASSWORD}}' },
      /^$/,
    ],
    [
      'digest',
      { type: 'http', scheme: 'digest' },
      { type: 'digest', username: '{{USERNAME}}', password: '{{PASSWORD}}' },
      /^$/,
    ],
    [
      'a key in the query',
      { type: 'apiKey', in: 'query', name: 'k' },
      { type: 'apikey', key: 'k', placement: 'query', value: '{{API_KEY}}' },
      /^$/,
    ],
    ['a key in a cookie', { type: 'apiKey', in: 'cookie', name: 'k' }, undefined, /is a key in a cookie/],
    ['a key with a line break', { type: 'apiKey', in: 'header', name: 'k\r\nX: y' }, undefined, /has no usable name/],
    ['OAuth 2', { type: 'oauth2', flows: {} }, undefined, /needs an access token.*\{\{ACCESS_TOKEN\}\}/],
    ['another scheme', { type: 'http', scheme: 'hoba' }, undefined, /"hoba", which is not supported/],
  ])('%s', async (_, scheme, authentication, warning) => {
    const { document, warnings } = await importDocument(
      apiWith({}, { components: { securitySchemes: { s: scheme } } }),
    );
    expect(document.consumes[0]?.authentication).toEqual(authentication);
    expect(warnings.join()).toMatch(warning);
  });

  test('the first scheme that is required and can be expressed wins', async () => {
    const securitySchemes = {
      first: { type: 'http', scheme: 'basic' },
      oauth: { type: 'oauth2', flows: {} },
      named: { type: 'http', scheme: 'bearer' },
    };
    const { document } = await importDocument(
      apiWith({}, { components: { securitySchemes }, security: [{ oauth: [] }, { named: [] }] }),
    );
    expect(document.consumes[0]?.authentication).toMatchObject({ type: 'bearer' });
  });
});

describe('the base URI', () => {
  const unknown = 'https://api.example.com';
  test.each<[string, object, string | undefined, string]>([
    ['without its slashes', { servers: [{ url: 'https://a.test/x//' }] }, undefined, 'https://a.test/x'],
    [
      'with the defaults of its variables',
      { servers: [{ url: 'https://{r}.a.test/{v}', variables: { r: { default: 'eu' }, v: { enum: ['v2'] } } }] },
      undefined,
      'https://eu.a.test/v2',
    ],
    [
      'without a user, a query or a placeholder',
      { servers: [{ url: 'https://u:p@a.test/{x}?q={{K}}' }] },
      undefined,
      'https://a.test/%7Bx%7D',
    ],
    [
      'relative to the address of the document',
      { servers: [{ url: '../v3' }] },
      'https://h.test/docs/v1/openapi.json',
      'https://h.test/docs/v3',
    ],
    ['of a placeholder in the host', { servers: [{ url: 'https://{{K}}.a.test' }] }, undefined, unknown],
    ['of no server', { servers: [] }, undefined, unknown],
    ['of a relative server in a file', { servers: [{ url: '/v1' }] }, undefined, unknown],
  ])('%s', async (_, more, address, expected) => {
    const { document } = await importDocument(apiWith({}, more), address === undefined ? {} : { address });
    expect(document.consumes[0]?.baseUri).toBe(expected);
  });
});

test('the base URI is the server of the operations, where they have one in common', async () => {
  const paths = {
    '/a': { servers: [{ url: 'https://files.test/v1/' }], get: { responses: {} } },
    '/b': {
      post: { servers: [{ url: 'https://{r}.test/v1', variables: { r: { default: 'files' } } }], responses: {} },
    },
    '/c': { servers: [{ url: 'https://api.test' }], get: { responses: {} } },
  };
  const api = {
    openapi: '3.1.0',
    info: { title: 'Files', version: '1' },
    servers: [{ url: 'https://api.test/' }],
    paths,
  };
  const some = await importDocument(api, { exclude: ['/c'] });
  expect(some.document.consumes[0]?.baseUri).toBe('https://files.test/v1');
  expect(some.warnings).toEqual([]);
  const all = await importDocument(api);
  expect(all.document.consumes[0]?.baseUri).toBe('https://api.test');
  expect(all.warnings).toEqual([
    'Operations of https://files.test/v1 are called at https://api.test, the base URI of the document. (GET /a, POST /b)',
  ]);
});

test('a path has the operations of its reference and those beside it, with the parameters of either', async () => {
  const { document, warnings } = await importDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Club', version: '1' },
      servers: [{ url: 'https://club.test/v1' }],
      paths: {
        '/things/{id}': {
          $ref: 'parts.json#/things',
          delete: { operationId: 'dropThing', responses: { 204: { $ref: '#/components/responses/gone' } } },
        },
      },
      components: { responses: { gone: { description: 'gone' } } },
    },
    {
      others: {
        'file:///home/me/api/parts.json': JSON.stringify({
          things: {
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'Which' }],
            get: { operationId: 'readThing', responses: { 200: { description: 'ok' } } },
          },
        }),
      },
    },
  );
  expect(warnings).toEqual([]);
  expect([...operationsOf(document)].map(([name, one]) => [name, one['method'], one['inputParameters']])).toEqual([
    ['read-thing', 'GET', [{ name: 'id', in: 'path' }]],
    ['drop-thing', 'DELETE', [{ name: 'id', in: 'path' }]],
  ]);
});

test('a tool without words of the API says what it sends and returns', async () => {
  const properties = Object.fromEntries([...'abcdefgh'].map((name) => [name, { type: 'string' }]));
  const { text } = await importDocument(
    apiWith({
      requestBody: { content: { 'application/json': { schema: { type: 'object', properties } } } },
      responses: {
        200: { description: 'ok', content: { 'application/json': { schema: { properties: { id: {} } } } } },
      },
    }),
    { exposes: ['mcp'] },
  );
  expect(text.replaceAll(/\n\s+/g, ' ')).toContain(
    'description: \'Do thing: sends POST /things with "a", "b", "c", "d", "e", "f" and 2 more, and returns "id".\'',
  );
});
