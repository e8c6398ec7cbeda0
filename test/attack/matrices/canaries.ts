import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { LogEntry } from '@naftiko/runtime';
import { inspectingPages, readPage } from '../../pages/page-fixture.js';
import { exchange, type Answer } from '../../support/http-exchange.js';
import { createRecordingLogs } from '../../support/recording-logs.js';
import type { SeenRequest } from '../../support/recording-upstream.js';
import { serveDocument, type ServedDocument } from '../../support/serve-document.js';
import { Checks, type Findings, type Form } from './checks.js';
import { echoes, holdsSecret, written } from './echoes.js';

/** Where a value comes from: the location of its bind. Each value holds the word `canary`. */
const binds: Readonly<Record<string, string | undefined>> = {
  environment: undefined,
  yaml: 'file:///./secrets.yaml',
  json: 'file:///./secrets.json',
  dotenv: 'file:///./secrets.env',
  vault: 'vault://secret/canaries',
  mounted: 'k8s-secret:///FILES/mounted',
  runner: 'github-secrets://any',
};
const valueOf = (bind: string): string => `canary-${bind}/41+=`;
const variableOf = (bind: string): string => `${bind.toUpperCase()}_KEY`;

/** How a value reaches the upstream. */
const credentials: Readonly<Record<string, { block?: string; parameters?: string; body?: string }>> = {
  bearer: { block: `authentication: { type: bearer, token: '{{KEY}}' }` },
  basic: { block: `authentication: { type: basic, username: user, password: '{{KEY}}' }` },
  'basic-user': { block: `authentication: { type: basic, username: '{{KEY}}', password: word }` },
  digest: { block: `authentication: { type: digest, username: '{{KEY}}', password: '{{KEY}}' }` },
  'key-header': { block: `authentication: { type: apikey, key: X-Key, value: '{{KEY}}', placement: header }` },
  'key-query': { block: `authentication: { type: apikey, key: k, value: '{{KEY}}', placement: query }` },
  header: { parameters: `, { name: X-Word, in: header, value: 'Word {{KEY}}' }` },
  query: { parameters: `, { name: word, in: query, value: 'x{{KEY}}y' }` },
  cookie: { parameters: `, { name: word, in: cookie, value: '{{KEY}}' }` },
  body: { body: `body: { type: json, data: { word: '{{KEY}}' } }` },
};

interface Block {
  readonly bind: string;
  readonly credential: string;
  readonly name: string;
}

const allBlocks: readonly Block[] = Object.keys(binds).flatMap((bind) =>
  Object.keys(credentials).map((credential) => ({ bind, credential, name: `${credential}-of-${bind}` })),
);

const consumed = ({ bind, credential, name }: Block): string => {
  const { block = '', parameters = '', body = '' } = credentials[credential] ?? {};
  return `
  - type: http
    namespace: ${name}
    baseUri: UPSTREAM/base
    ${block}
    resources:
    - { name: case, path: '/{kind}/{cut}', operations: [{ name: send, method: POST, outputRawFormat: json, inputParameters: [{ name: kind, in: path }, { name: cut, in: path }${parameters}]${body === '' ? '' : `, ${body}`} }] }`.replaceAll(
    'KEY',
    variableOf(bind),
  );
};

const bound = Object.entries(binds).map(
  ([bind, location]) => `
- { namespace: ${bind}, ${location === undefined ? '' : `location: '${location}', `}keys: { ${variableOf(bind)}: ${variableOf(bind)} } }`,
);

const documentOf = (blocks: readonly Block[]): string => `naftiko: 1.0.0-alpha2
info: { label: Canaries, description: Calls upstreams that repeat requests }
binds:${bound.join('')}
capability:
  consumes:${blocks.map(consumed).join('')}
  exposes:
  - type: rest
    namespace: front
    port: 8181
    resources:${blocks
      .map(
        ({ name }) => `
    - { path: '/call/${name}/{{kind}}/{{cut}}', operations: [{ name: send-${name}, method: POST, call: ${name}.send, with: { kind: front.kind, cut: front.cut } }] }
    - { path: '/map/${name}/{{kind}}/{{cut}}', operations: [{ name: map-${name}, method: POST, call: ${name}.send, with: { kind: front.kind, cut: front.cut }, outputParameters: [{ type: string, mapping: $.url }] }] }
    - { path: '/pass/${name}/{{path}}', forward: { targetNamespace: ${name}, trustedHeaders: [X-Trace] } }`,
      )
      .join('')}
  - type: mcp
    namespace: agent
    port: 9191
    tools:${blocks
      .map(
        ({ name }) => `
    - { name: ${name}, description: Sends, inputParameters: [{ name: kind, type: string, description: Kind }, { name: cut, type: string, description: Cut }], call: ${name}.send, with: { kind: agent.kind, cut: agent.cut } }
    - name: map-${name}
      description: Sends and maps
      inputParameters: [{ name: kind, type: string, description: Kind }, { name: cut, type: string, description: Cut }]
      call: ${name}.send
      with: { kind: agent.kind, cut: agent.cut }
      outputParameters: [{ type: object, properties: { url: { type: string, mapping: $.url }, sent: { type: object, mapping: $.headers } } }]`,
      )
      .join('')}
    resources:${blocks
      .map(
        ({ name }) => `
    - { name: read-${name}, uri: 'case://${name}/{kind}/{cut}', label: Case, description: Reads, mimeType: application/json, call: ${name}.send }`,
      )
      .join('')}
  - { type: control, port: 9292, namespace: operator, management: { info: true, logs: true }, observability: { traces: { local: { bufferSize: 500 } } } }
`;

