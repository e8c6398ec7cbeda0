import { describe, expect, test } from '@jest/globals';
import { serving } from '../fields/serving.js';

/** Halves of a surrogate pair, as JSON can write them; no encoding of Unicode has them. */
const lone = [
  ['a first half', '\\ud800'],
  ['a second half', '\\udfff'],
  ['halves in the wrong order', '\\udc00\\ud800'],
  ['a half among letters', 'a\\ud83db'],
] as const;

const operation = (name: string, method: string, more: string): string => `
            - name: ${name}
              method: ${method}
              ${more}`;

const document = `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - name: things
          path: /things/{{x}}
          operations:${operation('in-path', 'GET', 'inputParameters: [{ name: x, in: path }]')}
        - name: others
          path: /others
          operations:${[
            operation('in-query', 'GET', 'inputParameters: [{ name: x, in: query }]'),
            operation('in-header', 'GET', 'inputParameters: [{ name: X-Value, in: header, value: "{{x}}" }]'),
            operation('in-cookie', 'GET', 'inputParameters: [{ name: x, in: cookie }]'),
            operation('in-body', 'POST', 'inputParameters: [{ name: x, in: body }]'),
            operation('in-json', 'POST', 'body: { type: json, data: { x: "{{x}}" } }'),
            operation('in-json-text', 'POST', `body: { type: json, data: '{"x":"{{x}}"}' }`),
            operation('in-text', 'POST', `body: { type: text, data: 'is {{x}}' }`),
            operation('in-xml', 'POST', `body: { type: xml, data: '<a>{{x}}</a>' }`),
            operation('in-sparql', 'POST', `body: { type: sparql, data: 'SELECT "{{x}}"' }`),
            operation('in-form', 'POST', 'body: { type: formUrlEncoded, data: { x: "{{x}}" } }'),
            operation('in-form-text', 'POST', `body: { type: formUrlEncoded, data: 'x={{x}}' }`),
            operation('in-parts', 'POST', 'body: { type: multipartForm, data: [{ name: x, value: "{{x}}" }] }'),
            operation(
              'in-file-name',
              'POST',
              'body: { type: multipartForm, data: [{ name: x, value: y, filename: "{{x}}", contentType: "{{x}}" }] }',
            ),
          ].join('')}
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources: [{ path: /json, operations: [{ method: POST, name: json, call: up.in-form-text, inputParameters: [{ name: x, in: body, type: string }] }] }]
    - type: mcp
      namespace: tools
      port: 8602
      tools:
${[
  'path',
  'query',
  'header',
  'cookie',
  'body',
  'json',
  'json-text',
  'text',
  'xml',
  'sparql',
  'form',
  'form-text',
  'parts',
  'file-name',
]
  .map((place) => `        - { name: in-${place}, description: Sends, call: up.in-${place} }`)
  .join('\n')}
      prompts: [{ name: ask, description: Asks, arguments: [{ name: x, description: d }], template: [{ role: user, content: "say {{x}}" }] }]
`;

const places = [
  'path',
  'query',
  'header',
  'cookie',
  'body',
  'json',
  'json-text',
  'text',
  'xml',
  'sparql',
  'form',
  'form-text',
  'parts',
  'file-name',
];

describe('a lone surrogate', () => {
  test.each(lone)('never causes a defect: %s', async (_, written) => {
    const value = JSON.parse(`"${written}"`) as string;
    await serving(
      document,
      async ({ mcp, rest, seen }) => {
        for (const place of places) {
          const result = await mcp('tools/call', { name: `in-${place}`, arguments: { x: value } });
          const [request] = seen();
          const text = JSON.stringify(result);
          expect([place, text]).toEqual([place, expect.not.stringMatching(/incident|URI malformed|internal/i)]);
          // Either the replacement character is sent, or the caller learns which value is wrong and nothing is sent.
          const sent = `${request?.path}?${request?.rawQuery} ${request?.headers.cookie} ${request?.body}`;
          const header = Buffer.from(String(request?.headers['x-value']), 'latin1').toString();
          if (result['isError'] === true)
            expect([place, text, request]).toEqual([place, expect.stringContaining('x'), undefined]);
          else expect([place, sent + header]).toEqual([place, expect.stringMatching(/\ufffd|%EF%BF%BD|\\ud[8-f]/i)]);
        }
        const answer = await rest('POST /json', {
          text: `{"x":"${written}"}`,
          headers: { 'Content-Type': 'application/json' },
        });
        expect([answer.status, seen()[0]?.body]).toEqual([200, expect.stringContaining('%EF%BF%BD')]);
        expect(JSON.stringify(await mcp('prompts/get', { name: 'ask', arguments: { x: value } }))).toContain('say ');
        for (const method of ['tools/call', 'prompts/get']) {
          expect(JSON.stringify(await mcp(method, { name: value }))).not.toMatch(/incident|"code":-32603/);
        }
        expect(JSON.stringify(await mcp('resources/read', { uri: value }))).not.toMatch(/incident|"code":-32603/);
      },
      { dialect: true },
    );
  });
});
