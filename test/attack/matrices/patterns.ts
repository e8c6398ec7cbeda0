import { exchange, type Answer } from '../../support/http-exchange.js';
import { serveDocument } from '../../support/serve-document.js';
import { Checks, type Findings, type Form } from './checks.js';

const letters = 'a'.repeat(50_000);

interface Attempt {
  readonly says: string;
  readonly pattern: string;
  /** A text of 50,000 characters that does not match. */
  readonly text: string;
}

/** A backtracking engine needs years for most of these. */
const explosive: readonly Attempt[] = [
  { says: 'a repeated repetition', pattern: '^(a+)+$', text: `${letters}!` },
  { says: 'overlapping alternatives', pattern: '^(a|aa)+$', text: `${letters}!` },
  { says: 'an optional alternative', pattern: '^(a|a?)+$', text: `${letters}!` },
  { says: 'counted wildcards', pattern: '^(.*a){12}$', text: `${letters}!` },
  { says: 'adjacent repetitions', pattern: '^(a*)*(a*)*(a*)*b$', text: letters },
  { says: 'a lookahead', pattern: '^(?=(a+)+$)a', text: `${letters}!` },
  { says: 'a lookbehind', pattern: '(?<=^(a+)+)!', text: 'b'.repeat(50_000) },
  { says: 'an address', pattern: '^\\S+@\\S+\\.\\S+$', text: `a@${'a.'.repeat(25_000)} ` },
];

const moreExplosive: readonly Attempt[] = [
  ...explosive,
  { says: 'lazy repetitions', pattern: '^(a+?)+?$', text: `${letters}!` },
  { says: 'nested groups', pattern: '^(((a*)*)*)*$', text: `${letters}!` },
  { says: 'classes that overlap', pattern: '^([a-z]|[a-c]|\\w)+$', text: `${letters}!` },
  { says: 'words and spaces', pattern: '^(\\w+\\s?)*$', text: `${'a '.repeat(25_000)}!` },
  { says: 'a date', pattern: '^(\\d+-?)+T$', text: `${'1-'.repeat(25_000)}` },
  { says: 'a path', pattern: '^(/?[^/]*)*x$', text: `${'/a'.repeat(25_000)}` },
  { says: 'a quoted text', pattern: '^"(\\\\.|[^"])*"$', text: `"${'\\\\'.repeat(25_000)}` },
  { says: 'a search that starts everywhere', pattern: 'a*b', text: letters },
  { says: 'a search for two', pattern: 'a.*a.*b', text: letters },
  { says: 'a search behind spaces', pattern: '\\s+$', text: `${' '.repeat(49_999)}a` },
  { says: 'counted repetitions', pattern: '^(a{1,3}){1,30}$', text: letters },
  { says: 'an empty alternative', pattern: '^(|a)+$', text: `${letters}!` },
  { says: 'letters of any script', pattern: '^(\\p{L}+)+$', text: `${'é'.repeat(50_000)}!` },
  { says: 'a repeated lookahead', pattern: '^((?=a)a+)+$', text: `${letters}!` },
  { says: 'a negative lookahead', pattern: '^(?!(a+)+!$)', text: `${letters}!` },
  { says: 'characters outside the basic plane', pattern: '^(😀|😀+)+$', text: `${'😀'.repeat(25_000)}!` },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const documentOf = (attempts: readonly Attempt[]): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources:
        - { name: r, path: /r, operations: [{ name: send, method: POST, body: { type: json, data: { x: "{{x}}" } } }, { name: list, method: GET }] }
  exposes:
    - type: rest
      namespace: front
      port: 8601
      description: Makes the document one of the relaxed dialect.
      resources:
${attempts
  .map(
    ({ pattern }, index) => `
        - path: /checked-${index}
          operations:
            - { method: POST, name: checked-${index}, call: up.send, inputParameters: [{ name: x, in: body, type: string, pattern: ${quoted(pattern)} }] }
        - path: /found-${index}
          operations:
            - { method: GET, name: found-${index}, call: up.list, outputParameters: [{ type: array, mapping: ${quoted(`$.items[?(@.name =~ /${pattern.replaceAll('/', '\\/')}/)]`)} }] }`,
  )
  .join('')}
    - type: mcp
      namespace: tools
      port: 8602
      tools:
${attempts
  .map(
    ({ pattern }, index) => `
        - { name: checked-${index}, description: Sends, call: up.send, inputParameters: [{ name: x, type: string, description: d, pattern: ${quoted(pattern)} }] }`,
  )
  .join('')}
`;

/** In the long form, the longest time for a value; linear work takes a hundredth of it. */
const maxMs = 2_000;

/** Patterns of inputs and of filters, each with the worst text of 50,000 characters. The long form prints the times. */
export async function attackPatterns(form: Form): Promise<Findings> {
  const checks = new Checks();
  const attempts = form === 'long' ? moreExplosive : explosive;
  let listed = '';
  const served = await serveDocument(documentOf(attempts), {
    answer: (_, response) => response.end(JSON.stringify({ items: [{ name: listed }] })),
  });
  const [rest, mcp] = [new URL(served.urlOf('rest')).origin, new URL(served.urlOf('mcp')).origin];
  const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const timed = async (what: string, send: () => Promise<Answer>): Promise<Answer> => {
    const begun = performance.now();
    const answer = await send();
    const ms = performance.now() - begun;
    checks.notes.push(`${what.padEnd(48)}${ms.toFixed(0).padStart(6)} ms`);
    if (form === 'long') checks.holds(`${what}, in time`, ms < maxMs, ms);
    return answer;
  };

  try {
    for (const [index, { says, text }] of attempts.entries()) {
      const x = JSON.stringify({ x: text });
      const checked = await timed(`${says}, REST`, () =>
        exchange(rest, { method: 'POST', path: `/checked-${index}`, headers: json, body: x }),
      );
      checks.equals(`${says}, REST`, checked.status, 400);
      const params = { name: `checked-${index}`, arguments: { x: text } };
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
      const tool = await timed(`${says}, MCP`, () =>
        exchange(mcp, { method: 'POST', path: '/mcp', headers: json, body }),
      );
      checks.holds(`${says}, MCP`, tool.text.includes('"isError":true'), tool.text);
      checks.equals(`${says}, sent`, served.upstream.take(), []);
      listed = text;
      const found = await timed(`${says}, filter`, () => exchange(rest, { method: 'GET', path: `/found-${index}` }));
      checks.equals(`${says}, filter`, [found.status, found.text], [200, '[]']);
      served.upstream.take();
    }
  } finally {
    await served.close();
  }
  return checks;
}
