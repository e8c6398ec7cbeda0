import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { injections, openInjection, type Injection } from '../attack/matrices/injection.js';
import { exchange } from '../support/http-exchange.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

/** Values of an address, in the body of a request to an upstream. */
const document = `naftiko: 1.0.0-alpha2
info: { label: Values, description: Sends values of callers }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: UPSTREAM
    resources: [{ name: json, path: /json, operations: [{ name: json, method: POST, body: '{"v":{{v}},"w":"{{v}}","l":[{{v}}]}' }] }, { name: parts, path: /parts, operations: [{ name: parts, method: POST, body: { type: multipartForm, data: [{ name: v, value: '{{v}}', contentType: 'text/{{v}}' }] } }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:
    - path: /json
      operations: [{ name: post-json, method: POST, inputParameters: [{ name: v, in: query, type: string }], call: up.json, with: { v: front.v } }]
    - path: /parts
      operations: [{ name: post-parts, method: POST, inputParameters: [{ name: v, in: query, type: string }], call: up.parts, with: { v: front.v } }]
    - path: /json-typed
      operations: [{ name: post-typed, method: POST, inputParameters: [{ name: v, in: query, type: number }], call: up.json, with: { v: front.v } }]
`;

let injection: Injection;
let served: ServedDocument;

beforeAll(async () => {
  [injection, served] = await Promise.all([openInjection(), serveDocument(document)]);
});
afterAll(() => Promise.all([injection.close(), served.close()]));

async function expectSound(place: string): Promise<void> {
  const { checks, breaks } = await injection.into(place);
  expect(breaks).toEqual([]);
  expect(checks).toBeGreaterThan(injections.length);
}

describe('a value of a caller', () => {
  test('stays where it stands in XML', async () => {
    for (const place of ['xml', 'xml-names', 'xml-name-parts', 'xml-declared', 'xml-instruction'])
      await expectSound(place);
  });

  test.each(['xml-raw', 'xml-media'])('stays where it stands in XML of another type of body: %s', expectSound);

  test('stays where it stands in SPARQL', async () => {
    for (const place of ['sparql', 'sparql-names', 'sparql-prefixed']) await expectSound(place);
  });

  test.each(['json', 'json-data'])('is a string and adds nothing in JSON: %s', expectSound);

  test('is a string and adds nothing where numbers are made of values', () => expectSound('json-near'));

  test('is a string in JSON when it comes from an address', async () => {
    for (const value of injections) {
      const { origin } = new URL(served.urlOf('rest'));
      await exchange(origin, { method: 'POST', path: `/json?v=${encodeURIComponent(value)}` });
      const [seen] = served.upstream.take();
      expect(JSON.parse(seen?.body ?? '')).toMatchObject({ v: value, w: value });
    }
  });

  test.each([
    ['5', 5],
    ['-1.5', -1.5],
  ])('is a number in JSON where it is declared as one: %s', async (text, value) => {
    await exchange(new URL(served.urlOf('rest')).origin, { method: 'POST', path: `/json-typed?v=${text}` });
    expect(JSON.parse(served.upstream.take()[0]?.body ?? '')).toMatchObject({ v: value, l: [value], w: text });
  });

  test.each(['form', 'form-text'])('adds no field to a form: %s', expectSound);

  test('adds no part to a multipart body', async () => {
    await expectSound('multipart');
    const partsWith = async (value: string) => {
      const path = `/parts?v=${encodeURIComponent(value)}`;
      await exchange(new URL(served.urlOf('rest')).origin, { method: 'POST', path });
      const [seen] = served.upstream.take();
      const type = seen?.headers['content-type'] ?? '';
      const form = await new Response(seen?.body, { headers: { 'Content-Type': type } }).formData();
      const [head = ''] = seen?.body.split('\r\n\r\n', 1) ?? [];
      return { boundary: /boundary=(.*)$/.exec(type)?.[1] ?? '', shape: [[...form].length, head.split('\r\n').length] };
    };
    const { boundary, shape } = await partsWith('plain');
    expect([boundary.length > 16, shape]).toEqual([true, [1, 3]]);
    const part = `\r\n--${boundary}\r\nContent-Disposition: form-data; name="admin"\r\n\r\n1`;
    for (const value of [part, `plain\r\n\r\nx${part}`, 'plain\r\nContent-Disposition: form-data; name="admin"']) {
      expect([value, (await partsWith(value)).shape]).toEqual([value, shape]);
    }
  });

  test.each(['path', 'query', 'header', 'cookie'])('changes nothing else of the %s', expectSound);
});
