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
    'The security scheme "key" is used; the others are left out: bearer.',
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
      'Operations were renamed, because their names were taken, too long or empty. (GET /b: do-it-2)',
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
  ['it is empty', ''],
  ['exactly one YAML document', 'openapi: 3.0.0\n---\na: 1'],
])('a text is refused: %s', async (reason, text) => {
  const { outcome } = await importText(text);
  expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});
