import { exchange, type Answer } from '../../support/http-exchange.js';
import { serveDocument, type ServedDocument } from '../../support/serve-document.js';
import { Checks, type Findings, type Form } from './checks.js';
import { mayRefuse, onlyNames, places } from './injection-places.js';

/** What a caller may try, to get out of the place of a value. */
export const injections: readonly string[] = [
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
  'name',
  'a\u0001b',
];

/** The same, each character of ASCII between letters, and each of them before others. */
const moreInjections = (): readonly string[] => [
  ...injections,
  ...Array.from({ length: 128 }, (_, code) => `a${String.fromCharCode(code)}b`),
  ...injections.flatMap((one, index) =>
    injections.filter((_, other) => (index * 7 + other) % 4 === 0).map((other) => one + other),
  ),
];

const document = `naftiko: 1.0.0-alpha2
info: { label: Values, description: Sends values of callers }
capability:
  consumes:
  - type: http
    namespace: up
    baseUri: UPSTREAM
    resources:${Object.entries(places)
      .map(
        ([name, { written }]) => `
    - { name: ${name}, path: '/${name}${name === 'path' ? '/{{v}}/end' : ''}', operations: [{ name: ${name}, method: POST, ${written} }] }`,
      )
      .join('')}
  exposes:
  - type: mcp
    namespace: agent
    port: 9191
    tools:${Object.entries(places)
      .map(
        ([name, { written }]) => `
    - name: ${name}
      description: Sends
      inputParameters: [{ name: v, type: string, description: A value }, { name: n, type: number, description: A number, required: false }]
      call: up.${name}
      with: { v: agent.v${written.includes('{{n}}') ? ', n: agent.n' : ''} }`,
      )
      .join('')}
`;

/** Values of callers, sent to an upstream in one place after the other. */
export interface Injection {
  /** Sends each value; a break is a request in which the upstream reads anything but the value in its place. */
  into(place: string, values?: readonly string[]): Promise<Findings>;
  close(): Promise<void>;
}

export async function openInjection(): Promise<Injection> {
  const served = await serveDocument(document);
  return { into: (place, values = injections) => injectInto(served, place, values), close: () => served.close() };
}

/** Each value in each place. The long form adds characters, and pairs of values. */
export async function attackWithValues(form: Form): Promise<Findings> {
  const injection = await openInjection();
  const checks = new Checks();
  try {
    for (const place of Object.keys(places)) {
      const found = await injection.into(place, form === 'long' ? moreInjections() : injections);
      checks.checks += found.checks;
      checks.breaks.push(...found.breaks);
    }
  } finally {
    await injection.close();
  }
  return checks;
}

async function injectInto(served: ServedDocument, name: string, values: readonly string[]): Promise<Findings> {
  const checks = new Checks();
  const place = places[name];
  let sent = 0;
  for (const value of values) {
    const what = `${name}, ${JSON.stringify(value)}`;
    const answer = await call(served, name, { v: value, n: 3 });
    const [seen, ...more] = served.upstream.take();
    checks.equals(`${what}, further requests`, more, []);
    if (seen === undefined) {
      const isDue = mayRefuse.includes(name) || !isText(value);
      checks.holds(`${what}, refused`, isDue && answer.text.includes('"isError":true'), answer.text);
      continue;
    }
    sent += 1;
    try {
      checks.equals(what, await place?.read(seen), place?.due(value));
    } catch (cause) {
      checks.holds(what, false, `${String(cause)} ${seen.body}`);
    }
  }
  const isMost = sent > values.length / 2;
  if (onlyNames.has(name)) checks.holds(`${name}, names alone are sent`, sent > 0 && !isMost, sent);
  else checks.holds(`${name}, most values are sent`, isMost, sent);
  return checks;
}

/** Control characters are not a part of every format. */
// eslint-disable-next-line no-control-regex -- they are what is looked for.
const isText = (value: string): boolean => !/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(value);

const call = (served: ServedDocument, name: string, given: unknown): Promise<Answer> =>
  exchange(new URL(served.urlOf('mcp')).origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
  });