/** Further ways to repeat a request, each of them an error. */
const moreEchoes: typeof echoes = {
  ...echoes,
  base64url: (seen, response) => void response.writeHead(400).end(Buffer.from(written(seen)).toString('base64url')),
  'encoded-twice': (seen, response) =>
    void response.writeHead(404).end(encodeURIComponent(encodeURIComponent(written(seen)))),
  'percent-encoded': (seen, response) =>
    void response.writeHead(409).end([...Buffer.from(written(seen))].map((byte) => `%${hex(byte)}`).join('')),
  'in-the-reason': (seen, response) =>
    void response.writeHead(500, { 'X-Debug': encodeURIComponent(written(seen)) }).end(`upstream: ${written(seen)}`),
};
const kinds = Object.keys(moreEchoes);

/** How the body of an answer is cut: in one piece, at a place, or in pieces of some bytes. */
const cuts = ['whole', 'at-20', 'at-60', 'at-100', 'at-140', 'by-7', 'by-1'];

/**
 * Secrets of every bind, sent in every place of a request to an upstream that repeats them in every encoding, are in no
 * output: answers over REST and MCP, logs, traces, metrics, pages for people and those of the control API. The short form tries each credential
 * and each encoding, with binds, cuts and outputs by turns.
 */
export async function attackSecrets(form: Form): Promise<Findings> {
  const checks = new Checks();
  const count = { binds: Object.keys(binds).length, credentials: Object.keys(credentials).length };
  const blocks = allBlocks.filter((_, index) => {
    const [bind, credential] = [Math.floor(index / count.credentials), index % count.credentials];
    return form === 'long' || bind === credential % count.binds;
  });
  const logged: LogEntry[] = [];
  const vault = await openVault();
  const names = Object.keys(binds);
  const environment = Object.fromEntries(names.map((bind) => [variableOf(bind), valueOf(bind)]));
  const served = await serveDocument(documentOf(blocks), {
    files: {
      'secrets.yaml': `${variableOf('yaml')}: ${valueOf('yaml')}\n`,
      'secrets.json': JSON.stringify({ [variableOf('json')]: valueOf('json') }),
      'secrets.env': `${variableOf('dotenv')}="${valueOf('dotenv')}"\n`,
      [`mounted/${variableOf('mounted')}`]: `${valueOf('mounted')}\n`,
    },
    options: {
      environment: { ...environment, VAULT_ADDR: vault.address, VAULT_TOKEN: 'canary-vault-token' },
      logs: createRecordingLogs((entry) => void logged.push(entry)),
      redactAnswers: 'all',
      pages: inspectingPages,
    },
    answer,
  });
  const said = (where: string, text: string): void => checks.holds(where, !holdsSecret(text), text);

  try {
    let turn = 0;
    for (const { name } of blocks) {
      for (const kind of kinds) {
        const every = cuts.flatMap((cut) =>
          Object.entries(waysTo(served, name)).map(([way, send]) => ({ cut, way, send })),
        );
        // By turns, a part of the cuts and outputs: over all blocks, each of them meets each encoding.
        turn += 5;
        const share = form === 'long' ? 8 : every.length;
        const tried = every.filter((_, index) => index % share === turn % share);
        await Promise.all(
          tried.map(async ({ cut, way, send }) => {
            const { headers, text } = await send(kind, cut);
            said(`${name}, ${kind}, ${cut}, ${way}`, `${JSON.stringify(headers)} ${text}`);
          }),
        );
        served.upstream.take();
      }
      if (form === 'long') await askControl(served, said);
    }
    await askControl(served, said);
    await askPages(served, blocks, said);
    checks.holds('answers are logged', logged.length > blocks.length);
    for (const entry of logged) said('log', JSON.stringify(entry));
  } finally {
    await served.close();
    vault.server.closeAllConnections();
    vault.server.close();
  }
  return checks;
}

type Send = (kind: string, cut: string) => Promise<Answer>;

