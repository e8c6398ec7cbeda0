import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';
import type { SeenRequest } from '../support/recording-upstream.js';

const documentOf = (operation: string, authentication = ''): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      ${authentication}
      resources: [{ name: things, path: /things, operations: [{ name: send, method: POST, ${operation} }] }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources: [{ path: /things, operations: [{ method: POST, name: send, call: up.send }] }]
    - type: mcp
      namespace: tools
      port: 8602
      tools: [{ name: send, description: Sends, call: up.send }]
`;

/** The body and the content type of an upstream request. */
const bodyOf = ({ body, headers }: SeenRequest): readonly unknown[] => [body, headers['content-type']];

const wholeText = "body: { type: text, data: '{{tools.plain}}' }";

describe('the body of a request to the upstream', () => {
  test.each([
    ['is the plain text of a caller', wholeText, 'text/plain', 'abc', 'abc', 'text/plain'],
    ['is a text that looks like JSON', wholeText, 'text/plain', '{"plain":"x"}', '{"plain":"x"}', 'text/plain'],
    ['is a member of a JSON body', wholeText, 'application/json', '{"plain":"x"}', 'x', 'text/plain; charset=utf-8'],
    [
      'is the XML of a caller',
      "body: { type: xml, data: '{{tools.document}}' }",
      'application/xml',
      '<a>1</a>',
      '<a>1</a>',
      'application/xml',
    ],
    [
      'is the query of a caller',
      "body: { type: sparql, data: '{{tools.question}}' }",
      'application/sparql-query',
      'SELECT ?a {}',
      'SELECT ?a {}',
      'application/sparql-query',
    ],
    [
      'is the form of a caller',
      "body: { type: formUrlEncoded, data: '{{tools.form}}' }",
      'application/x-www-form-urlencoded',
      'a=1&b=2',
      'a=1&b=2',
      'application/x-www-form-urlencoded',
    ],
    [
      'is a form made of the members of a JSON body',
      "body: { type: formUrlEncoded, data: '{{tools.form}}' }",
      'application/json',
      '{"a":1,"b":[2,3]}',
      'a=1&b=2&b=3',
      'application/x-www-form-urlencoded',
    ],
    [
      'is the JSON of a caller',
      "body: { type: json, data: '{{tools.payload}}' }",
      'application/json',
      '{"a":1}',
      '{"a":1}',
      'application/json',
    ],
  ])('%s', async (_, operation, contentType, text, body, upstreamType) => {
    const seen = await serving(
      documentOf(operation),
      async ({ rest, seen }) => {
        await rest('POST /things', { text, headers: { 'Content-Type': contentType } });
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map(bodyOf)).toEqual([[body, upstreamType]]);
  });

  test('is the argument of a tool as a text', async () => {
    const seen = await serving(
      documentOf(wholeText),
      async ({ mcp, seen }) => {
        await mcp('tools/call', { name: 'send', arguments: { plain: 'abc' } });
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map(bodyOf)).toEqual([['abc', 'text/plain; charset=utf-8']]);
  });

  test.each([
    ['constants and placeholders', "[a, '{{tools.line}}', b]", {}, ['a', 'b']],
    ['a placeholder alone', "['{{tools.line}}']", {}, []],
    ['a value', "['{{tools.line}}']", { line: 'x' }, ['x']],
    ['a null constant', "[null, '{{tools.line}}']", {}, [null]],
    ['objects and lists', "[{ a: '{{tools.line}}' }, ['{{tools.line}}']]", {}, [{}, []]],
  ])('has no item for a placeholder without a value in a list: %s', async (_, lines, given, sent) => {
    const seen = await serving(
      documentOf(`body: { type: json, data: { code: L, lines: ${lines} } }`),
      async ({ rest, seen }) => {
        await rest('POST /things', { body: { ...given } });
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ code: 'L', lines: sent }]);
  });

  test.each([
    ['is a form', 'subject: {{tools.subject}}', {}, 'identifier=x'],
    ['keeps other fields', 'subject: {{tools.subject}}', { subject: 's' }, 'subject=s&identifier=x'],
  ])('%s when it contains a credential', async (_, field, given, body) => {
    const [name = '', value = ''] = field.split(': ');
    const seen = await serving(
      documentOf(
        `body: { type: formUrlEncoded, data: { ${name}: '${value}' } }`,
        "authentication: { type: apikey, key: identifier, value: '{{API_ID}}', placement: body }",
      ),
      async ({ rest, seen }) => {
        await rest('POST /things', { body: given });
        return seen();
      },
      { dialect: true, options: { environment: { API_ID: 'x' } } },
    );
    expect(seen.map(bodyOf)).toEqual([[body, 'application/x-www-form-urlencoded']]);
  });
});

describe('a list in "with"', () => {
  test('has no item for an omitted input', async () => {
    const document = documentOf('inputParameters: [{ name: lines, in: body }]').replaceAll(
      'call: up.send',
      'call: up.send, with: { lines: [a, tools.line, null] }',
    );
    const seen = await serving(
      document,
      async ({ mcp, seen }) => {
        await mcp('tools/call', { name: 'send', arguments: {} });
        await mcp('tools/call', { name: 'send', arguments: { line: 'b' } });
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map(({ body }) => body)).toEqual(['{"lines":["a",null]}', '{"lines":["a","b",null]}']);
  });
});

describe('one value that slotKinds a list', () => {
  test.each([
    ['in the path', '/things/{id}', '', 'POST /things/7', {}, ['7']],
    ['in a header', '/things', 'inputParameters: [{ name: id, in: header }], ', 'POST /things', { id: '7' }, ['7']],
    [
      'in a cookie',
      '/things',
      'inputParameters: [{ name: id, in: cookie }], ',
      'POST /things',
      { Cookie: 'id=7' },
      ['7'],
    ],
    ['written as JSON', '/things/{id}', '', 'POST /things/%5B7,8%5D', {}, [7, 8]],
  ])('is a list of one %s', async (_, path, inputs, request, headers, ids) => {
    const document = documentOf('inputParameters: [{ name: ids, in: body, type: array }]').replace(
      'path: /things, operations: [{ method: POST, name: send, call: up.send',
      `path: "${path}", operations: [{ method: POST, name: send, ${inputs}call: up.send, with: { ids: rest.id }`,
    );
    const seen = await serving(
      document,
      async ({ rest, seen }) => {
        await rest(request, { headers: { ...headers } });
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ ids }]);
  });
});

describe('a name in the query of a path and among the parameters', () => {
  const documentFor = (path: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM?version=1
      resources:
        - name: things
          path: "${path}"
          operations:
            - name: list
              method: GET
              inputParameters: [{ name: kind, in: query }, { name: version, in: query }, { name: "a[b]", in: query }]
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources: [{ path: /things, operations: [{ method: GET, name: list, call: up.list }] }]
`;

  test.each([
    ['the value of a caller', '/things?kind=a&x=1', '?kind=b', 'version=1&x=1&kind=b'],
    ['the constant where the caller sends none', '/things?kind=a', '', 'version=1&kind=a'],
    ['the parameter instead of a placeholder', '/things?kind={kind}&x=1', '?kind=b', 'version=1&x=1&kind=b'],
    ['nothing for a placeholder without a value', '/things?x=1&kind={{kind}}', '', 'version=1&x=1'],
    ['a value instead of that of the base URI', '/things', '?version=2', 'version=2'],
    ['a name in either encoding', '/things?a[b]=1', '?a%5Bb%5D=2', 'version=1&a%5Bb%5D=2'],
  ])('is sent once: %s', async (_, path, query, rawQuery) => {
    const seen = await serving(
      documentFor(path),
      async ({ rest, seen }) => {
        await rest(`GET /things${query}`);
        return seen();
      },
      { dialect: true },
    );
    expect(seen.map((request) => request.rawQuery)).toEqual([rawQuery]);
  });
});
