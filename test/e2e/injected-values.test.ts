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
    resources: [{ name: json, path: /json, operations: [{ name: json, method: POST, body: '{"v":{{v}},"w":"{{v}}","l":[{{v}}]}' }] }]
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:
    - path: /json
      operations: [{ name: post-json, method: POST, inputParameters: [{ name: v, in: query, type: string }], call: up.json, with: { v: front.v } }]
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
  test('stays where it stands in XML', () => expectSound('xml'));

  test.each(['xml-raw', 'xml-media'])('stays where it stands in XML of another type of body: %s', expectSound);

  test('stays where it stands in SPARQL', () => expectSound('sparql'));

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

  test('adds no part to a multipart body', () => expectSound('multipart'));

  test.each(['path', 'query', 'header', 'cookie'])('changes nothing else of the %s', expectSound);
});
