import { describe, expect, test } from '@jest/globals';
import { apiWith, importDocument, importText, operationsOf } from './import-text.js';

const bookClub = `
openapi: 3.0.3
info: {title: "Book Club API", version: "2.1.0"}
servers: [{url: "https://books.test/v2/"}]
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Club-Key}
    bearer: {type: http, scheme: bearer}
paths:
  /shelves/{shelfId}/books:
    get:
      operationId: listBooks
      summary: List books
      parameters:
        - {name: shelfId, in: path, required: true, schema: {type: string}, description: Shelf}
        - {name: pageSize, in: query, schema: {type: integer}}
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  totalCount: {type: integer, description: how many}
                  secret: {type: string, writeOnly: true}
                  books: {type: array, items: {type: object, properties: {isbn: {type: string}, pageCount: {type: integer}}}}
    post:
      summary: Add a book
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [isbn], properties: {isbn: {type: string}, pageCount: {type: integer}}}
      responses: {"201": {description: created}}
`;

test('the worked example of the specification becomes a shared consumes document', async () => {
  const { document, warnings, text } = await importDocument(bookClub);
  expect(text).toMatch(/^# @naftiko\n# yaml-language-server: \$schema=/);
  expect(document).toEqual({
    naftiko: '1.0.0-alpha2',
    binds: [{ namespace: 'book-club-api-env', keys: { API_KEY: 'BOOK_CLUB_API_KEY' } }],
    consumes: [
      {
        type: 'http',
        namespace: 'book-club-api',
        description: 'Book Club API',
        baseUri: 'https://books.test/v2',
        authentication: { type: 'apikey', key: 'X-Club-Key', placement: 'header', value: '{{API_KEY}}' },
        resources: [
          {
            name: 'shelves-shelf-id-books',
            path: '/shelves/{{shelfId}}/books',
            operations: [
              {
                name: 'list-books',
                label: 'List books',
                method: 'GET',
                inputParameters: [
                  { name: 'shelfId', in: 'path' },
                  { name: 'pageSize', in: 'query' },
                ],
                outputParameters: [
                  { name: 'total-count', type: 'number', value: '$.totalCount' },
                  { name: 'books', type: 'array', value: '$.books' },
                ],
              },
              {
                name: 'post-shelves-shelf-id-books',
                label: 'Add a book',
                method: 'POST',
                inputParameters: [
                  { name: 'shelfId', in: 'path' },
                  { name: 'isbn', in: 'body' },
                  { name: 'pageCount', in: 'body' },
                ],
                body: { type: 'json', data: { isbn: '{{isbn}}', pageCount: '{{pageCount}}' } },
              },
            ],
          },
        ],
      },
    ],
  });
  expect(warnings).toEqual([
    'Of several security schemes "key" is used; others: bearer.',
    'The placeholder {shelfId} has no parameter; it is a string. (POST /shelves/{shelfId}/books)',
  ]);
});

test('an exposed import lists tools with types, required flags and nested outputs', async () => {
  const { outcome } = await importText(bookClub, { exposes: ['mcp'], format: 'json', include: ['id:list*'] });
  const { capability } = JSON.parse(outcome.ok ? outcome.text : '{}') as {
    capability: { exposes: { tools: object[] }[] };
  };
  expect(capability.exposes[0]?.tools).toEqual([
    {
      name: 'list-books',
      label: 'List books',
      description: 'List books',
      hints: { readOnly: true },
      inputParameters: [
        { name: 'shelfId', type: 'string', description: 'Shelf' },
        { name: 'pageSize', type: 'integer', description: 'The value of pageSize.', required: false },
      ],
      call: 'book-club-api.list-books',
      outputParameters: [
        {
          type: 'object',
          properties: {
            totalCount: { type: 'number', mapping: '$.totalCount' },
            books: {
              type: 'array',
              mapping: '$.books',
              items: {
                type: 'object',
                properties: {
                  isbn: { type: 'string', mapping: '$.isbn' },
                  pageCount: { type: 'number', mapping: '$.pageCount' },
                },
              },
            },
          },
        },
      ],
    },
  ]);
});

describe('names', () => {
  test.each([
    ['listAllPets', 'list-all-pets'],
    ['HTTPServer', 'httpserver'],
    ['getV2Users', 'get-v2-users'],
    ['Café API', 'caf-api'],
    ['!!!', 'unnamed'],
    ['a'.repeat(80), 'a'.repeat(64)],
  ])('of %s', async (operationId, name) => {
    const { document } = await importDocument(apiWith({ operationId }));
    expect([...operationsOf(document).keys()]).toEqual([name]);
  });

  test('are unique, and each change is a warning', async () => {
    const paths = { '/a': { get: { operationId: 'do it' } }, '/b': { get: { operationId: 'doIt' } } };
    const { document, warnings } = await importDocument(apiWith({}, { paths }));
    expect([...operationsOf(document).keys()]).toEqual(['do-it', 'do-it-2']);
    expect(warnings).toEqual([
      'Operations have other names, because theirs are taken, too long or empty. (GET /b: do-it-2)',
    ]);
  });

  test('in upper case become lower case, so that they name no variable of the environment', async () => {
    const schema = { type: 'object', properties: { AWS_SECRET: { type: 'string' } } };
    const { document } = await importDocument(
      apiWith({
        parameters: [{ name: 'TOKEN', in: 'query', schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema } } },
      }),
    );
    expect(operationsOf(document).get('do-thing')).toMatchObject({
      inputParameters: [
        { name: 'TOKEN', in: 'query', value: '{{token}}' },
        { name: 'aws_secret', in: 'body' },
      ],
      body: { data: { AWS_SECRET: '{{aws_secret}}' } },
    });
  });
});

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
      ['The alternatives of "oneOf" are united: the properties of all of them, as far as they agree. (POST /things)'],
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
      ['An answer that is a list or a single value has no named outputs; a later step reads it whole. (POST /things)'],
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
      warnings: [expect.stringMatching(/contains itself; the circle is cut/)],
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

