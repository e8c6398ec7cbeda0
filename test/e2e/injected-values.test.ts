import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { Parser } from 'sparqljs';
import { exchange, type Answer } from '../support/http-exchange.js';
import type { SeenRequest } from '../support/recording-upstream.js';
import { serveDocument, type ServedDocument } from '../support/serve-document.js';

/** What a caller may try, to get out of the place of a value. */
const corpus: readonly string[] = [
  'plain',
  '',
  '"',
  "'",
  '"""',
  "'''",
  '\\',
  '\\"',
  '\\\\"',
  'a"b',
  '","admin":true,"x":"',
  '1,"admin":true',
  '{"admin":true}',
  '[1,{"admin":true}]',
  '5',
  '-1.5e3',
  'true',
  'null',
  '007',
  '</v><admin/><v>',
  '<admin>',
  '" admin="1',
  "' admin='1",
  '>',
  '&admin;',
  '&#60;admin&#62;',
  ']]>',
  ']]><admin/><![CDATA[',
  ']',
  ']]',
  '-->',
  '--><admin/><!--',
  '-',
  '--',
  '?>',
  '?><admin/>',
  '" } ; DROP ALL #',
  '" . ?admin ?p ?o . ?x ?y "',
  '?admin',
  '> . ?admin ?p ?o . <',
  'http://x/> ?admin <',
  '\\u0022 . ?admin ?p ?o #',
  '\\u003e ?admin ?p ?o #',
  '# comment',
  'a\nb',
  'a\r\nX-Admin: 1\r\n\r\nb',
  '\t',
  'é€😀',
  '&admin=1',
  '=1',
  '#admin',
  '?admin=1',
  '../admin',
  '..',
  '.',
  '%2e%2e%2fadmin',
  ';admin=1',
  'a/b',
  '{{admin}}',
  '{{{admin}}}',
  '--boundary--',
  '\r\n--naftiko\r\nContent-Disposition: form-data; name="admin"\r\n\r\n1',
  '"; name="admin',
  '; admin=1',
  '__proto__',
];

const bodies: Readonly<Record<string, string>> = {
  xml: `body: { type: xml, data: "<r a=\\"{{v}}\\" b='{{v}}'><v>{{v}}</v><!-- {{v}} --><c><![CDATA[{{v}}]]></c><d><![CDATA[]]{{v}}>]]></d><?p {{v}}?></r>" }`,
  'xml-raw': `body: "<r><v>{{v}}</v></r>"`,
  'xml-media': `body: { type: application/soap+xml, data: "<r><v>{{v}}</v></r>" }`,
  sparql: `body: { type: sparql, data: "SELECT * WHERE { ?s <http://x/{{v}}> \\"{{v}}\\", '{{v}}', \\"\\"\\"{{v}}\\"\\"\\", '''{{v}}''', {{v}} . # {{v}}\\n }" }`,
  json: `body: '{"v":{{v}},"w":"{{v}}","x":"a {{v}}\\{{v}}","l":[{{v}}]}'`,
  'json-near': `body: '{"v":{{v}},"n":{{n}}.50}'`,
  'json-data': `body: { type: json, data: { v: '{{v}}', w: 'a {{v}}', l: ['{{v}}'] } }`,
  form: `body: { type: formUrlEncoded, data: { v: '{{v}}', w: 'a {{v}}' } }`,
  'form-text': `body: { type: formUrlEncoded, data: 'v={{v}}&w=a' }`,
  multipart: `body: { type: multipartForm, data: [{ name: v, value: '{{v}}' }, { name: 'n{{v}}', value: x, filename: 'f{{v}}' }] }`,
};

const inputs = `inputParameters: [{ name: v, type: string, description: A value }, { name: n, type: number, description: A number, required: false }]`;

const document = `naftiko: 1.0.0-alpha2
info: { label: Values, description: Sends values of callers }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: UPSTREAM
    resources:${Object.entries(bodies)
      .map(
        ([name, body]) => `
    - { name: ${name}, path: /${name}, operations: [{ name: ${name}, method: POST, ${body} }] }`,
      )
      .join('')}
    - name: places
      path: /places/{{v}}/end
      operations:
      - name: places
        method: GET
        inputParameters:
        - { name: v, in: path }
        - { name: q, in: query, value: 'a {{v}}' }
        - { name: X-V, in: header, value: 'b{{v}}' }
        - { name: c, in: cookie, value: 'd{{v}}' }
  exposes:
  - type: mcp
    namespace: agent
    port: 9191
    tools:${[...Object.keys(bodies), 'places']
      .map(
        (name) => `
    - { name: ${name}, description: Sends, ${inputs}, call: up.${name}, with: { v: agent.v${name === 'json-near' ? ', n: agent.n' : ''} } }`,
      )
      .join('')}
  - type: rest
    namespace: front
    port: 8181
    resources:
    - path: /json
      operations: [{ name: post-json, method: POST, inputParameters: [{ name: v, in: query, type: string }], call: up.json, with: { v: front.v } }]
    - path: /json-typed
      operations: [{ name: post-typed, method: POST, inputParameters: [{ name: v, in: query, type: number }], call: up.json, with: { v: front.v } }]
`;

let served: ServedDocument;

beforeAll(async () => {
  served = await serveDocument(document);
});
afterAll(() => served.close());

const call = (name: string, given: unknown): Promise<Answer> =>
  exchange(new URL(served.urlOf('mcp')).origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
  });

