import { beforeAll, describe, expect, test } from '@jest/globals';
import { serving, type Served } from '../fields/serving.js';
import { exchange } from '../support/http-exchange.js';
import { linear } from '../support/growth.js';

const server = (namespace: string, port: number, authentication: string): string => `
    - type: rest
      namespace: ${namespace}
      port: ${port}
      authentication: ${authentication}
      resources:
        - { path: "/proxy/{{path}}", forward: { targetNamespace: up, trustedHeaders: [X-Any, Cookie] } }
        - { path: "/read/{{id}}", operations: [{ method: GET, name: read, outputParameters: [{ type: string, value: hi }] }] }`;

const documentOf = (authentication: string): string => `
naftiko: 1.0.0-alpha2
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      resources: [{ name: things, path: /things, operations: [{ name: list, method: GET }] }]
  exposes:${server('front', 8601, authentication)}
`;

const credentials = {
  digest: '{ type: digest, username: u, password: p }',
  basic: '{ type: basic, username: u, password: p }',
  bearer: '{ type: bearer, token: t }',
  apikey: '{ type: apikey, key: X-Key, value: k, placement: header }',
} as const;

type Scheme = keyof typeof credentials;

/** The largest text of a header that Node accepts, and an eighth of it. */
const sizes = [1_750, 14_000] as const;

/** The processor time of some requests, the least of several rounds, in which the cost of the requests is contained. */
async function costOf(request: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const begin = process.cpuUsage();
    for (let count = 0; count < 4; count += 1) await request();
    least = Math.min(least, process.cpuUsage(begin).user);
  }
  // Less than what the clock can tell apart.
  return Math.max(least, 2_000);
}

type Write = (size: number) => Readonly<Record<string, string>>;

const authorization =
  (before: string, repeated: string, after = ''): Write =>
  (size) => ({
    authorization: before + repeated.repeat(size / repeated.length) + after,
  });

const header =
  (name: string, repeated: string, after = ''): Write =>
  (size) => ({
    [name]: repeated.repeat(size / repeated.length) + after,
  });

/** The small requests are the first ones of a process, so one is sent before any is measured. */
async function growthOf(scheme: Scheme, send: (served: Served, size: number) => Promise<unknown>): Promise<number> {
  return serving(documentOf(credentials[scheme]), async (served) => {
    const [small, large] = sizes;
    await send(served, small);
    const before = await costOf(() => send(served, small));
    return (await costOf(() => send(served, large))) / before;
  });
}

describe('a request of any text', () => {
  beforeAll(() => growthOf('digest', ({ rest }) => rest('GET /read/1')));

  test.each<[string, Scheme, Write]>([
    ['a digest of dashes', 'digest', authorization('Digest ', '-')],
    ['a digest of blanks', 'digest', authorization('Digest ', ' ')],
    ['a digest of names', 'digest', authorization('Digest ', 'a ')],
    ['a digest name and blanks', 'digest', authorization('Digest a', ' ', 'b')],
    ['a digest of open quotes', 'digest', authorization('Digest ', 'a="')],
    ['a digest of escapes', 'digest', authorization('Digest a="', '\\"')],
    ['a digest of parameters', 'digest', authorization('Digest ', 'a=b,')],
    ['a digest of dashes and signs', 'digest', authorization('Digest ', '-=')],
    ['a basic credential of letters', 'basic', authorization('Basic ', 'a', '!')],
    ['a basic credential of blanks', 'basic', authorization('Basic ', ' ', '!')],
    ['a bearer token of blanks', 'bearer', authorization('Bearer ', ' ', 'x')],
    ['a bearer token of letters', 'bearer', authorization('Bearer ', 'a', ' ')],
    ['an API key', 'apikey', header('x-key', 'k')],
    ['options of the connection', 'apikey', header('connection', 'x ', ',close')],
    ['cookies', 'apikey', header('cookie', '; a')],
    ['an accepted type of blanks', 'apikey', header('accept', 'a ', ',b')],
    ['an origin', 'apikey', header('origin', 'a:')],
    ['a request id', 'apikey', header('x-request-id', 'a.')],
    ['a trace', 'apikey', header('traceparent', '0-')],
  ])('takes linear time: %s', async (_, scheme, write) => {
    const growth = await growthOf(scheme, async ({ urlOf }, size) => {
      const { status } = await exchange(urlOf('rest'), { method: 'GET', path: '/proxy/x', headers: write(size) });
      expect(status).toBeLessThan(500);
    });
    expect(growth).toBeLessThan(linear);
  });

  test.each([
    ['slashes', '/read', '/'],
    ['braces', '/read/', '%7B'],
    ['percent signs', '/read/', '%25'],
    ['question marks', '/read/1', '?'],
    ['pairs of a query', '/read/1?', 'a=b&'],
    ['dots', '/proxy', '/.a'],
    ['encoded dots', '/proxy/', '%252e'],
  ])('takes linear time: a target of %s', async (_, before, repeated) => {
    const growth = await growthOf('apikey', async ({ rest }, size) => {
      const target = before + repeated.repeat(size / repeated.length);
      expect((await rest(`GET ${target}`, { headers: { 'X-Key': 'k' } })).status).toBeLessThan(500);
    });
    expect(growth).toBeLessThan(linear);
  });
});
