import { SaxesParser } from 'saxes';
import { Parser } from 'sparqljs';
import type { SeenRequest } from '../../support/recording-upstream.js';

/** A place of a request where a value of a caller may stand. */
export interface Place {
  /** What an operation of the document has there: a body, or parameters. `{{v}}` is the value, `{{n}}` a number. */
  readonly written: string;
  /** What the upstream reads in the request. */
  readonly read: (seen: SeenRequest) => unknown;
  /** What it has to read for a value, whatever the value is. */
  readonly due: (value: string) => unknown;
}

const xmlDue = (value: string): unknown => element('r', element('v', textOf(value)));
const jsonDue = (value: string): unknown => ({ v: value, w: value, x: `a ${value}\\${value}`, l: [value] });

export const places: Readonly<Record<string, Place>> = {
  xml: {
    written: `body: { type: xml, data: "<r a=\\"{{v}}\\" b='{{v}}'><v>{{v}}</v><!-- {{v}} --><c><![CDATA[{{v}}]]></c><d><![CDATA[]]{{v}}>]]></d><?p {{v}}?></r>" }`,
    read: ({ body }) => outline(body),
    due: (value) => {
      const section = value.replaceAll(/\r\n?/g, '\n');
      const data = (text: string): readonly unknown[] => (text === '' ? [] : [['cdata', text]]);
      const content = [
        ...element('v', textOf(value)),
        ['comment'],
        ...element('c', data(section)),
        ...element('d', data(`]]${section}>`)),
        ['instruction', 'p'],
      ];
      return element('r', content, { a: value, b: value });
    },
  },
  'xml-raw': { written: `body: "<r><v>{{v}}</v></r>"`, read: ({ body }) => outline(body), due: xmlDue },
  'xml-media': {
    written: `body: { type: application/soap+xml, data: "<r><v>{{v}}</v></r>" }`,
    read: ({ body }) => outline(body),
    due: xmlDue,
  },
  'xml-names': {
    written: `body: { type: xml, data: "<r {{v}}='1'/>" }`,
    read: ({ body }) => outline(body),
    due: (value) => element('r', [], { [value]: '1' }),
  },
  'xml-name-parts': {
    written: `body: { type: xml, data: "<r><n{{v}} b{{v}}='2'></n{{v}}></r>" }`,
    read: ({ body }) => outline(body),
    due: (value) => element('r', element(`n${value}`, [], { [`b${value}`]: '2' })),
  },
  'xml-declared': {
    written: `body: { type: xml, data: "<!DOCTYPE r [<!ENTITY e '{{v}}'>]><r>&lt;</r>" }`,
    read: ({ body }) =>
      /^<!DOCTYPE r \[<!ENTITY e '([^'<%]*)'>\]><r>&lt;<\/r>$/.exec(body)?.slice(1).map(decodeReferences),
    due: (value) => [value],
  },
  'xml-instruction': {
    written: `body: { type: xml, data: "<?style a=\\"{{v}}\\" b='{{v}}'?><r/>" }`,
    read: ({ body }) =>
      [...(/^<\?style a="([^"]*)" b='([^']*)'\?><r\/>$/s.exec(body) ?? [])]
        .slice(1)
        .map((text) => text.replaceAll(' ', '')),
    due: (value) => [value.replaceAll(' ', ''), value.replaceAll(' ', '')],
  },
  sparql: {
    written: `body: { type: sparql, data: "SELECT * WHERE { ?s <http://x/{{v}}> \\"{{v}}\\", '{{v}}', \\"\\"\\"{{v}}\\"\\"\\", '''{{v}}''', {{v}} . # {{v}}\\n }" }`,
    read: ({ body }) => triplesOf(body),
    due: (value) => [['bgp', Array.from({ length: 5 }, () => ['Variable', 'NamedNode', 'Literal', value])]],
  },
  'sparql-names': {
    written: `body: { type: sparql, data: "SELECT * WHERE { ?s{{v}} ?p{{v}} ?o{{v}} }" }`,
    read: ({ body }) => triplesOf(body),
    due: (value) => [['bgp', [['Variable', 'Variable', 'Variable', `o${value}`]]]],
  },
  'sparql-prefixed': {
    written: `body: { type: sparql, data: "PREFIX ns: <http://x/> SELECT * WHERE { ?s ns:{{v}} ns:p{{v}} }" }`,
    read: ({ body }) => triplesOf(body),
    due: (value) => [['bgp', [['Variable', 'NamedNode', 'NamedNode', `http://x/p${value}`]]]],
  },
  json: {
    written: `body: '{"v":{{v}},"w":"{{v}}","x":"a {{v}}\\{{v}}","l":[{{v}}]}'`,
    read: ({ body }) => JSON.parse(body),
    due: jsonDue,
  },
  'json-near': {
    written: `body: '{"v":{{v}},"n":{{n}}.50}'`,
    read: ({ body }) => JSON.parse(body),
    due: (v) => ({ v, n: 3.5 }),
  },
  'json-data': {
    written: `body: { type: json, data: { v: '{{v}}', w: 'a {{v}}', l: ['{{v}}'] } }`,
    read: ({ body }) => JSON.parse(body),
    due: (v) => ({ v, w: `a ${v}`, l: [v] }),
  },
  form: {
    written: `body: { type: formUrlEncoded, data: { v: '{{v}}', w: 'a {{v}}' } }`,
    read: ({ body }) => [...new URLSearchParams(body)],
    due: (value) => [
      ['v', value],
      ['w', `a ${value}`],
    ],
  },
  'form-text': {
    written: `body: { type: formUrlEncoded, data: 'v={{v}}&w=a' }`,
    read: ({ body }) => [...new URLSearchParams(body)],
    due: (value) => [
      ['v', value],
      ['w', 'a'],
    ],
  },
  multipart: {
    written: `body: { type: multipartForm, data: [{ name: v, value: '{{v}}' }, { name: 'n{{v}}', value: x, filename: 'f{{v}}' }] }`,
    read: async ({ body, headers }) => {
      const type = { 'Content-Type': headers['content-type'] ?? '' };
      const parts = [...(await new Response(body, { headers: type }).formData())];
      return [parts.length, parts[0]];
    },
    due: (value) => [2, ['v', value]],
  },
  path: {
    written: `inputParameters: [{ name: v, in: path }]`,
    read: ({ path }) => path.split('/').map(decodeURIComponent),
    due: (value) => ['', 'path', value, 'end'],
  },
  query: {
    written: `inputParameters: [{ name: q, in: query, value: 'a {{v}}' }]`,
    read: ({ query }) => query,
    due: (value) => ({ q: `a ${value}` }),
  },
  header: {
    written: `inputParameters: [{ name: X-V, in: header, value: 'b{{v}}' }]`,
    read: ({ headers }) => [
      Buffer.from(String(headers['x-v']), 'latin1').toString(),
      Object.keys(headers).includes('x-admin'),
    ],
    due: (value) => [`b${value}`.trim(), false],
  },
  cookie: {
    written: `inputParameters: [{ name: c, in: cookie, value: 'd{{v}}' }]`,
    read: ({ headers }) => [String(headers.cookie).split(/;\s*/).length, String(headers.cookie).startsWith('c=d')],
    due: () => [1, true],
  },
};

/** Places for names and their parts, in which most values cannot stand. */
const names = ['xml-names', 'xml-name-parts', 'sparql-names', 'sparql-prefixed'];
export const onlyNames: ReadonlySet<string> = new Set(names);

/** Places in which some values cannot stand at all; a call with one of them is refused. */
export const mayRefuse: readonly string[] = ['path', 'header', 'cookie', 'xml-instruction', ...names];

function triplesOf(body: string): unknown {
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

const decodeReferences = (text: string): string =>
  text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const textOf = (value: string): readonly unknown[] => (value === '' ? [] : [['text', value]]);
const element = (name: string, content: readonly unknown[], attributes = {}): readonly unknown[] => [
  ['open', name, attributes],
  ...content,
  ['close', name],
];