/** The requests that the corpus led to, with their values; a refused value leads to none. */
async function send(name: string): Promise<readonly (readonly [value: string, seen: SeenRequest])[]> {
  const sent: (readonly [string, SeenRequest])[] = [];
  for (const value of corpus) {
    await call(name, { v: value, n: 3 });
    const seen = served.upstream.take();
    expect(seen.length).toBeLessThanOrEqual(1);
    if (seen[0] !== undefined) sent.push([value, seen[0]]);
  }
  return sent;
}

/** The structure of an XML text, with its texts. */
function outline(text: string): readonly unknown[] {
  const found: unknown[] = [];
  const parser = new SaxesParser();
  const characters = (kind: string) => (written: string) => {
    if (written === '') return;
    const last = found.at(-1) as unknown[] | undefined;
    if (last?.[0] === kind) last[1] = String(last[1]) + written;
    else found.push([kind, written]);
  };
  parser.on('opentag', ({ name, attributes }) => found.push(['open', name, { ...attributes }]));
  parser.on('closetag', ({ name }) => found.push(['close', name]));
  parser.on('text', characters('text'));
  parser.on('cdata', characters('cdata'));
  parser.on('comment', () => found.push(['comment']));
  parser.on('processinginstruction', ({ target }) => found.push(['instruction', target]));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return found;
}

const textOf = (value: string): readonly unknown[] => (value === '' ? [] : [['text', value]]);
const element = (name: string, content: readonly unknown[], attributes = {}): readonly unknown[] => [
  ['open', name, attributes],
  ...content,
  ['close', name],
];

describe('a value of a caller', () => {
  test('stays where it stands in XML', async () => {
    const sent = await send('xml');
    expect(sent.length).toBe(corpus.length);
    for (const [value, { body }] of sent) {
      const data = (text: string): readonly unknown[] => (text === '' ? [] : [['cdata', text]]);
      const found = outline(body);
      expect([value, found]).toEqual([
        value,
        element(
          'r',
          [
            ...element('v', textOf(value)),
            ['comment'],
            ...element('c', data(value.replaceAll('\r\n', '\n'))),
            ...element('d', data(`]]${value.replaceAll('\r\n', '\n')}>`)),
            ['instruction', 'p'],
          ],
          { a: value, b: value },
        ),
      ]);
    }
  });

  test.each(['xml-raw', 'xml-media'])('stays where it stands in XML of another type of body: %s', async (name) => {
    const sent = await send(name);
    expect(sent.length).toBe(corpus.length);
    for (const [value, { body }] of sent) {
      expect([value, outline(body)]).toEqual([value, element('r', element('v', textOf(value)))]);
    }
  });

  test('stays where it stands in SPARQL', async () => {
    const sent = await send('sparql');
    expect(sent.length).toBe(corpus.length);
    const read = (body: string) => {
      const query = new Parser().parse(body);
      return query.where.map(({ type, triples }) => [
        type,
        triples.map(({ subject, predicate, object }) => [
          subject.termType,
          predicate.termType,
          object.termType,
          object.value,
        ]),
      ]);
    };
    for (const [value, { body }] of sent) {
      const triple = ['Variable', 'NamedNode', 'Literal', value];
      const bare = read(body)[0]?.[1]?.at(-1);
      expect([value, read(body)]).toEqual([value, [['bgp', [triple, triple, triple, triple, bare]]]]);
      expect(bare).toEqual(triple);
    }
  });

  test.each(['json', 'json-data'])('is a string and adds nothing in JSON: %s', async (name) => {
    const sent = await send(name);
    expect(sent.length).toBe(corpus.length);
    for (const [value, { body }] of sent) {
      const x = name === 'json' ? { x: `a ${value}\\${value}` } : {};
      const w = name === 'json' ? value : `a ${value}`;
      expect([value, JSON.parse(body)]).toEqual([value, { v: value, w, l: [value], ...x }]);
    }
  });

  test('is a string and adds nothing where numbers are made of values', async () => {
    for (const [value, { body }] of await send('json-near')) expect(JSON.parse(body)).toEqual({ v: value, n: 3.5 });
  });

  test('is a string in JSON when it comes from an address', async () => {
    for (const value of corpus) {
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

  test('adds no field to a form', async () => {
    for (const name of ['form', 'form-text']) {
      const sent = await send(name);
      expect(sent.length).toBe(corpus.length);
      for (const [value, { body }] of sent) {
        const w = name === 'form' ? `a ${value}` : 'a';
        expect([...new URLSearchParams(body)]).toEqual([
          ['v', value],
          ['w', w],
        ]);
      }
    }
  });

  test('adds no part to a multipart body', async () => {
    const sent = await send('multipart');
    expect(sent.length).toBe(corpus.length);
    for (const [value, { body, headers }] of sent) {
      const type = { 'Content-Type': headers['content-type'] ?? '' };
      const parts = [...(await new Response(body, { headers: type }).formData())];
      expect(parts.length).toBe(2);
      expect(parts[0]?.[0]).toBe('v');
      expect([value, parts[0]?.[1]]).toEqual([value, value]);
    }
  });

  test('changes nothing else of the path, the query, a header or a cookie', async () => {
    const sent = await send('places');
    expect(sent.length).toBeGreaterThan(corpus.length / 2);
    for (const [value, { path, query, headers }] of sent) {
      expect(path.split('/').map(decodeURIComponent)).toEqual(['', 'places', value, 'end']);
      expect(query).toEqual({ q: `a ${value}` });
      expect(Buffer.from(String(headers['x-v']), 'latin1').toString()).toBe(`b${value}`.trim());
      expect(Object.keys(headers)).not.toContain('x-admin');
      expect(String(headers.cookie).split(/;\s*/).length).toBe(1);
    }
  });
});
