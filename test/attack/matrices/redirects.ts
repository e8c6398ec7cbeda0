import type { ServerResponse } from 'node:http';
import { exchange, parseRpcMessage } from '../../support/http-exchange.js';
import { openRecordingUpstream, type SeenRequest } from '../../support/recording-upstream.js';
import { serveDocument } from '../../support/serve-document.js';
import { Checks, type Findings, type Form } from './checks.js';

const environment = { TOKEN: 'token-41', USER_NAME: 'user-42', PASSWORD: 'password-43', BOUND: 'bound/44' };

/** How an upstream receives a credential: fields of the block, of the operation, and the end of the address. */
const placements: Readonly<
  Record<string, { block?: string; parameters?: string; body?: string; base?: string; path?: string }>
> = {
  bearer: { block: `authentication: { type: bearer, token: '{{TOKEN}}' }` },
  'bearer of a step': { block: `authentication: { type: bearer, token: '{{pass}}' }` },
  basic: { block: `authentication: { type: basic, username: '{{USER_NAME}}', password: '{{PASSWORD}}' }` },
  digest: {
    block: `authentication: { type: digest, username: '{{USER_NAME}}', password: '{{PASSWORD}}' }`,
    base: '/digest',
  },
  'key in a header': { block: `authentication: { type: apikey, key: X-Key, value: '{{TOKEN}}', placement: header }` },
  'key in the query': { block: `authentication: { type: apikey, key: key, value: '{{TOKEN}}', placement: query }` },
  'header of the block': { block: `inputParameters: [{ name: X-Bound, in: header, value: '{{BOUND}}' }]` },
  'query of the block': { block: `inputParameters: [{ name: bound, in: query, value: '{{BOUND}}' }]` },
  'header of the operation': { parameters: `, { name: X-Bound, in: header, value: 'Token {{BOUND}}' }` },
  'query of the operation': { parameters: `, { name: bound, in: query, value: '{{BOUND}}' }` },
  cookie: { parameters: `, { name: bound, in: cookie, value: '{{TOKEN}}' }` },
  'JSON body': { body: `body: { type: json, data: { secret: '{{BOUND}}' } }` },
  'form body': { body: `body: { type: formUrlEncoded, data: { secret: '{{BOUND}}' } }` },
  'part of a body': { body: `body: { type: multipartForm, data: [{ name: secret, value: '{{BOUND}}' }] }` },
  'path of the operation': { path: '/{{TOKEN}}' },
};
const statuses = [301, 302, 303, 307, 308];

type WriteTarget = (here: number, there: number) => string;

/** Targets of another origin or outside the base path. */
const plainTargets: Readonly<Record<string, WriteTarget>> = {
  'another port': (_, there) => `http://127.0.0.1:${there}/v1/landed`,
  'another name of the host': (here) => `http://localhost:${here}/v1/landed`,
  'another scheme': (here) => `https://127.0.0.1:${here}/v1/landed`,
  'no scheme': (_, there) => `//127.0.0.1:${there}/v1/landed`,
  'a backslash': (_, there) => `/\\127.0.0.1:${there}/v1/landed`,
  'user information': (here) => `http://me:pw@127.0.0.1:${here}/v1/landed`,
  'a path beside the base': () => '/admin',
};

/** The same in disguise. */
const disguisedTargets: Readonly<Record<string, WriteTarget>> = {
  'an upper-case scheme': (_, there) => `HTTP://127.0.0.1:${there}/v1/landed`,
  'two backslashes': (_, there) => `\\\\127.0.0.1:${there}/v1/landed`,
  'a tab between slashes': (_, there) => `/\t/127.0.0.1:${there}/v1/landed`,
  'a tab in the scheme': (_, there) => `ht\ttp://127.0.0.1:${there}/v1/landed`,
  'a scheme without slashes, to another port': (_, there) => `https:127.0.0.1:${there}/v1/landed`,
  'a number as the host': (_, there) => `http://2130706433:${there}/v1/landed`,
  'a user that looks like the host': (here, there) => `http://127.0.0.1:${here}@127.0.0.1:${there}/v1/landed`,
  'an encoded host': (_, there) => `http://%31%32%37.0.0.1:${there}/v1/landed`,
  'full-width digits': (_, there) => `http://127.0.0.1:${there}/v1/landed#１２７`,
  dots: () => '/v1/../admin',
  'encoded dots': () => '/v1/%2e%2e/admin',
  'dots encoded twice': () => '/v1/%252e%252e/admin',
  'half encoded dots': () => '/v1/.%2E/admin',
  'an encoded slash': () => '/v1/..%2fadmin',
  'an encoded slash, encoded again': () => '/v1/..%252fadmin',
  'an encoded backslash': () => '/v1/..%5cadmin',
  'a backslash in the path': () => '/v1/..\\admin',
  'dots with a parameter': () => '/v1/..;x/admin',
  'a longer name': () => '/v10/landed',
  'the base in upper case': () => '/V1/landed',
  'relative dots': () => '../../../../admin',
  'only a query': () => `/?next=/v1/landed`,
};

const names = Object.keys(placements);
const namespaceOf = (name: string): string => name.replaceAll(' ', '-');

/** A credential that is a value of the call is not part of a forwarded request. */
const canForward = (namespace: string): boolean => namespace !== 'bearer-of-a-step';

const passOf = (namespace: string, from: string): string => (canForward(namespace) ? '' : `, pass: ${from}.case`);