test('Swagger 2.0 is read as it is: host, forms, separators, definitions', async () => {
  const { document } = await importDocument(`
swagger: '2.0'
info: {title: Legacy, version: '1'}
host: api.legacy.test
basePath: /v2
schemes: [http, https]
consumes: [application/json]
securityDefinitions: {k: {type: apiKey, in: header, name: X-Key}}
definitions: {Thing: {type: object, properties: {id: {type: integer}}}}
parameters: {page: {name: page, in: query, type: integer}}
paths:
  /things/{id}:
    parameters: [{name: id, in: path, required: true, type: string}, {$ref: '#/parameters/page'}]
    get: {responses: {'200': {description: ok, schema: {$ref: '#/definitions/Thing'}}}}
    put: {operationId: replace, parameters: [{name: thing, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}], responses: {}}
    post: {operationId: form, consumes: [application/x-www-form-urlencoded], parameters: [{name: note, in: formData, type: string}], responses: {}}
`);
  expect(document.consumes[0]?.baseUri).toBe('https://api.legacy.test/v2');
  const operations = operationsOf(document);
  expect(operations.get('get-things-id')).toMatchObject({
    inputParameters: [
      { name: 'id', in: 'path' },
      { name: 'page', in: 'query' },
    ],
    outputParameters: [{ name: 'id', type: 'number', value: '$.id' }],
  });
  expect(operations.get('replace')?.['body']).toEqual({ type: 'json', data: { id: '{{body-id}}' } });
  expect(operations.get('form')?.['body']).toEqual({ type: 'formUrlEncoded', data: { note: '{{note}}' } });
});

describe('selection', () => {
  const operation = (id: string, tag: string) => ({ operationId: id, tags: [tag] });
  const paths = {
    '/pets': { get: operation('listPets', 'Pets'), post: operation('addPet', 'Pets') },
    '/pets/{id}/toys': { get: operation('listToys', 'Toys') },
  };
  test.each<[string[], string[], string[]]>([
    [['tag:pets'], [], ['list-pets', 'add-pet']],
    [['method:GET'], [], ['list-pets', 'list-toys']],
    [['path:/pets/*'], ['id:addPet'], []],
    [['/pets/**'], [], ['list-toys']],
    [['GET /pets*'], [], ['list-pets']],
    [[], ['tag:toys', 'POST /pets'], ['list-pets']],
  ])('%j without %j', async (include, exclude, names) => {
    const { outcome } = await importText(apiWith({}, { paths }), { include, exclude, format: 'json' });
    const found = outcome.ok ? operationsOf(JSON.parse(outcome.text) as never) : new Map();
    expect([...found.keys()]).toEqual(names);
  });

  test('a pattern without a match is a warning', async () => {
    const { warnings } = await importDocument(apiWith({}), { exclude: ['tag:cats'] });
    expect(warnings).toEqual(['The pattern "tag:cats" matches no operation.']);
  });
});

test.each([
  ['neither "openapi" nor "swagger"', '{"paths":{}}'],
  ['"4.0.0" is not supported', 'openapi: 4.0.0'],
  ['no operation', '{"openapi":"3.1.0","webhooks":{}}'],
  ['not valid YAML', 'openapi: ['],
  ['not a mapping', '- a'],
  ['exactly one YAML document', 'openapi: 3.0.0\n---\na: 1'],
])('a text is refused: %s', async (reason, text) => {
  const { outcome } = await importText(text);
  expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
