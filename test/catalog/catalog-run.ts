import { isDeepStrictEqual } from 'node:util';
import { pointerOf, type Authentication, type Document } from '@naftiko/spec';
import { defaultRunOptions, start, type OpenExpose, type PlannedDocument } from '@naftiko/runtime';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';
import type { CatalogEntry } from './catalog.js';
import { requestsOf, type Fixture } from './expected-request.js';
import { listPublishedUnits, type Called, type PublishedUnit } from './published-unit.js';
import { makeRestRequest } from './rest-request.js';

const secretOf = (name: string): string => `secret-of-${name}`;

/** The answer of every upstream of the catalog; it contains the path of the request. */
const payloadOf = (seen: SeenRequest): string => JSON.stringify({ data: [1, { two: 2 }], items: [], at: seen.path });

/**
 * Starts a published document and calls each of its callable units twice. Returns all faults. `served`: the document
 * that is started, where another one must do the same.
 */
export async function runCatalogDocument(
  planned: PlannedDocument,
  entry: Pick<CatalogEntry, 'env' | 'vars' | 'consumesNamespaces' | 'problems'>,
  served: PlannedDocument = planned,
): Promise<readonly string[]> {
  const document = planned.capability?.document;
  if (document === undefined) return ['it cannot be planned'];
  const upstream = await openRecordingUpstream((seen, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(payloadOf(seen));
  });
  try {
    const environment = Object.fromEntries(entry.env.map((name) => [name, secretOf(name)]));
    const running = await start([served], {
      ...defaultRunOptions,
      environment,
      settings: new Map(entry.vars.map((name) => [name, `value-of-${name}`])),
      baseUris: new Map(entry.consumesNamespaces.map((namespace) => [namespace, `${upstream.origin}/base`])),
      ports: new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0])),
    });
    if (!running.ok) return [`it does not start: ${running.diagnostics.map(({ message }) => message).join(' ')}`];
    try {
      const exposes = running.value.capabilities.flatMap((capability) => capability.exposes);
      const hidden = entry.problems.flatMap(({ kind, pointer }) => (kind === 'rest-route-duplicate' ? [pointer] : []));
      return await callAll(document, exposes, upstream, new Set(hidden));
    } finally {
      await running.value.close(0);
    }
  } finally {
    await upstream.close();
  }
}

/** Calls every unit with all inputs, then with the required ones. */
async function callAll(
  document: Document,
  exposes: readonly OpenExpose[],
  upstream: RecordingUpstream,
  hidden: ReadonlySet<string>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const environment = (name: string): string => secretOf(findBound(document, name));
  for (const unit of listPublishedUnits(document)) {
    const expose = exposes.find(({ namespace, type }) => namespace === unit.namespace && type === unit.surface);
    const tools = unit.surface === 'mcp' && expose !== undefined ? await listToolNames(expose, upstream) : undefined;
    if (expose?.url === undefined || unit.candidates.length === 0 || hidden.has(pointerOf(unit.node.at.path))) continue;
    for (const everything of [true, false]) {
      const found = await callUnit(unit, expose, upstream, everything, environment, tools);
      faults.push(
        ...found.map((fault) => `${unit.node.at.path.join('/')} (${everything ? 'all' : 'required'} inputs): ${fault}`),
      );
    }
  }
  return faults;
}

const listed = new WeakMap<OpenExpose, readonly string[]>();

async function listToolNames(expose: OpenExpose, upstream: RecordingUpstream): Promise<readonly string[]> {
  const known = listed.get(expose);
  if (known !== undefined || expose.url === undefined) return known ?? [];
  const answer = await rpc(expose.url, 'tools/list', {});
  upstream.take();
  const result = parseRpcMessage(answer).result as { readonly tools: readonly { readonly name: string }[] };
  const names = result.tools.map(({ name }) => name);
  listed.set(expose, names);
  return names;
}

const rpc = (url: string, method: string, params: unknown): Promise<Answer> =>
  exchange(url, {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });

/** Calls a unit and compares the upstream request with the document. A broken unit must answer with its failure. */
async function callUnit(
  unit: PublishedUnit,
  expose: OpenExpose,
  upstream: RecordingUpstream,
  everything: boolean,
  environment: (name: string) => string,
  tools: readonly string[] | undefined,
): Promise<readonly string[]> {
  const name = unit.node.name?.text ?? '';
  // Routes with a fragment or a query cannot be reached; they are reported at load.
  if (/[#?]/.test(unit.resource?.path.text ?? '')) return [];
  // Later tools of a name are listed under another one; only the first is called.
  if (tools !== undefined && !tools.includes(name)) return [];
  const requests = unit.candidates.map((called) => requestsOf(unit, called, everything, environment));
  upstream.take();
  const [first] = requests;
  if (first === undefined || expose.url === undefined) return [];
  const outcome = unit.surface === 'rest' ? await callRest(first, expose.url) : await callTool(first, name, expose.url);
  if (outcome.skipped) return [];
  const seen = upstream.take();
  const [request] = seen;
  if (request === undefined || seen.length !== 1)
    return [`the upstream saw ${seen.length} requests; answer: ${outcome.text.slice(0, 200)}`];
  const comparisons = requests.map((fixture) => compare(fixture, request, environment));
  const best = comparisons.toSorted((left, right) => left.length - right.length)[0] ?? [];
  const identity = unit.node.outputs.every(
    (output) => output.mapping === undefined || /^\$\.?$/.test(output.mapping.text),
  );
  const silent = request.method === 'HEAD' || ('method' in unit.node && unit.node.method.text === 'HEAD');
  const returned =
    silent || !identity || outcome.text === payloadOf(request) || isSameJson(outcome.text, payloadOf(request));
  return [...best, ...(returned ? [] : [`it returned ${outcome.text.slice(0, 200)}`])];
}

interface Outcome {
  readonly skipped: boolean;
  readonly text: string;
}

async function callRest(fixture: Fixture, url: string): Promise<Outcome> {
  const answer = await exchange(new URL(url).origin, makeRestRequest(fixture));
  return { skipped: answer.status === 501, text: answer.text };
}

async function callTool(fixture: Fixture, name: string, url: string): Promise<Outcome> {
  const answer = await rpc(url, 'tools/call', { name, arguments: Object.fromEntries(fixture.inputs) });
  const message = parseRpcMessage(answer) as {
    readonly result?: { readonly content: readonly { readonly text?: string }[] };
    readonly error?: { readonly message: string };
  };
  const text = message.result?.content.map((item) => item.text ?? '').join('') ?? message.error?.message ?? '';
  return { skipped: false, text };
}

function isSameJson(left: string, right: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(left), JSON.parse(right));
  } catch {
    return false;
  }
}

function compare(
  { expected, called }: Fixture,
  seen: SeenRequest,
  environment: (name: string) => string,
): readonly string[] {
  const faults: string[] = [];
  const say = (what: string, actual: unknown, wanted: unknown) => {
    if (JSON.stringify(actual) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`);
  };
  say('method', seen.method, expected.method);
  const credentialPath =
    called.consume.authentication?.type === 'apikey' &&
    called.consume.authentication.keys.some(({ placement }) => placement === 'path');
  if (!credentialPath) say('path', seen.path, `/base${expected.path}`);
  for (const [name, value] of expected.query) {
    const actual = [seen.query[name] ?? []].flat();
    if (!actual.includes(value))
      faults.push(`query ${name}: ${JSON.stringify(actual)}, expected ${JSON.stringify(value)}`);
  }
  for (const [name, value] of Object.entries(expected.headers)) say(`header ${name}`, seen.headers[name], value);
  if (expected.body === null && seen.body !== '') faults.push(`an unexpected body: ${seen.body.slice(0, 200)}`);
  if (expected.body !== undefined && expected.body !== null && !isSameJson(seen.body, JSON.stringify(expected.body))) {
    faults.push(`body: ${seen.body.slice(0, 200)}, expected ${JSON.stringify(expected.body).slice(0, 200)}`);
  }
  faults.push(...findCredentialFaults(called, seen, environment), ...findUnresolved(seen));
  return faults;
}

/** Finds unresolved templates in an upstream request. */
const findUnresolved = (seen: SeenRequest): readonly string[] => {
  const everything = `${decodeURIComponent(seen.path)}?${seen.rawQuery} ${JSON.stringify(seen.headers)} ${seen.body}`;
  return /\{\{|undefined|\[object|<<env/.test(everything)
    ? [`something unresolved went upstream: ${everything.slice(0, 300)}`]
    : [];
};

/** Checks that a request has the credential of its block, and no secret of another block. */
function findCredentialFaults(
  { consume }: Called,
  seen: SeenRequest,
  environment: (name: string) => string,
): readonly string[] {
  const everything = `${seen.path}?${seen.rawQuery} ${JSON.stringify(seen.headers)} ${seen.body}`;
  // A key in the base URI is absent when the operator replaces the base URI.
  const inBaseUri =
    /\{\w+\}/.test(consume.baseUri.text) &&
    consume.authentication?.type === 'apikey' &&
    consume.authentication.keys.some(({ placement }) => placement === 'path');
  if (inBaseUri) return [];
  const own = new Set(listSecretNames(consume.authentication).map(environment));
  const basic =
    consume.authentication?.type === 'basic'
      ? Buffer.from(String(seen.headers.authorization).slice(6), 'base64').toString()
      : '';
  const missing = [...own].filter((secret) => !everything.includes(secret) && !basic.includes(secret));
  return missing.map((secret) => `the credential ${secret} is missing`);
}

function listSecretNames(authentication: Authentication | undefined): readonly string[] {
  const texts =
    authentication === undefined
      ? []
      : authentication.type === 'bearer'
        ? [authentication.token]
        : authentication.type === 'basic'
          ? [authentication.username, authentication.password]
          : authentication.type === 'apikey'
            ? authentication.keys.map(({ value }) => value)
            : [];
  return texts.flatMap((text) =>
    [...(text?.text ?? '').matchAll(/\{\{\s*(?:env\.)?([A-Z][A-Z0-9_]*)\s*\}\}/g)].map((match) => match[1] ?? ''),
  );
}

/** The environment variable a name is read from: binds rename. */
function findBound(document: Document, name: string): string {
  for (const bind of document.binds) {
    const key = bind.keys.find(({ variable }) => variable.text === name);
    if (key !== undefined) return key.source.text;
  }
  return name;
}