const consumed = (name: string): string => {
  const { block = '', parameters = '', body = '', base = '', path = '' } = placements[name] ?? {};
  return `
  - type: http
    namespace: ${namespaceOf(name)}
    baseUri: UPSTREAM/v1${base}
    ${block}
    resources:
    - name: hop
      path: ${path}/hop/{case}
      operations:
      - name: go
        method: POST
        inputParameters: [{ name: case, in: path }${parameters}]
        ${body}`;
};

const document = `naftiko: 1.0.0-alpha2
info: { label: Hops, description: Redirects }
binds: [{ namespace: env, keys: { ${Object.keys(environment)
  .map((name) => `${name}: ${name}`)
  .join(', ')} } }]
capability:
  consumes:${names.map(consumed).join('')}
  exposes:
  - type: rest
    namespace: front
    port: 8080
    resources:${names
      .map(namespaceOf)
      .map(
        (name) => `
    - { name: ${name}, path: '/${name}/{case}', operations: [{ name: go-${name}, method: POST, call: ${name}.go, with: { case: front.case${passOf(name, 'front')} } }] }
${canForward(name) ? `    - { name: forward-${name}, path: '/forward/${name}/{{path}}', forward: { targetNamespace: ${name}, trustedHeaders: [X-Trace] } }` : ''}
    - name: mapped-${name}
      path: /mapped/${name}/{case}
      operations: [{ name: map-${name}, method: POST, call: ${name}.go, with: { case: front.case${passOf(name, 'front')} }, outputParameters: [{ type: string, mapping: $.name }] }]`,
      )
      .join('')}
  - type: mcp
    namespace: agent
    port: 9090
    tools:${names
      .map(namespaceOf)
      .map(
        (name) => `
    - { name: ${name}, description: Goes there, inputParameters: [{ name: case, type: string, description: The case }], call: ${name}.go, with: { case: agent.case${passOf(name, 'agent')} } }`,
      )
      .join('')}
`;

/**
 * Redirects that leave the base address are never followed: each target, each status, each place of a credential and each
 * way to call. The short form tries each target with each placement once, with statuses and ways by turns.
 */
export async function attackRedirects(form: Form): Promise<Findings> {
  const checks = new Checks();
  const other = await openRecordingUpstream((_, response) => response.end('{"name":"elsewhere"}'));
  let location = '';
  const served = await serveDocument(document, {
    options: { environment, forwardHeaders: ['x-session'] },
    answer: (seen, response) => redirect(seen, response, location),
  });
  const [rest, mcp] = [new URL(served.urlOf('rest')).origin, new URL(served.urlOf('mcp')).origin];
  const targets = { ...plainTargets, ...disguisedTargets };
  const misdirected = (): readonly string[] =>
    [...served.upstream.take().filter(({ path }) => !path.includes('/hop/')), ...other.take()].map(({ path }) => path);
  const ways: Readonly<Record<string, (namespace: string, status: number) => Promise<unknown>>> = {
    called: (namespace, status) => statusAt(rest, `/${namespace}/${status}`),
    mapped: (namespace, status) => statusAt(rest, `/mapped/${namespace}/${status}`),
    forwarded: (namespace, status) => statusAt(rest, `/forward/${namespace}/hop/${status}`),
    'over MCP': async (namespace, status) => ((await failsAt(mcp, namespace, `${status}`)) ? status : 'a result'),
  };

  let turn = 0;
  try {
    for (const [target, write] of Object.entries(targets)) {
      location = Buffer.from(write(served.upstream.port, other.port)).toString('latin1');
      await Promise.all(names.map((name) => attackFrom(target, name)));
      checks.equals(`${target}: requests elsewhere`, misdirected(), []);
    }
  } finally {
    await Promise.all([served.close(), other.close()]);
  }
  return checks;

  async function attackFrom(target: string, name: string): Promise<void> {
    const namespace = namespaceOf(name);
    const all = Object.entries(ways)
      .filter(([way]) => way !== 'forwarded' || canForward(namespace))
      .flatMap(([way, send]) => statuses.map((status) => ({ way, send, status })));
    const tried = form === 'long' ? all : all.filter((_, index) => index === turn % all.length);
    // Coprime to the number of ways and statuses.
    turn += 7;
    for (const { way, send, status } of tried)
      checks.equals(`${target}, ${name}, ${status}, ${way}`, await send(namespace, status), status);
  }
}

/** Answers a hop by the status in its path, a challenge where Digest is due, and everything else with 200. */
function redirect({ path, headers }: SeenRequest, response: ServerResponse, location: string): void {
  const status = Number(/\/hop\/(\d{3})$/.exec(path)?.[1] ?? 200);
  if (path.includes('/digest/') && headers.authorization === undefined)
    response.writeHead(401, { 'www-authenticate': 'Digest realm="r", qop="auth", nonce="n1"' }).end();
  else if (status === 200) response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"landed"}');
  else response.writeHead(status, { location }).end();
}

const statusAt = async (origin: string, path: string): Promise<number> =>
  (await exchange(origin, { method: 'POST', path, headers: { 'x-session': 'session-46' } })).status;

async function failsAt(origin: string, name: string, kind: string): Promise<boolean> {
  const answered = await exchange(origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: { case: kind } } }),
  });
  const { result } = parseRpcMessage(answered) as { result: { isError?: boolean } };
  return result.isError === true;
}