function waysTo(served: ServedDocument, name: string): Readonly<Record<string, Send>> {
  const [rest, mcp] = [new URL(served.urlOf('rest')).origin, new URL(served.urlOf('mcp')).origin];
  const post = (path: string): Promise<Answer> => exchange(rest, { method: 'POST', path });
  const rpc = (method: string, params: unknown): Promise<Answer> =>
    exchange(mcp, {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
  return {
    called: (kind, cut) => post(`/call/${name}/${kind}/${cut}`),
    mapped: (kind, cut) => post(`/map/${name}/${kind}/${cut}`),
    forwarded: (kind, cut) => post(`/pass/${name}/${kind}/${cut}`),
    tool: (kind, cut) => rpc('tools/call', { name, arguments: { kind, cut } }),
    'mapped tool': (kind, cut) => rpc('tools/call', { name: `map-${name}`, arguments: { kind, cut } }),
    resource: (kind, cut) => rpc('resources/read', { uri: `case://${name}/${kind}/${cut}` }),
  };
}

async function askControl(served: ServedDocument, said: (where: string, text: string) => void): Promise<void> {
  const { origin } = new URL(served.urlOf('control'));
  for (const path of ['/status', '/config', '/traces', '/metrics', '/health/ready', '/logs']) {
    const { headers, text } = await exchange(origin, { method: 'GET', path });
    said(path, `${JSON.stringify(headers)} ${text}`);
    const [[id = ''] = []] = path === '/traces' ? text.matchAll(/[\da-f]{32}/g) : [];
    if (id !== '') said(`/traces/${id}`, (await exchange(origin, { method: 'GET', path: `/traces/${id}` })).text);
  }
}

/** Pages of the document, of its operations, and what their forms preview and call. */
async function askPages(
  served: ServedDocument,
  blocks: readonly Block[],
  said: (where: string, text: string) => void,
): Promise<void> {
  const { origin } = new URL(served.urlOf('rest'));
  const read = async (path: string): Promise<void> => {
    const { status, headers, text } = await readPage(origin, path);
    said(path, status === 200 ? `${JSON.stringify(headers)} ${text}` : `canary: ${path} is answered ${status}`);
  };
  for (const path of ['/', '/openapi.json', '/document.yaml']) await read(path);
  for (const [index, { name }] of blocks.entries()) {
    await read(`/_pages/operations/front/${index}`);
    await read(`/_pages/operations/agent/${index}`);
    for (const mode of ['preview', 'call', 'inspect']) {
      const path = `/_pages/${mode}/agent/${name}`;
      const headers = { 'Content-Type': 'application/json', Origin: origin, 'Sec-Fetch-Site': 'same-origin' };
      const body = JSON.stringify({ kind: kinds[index % kinds.length], cut: 'whole' });
      const answered = await exchange(origin, { method: 'POST', path, headers, body });
      said(path, `${JSON.stringify(answered.headers)} ${answered.text}`);
      const id = String(answered.headers['x-request-id'] ?? '');
      if (mode === 'inspect') said(`${path}, exchanges`, (await readPage(origin, `/_pages/exchanges/${id}`)).text);
    }
  }
}

function answer(seen: SeenRequest, response: ServerResponse): void {
  const [kind = '', cut = ''] = seen.path.split('/').slice(-2);
  if (seen.path.includes('/digest') && seen.headers.authorization === undefined)
    return void response.writeHead(401, { 'www-authenticate': 'Digest realm="r", qop="auth", nonce="n1"' }).end();
  cutAnswers(response, cut);
  moreEchoes[kind]?.(seen, response);
}

/** Sends the body of an answer in pieces, each of them in a turn of its own. */
function cutAnswers(response: ServerResponse, cut: string): void {
  const [how, at] = cut.split('-');
  if (how === 'whole') return;
  const end = response.end.bind(response);
  response.end = ((body: string | Buffer = '') => {
    const bytes = Buffer.from(body);
    const size = how === 'by' ? Math.max(Number(at), Math.ceil(bytes.length / 400)) : Number(at);
    const pieces = how === 'by' ? Math.ceil(bytes.length / size) : 2;
    const sendFrom = (piece: number): void => {
      if (piece >= pieces) return void end();
      const last = piece === pieces - 1;
      response.write(bytes.subarray(piece * size, last ? undefined : (piece + 1) * size), () =>
        setImmediate(sendFrom, piece + 1),
      );
    };
    sendFrom(0);
    return response;
  }) as typeof response.end;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

async function openVault(): Promise<{ server: Server; address: string }> {
  const data = { [variableOf('vault')]: valueOf('vault') };
  const server = createServer(
    (_, response) => void response.end(JSON.stringify({ data: { data, metadata: { version: 1 } } })),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
