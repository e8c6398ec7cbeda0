import { createPrivateKey, sign } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { builtinsWith } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running } from '@naftiko/runtime';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { contains, compareEqual, compareLacking, listOf, type Mismatches } from '../support/matching.js';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from '../support/recording-upstream.js';
import { recordExchange } from '../support/record-exchange.js';
import type { ExecutionVector, ExpectedAnswer, ExpectedRequest, Stub, VectorExchange } from './execution-vector.js';

/** Runs one vector with real sockets and files and a stub upstream; returns all differences. */
export async function runExecutionVector(text: string): Promise<Mismatches> {
  let stubs: readonly Stub[] = [];
  const upstream = await openRecordingUpstream((seen, response) => answerFromStubs(stubs, seen, response));
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-vector-'));
  try {
    const vector = parse(replaceAddresses(text, upstream, directory)) as ExecutionVector;
    stubs = vector.upstream ?? [];
    for (const [name, content] of Object.entries(vector.files ?? {})) {
      const file = path.join(directory, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return await runIn(directory, vector, upstream);
  } finally {
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Replaces the unresolvable host names of vectors by the address of the stub. */
const replaceAddresses = (text: string, upstream: RecordingUpstream, directory: string): string =>
  text
    .replaceAll('upstream.test', `127.0.0.1:${upstream.port}`)
    // Port 9 of the loopback refuses connections.
    .replaceAll('down.test', '127.0.0.1:9')
    .replaceAll('VECTOR_DIR', directory.slice(1));

async function runIn(directory: string, vector: ExecutionVector, upstream: RecordingUpstream): Promise<Mismatches> {
  const file = path.join(directory, 'capability.yaml');
  const text = stringify(vector.capability);
  const planned = await planDocument(file, text, builtinsWith({ python: true }));
  const anyPort = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const options = { ...defaultRunOptions, environment: vector.env ?? {}, workingDirectory: directory, ports: anyPort };
  const running = await start([planned], options);
  const shouldFail = vector.expectLoad?.fails === true;
  if (!running.ok) {
    const messages = running.diagnostics.map(({ message }) => message).join('\n');
    // An unsupported language must be refused by name.
    const lacking = vector.requires?.filter((feature) => feature !== 'python') ?? [];
    if (lacking.length > 0) return contains('the refusal', messages, lacking);
    if (!shouldFail && vector.orLoadFails !== true) return [`does not load: ${messages}`];
    return contains('the refusal', messages, vector.expectLoad?.messageContains);
  }
  if (shouldFail) {
    await running.value.close(0);
    return ['it loads, but should be refused'];
  }
  const fast = await runExchanges(vector, running.value, upstream);
  if (fast.mismatches.length > 0) return fast.mismatches;
  // No fast path runs scripts, and starting a runtime for them takes long.
  if (text.includes('type: script')) return [];
  // Again without the fast paths: requests and answers must be the same.
  const again = await start([planned], { ...options, fastPaths: false });
  if (!again.ok) return ['it does not start a second time'];
  const plain = await runExchanges(vector, again.value, upstream);
  return [...plain.mismatches, ...compareEqual('with and without fast paths', fast.recorded, plain.recorded)];
}

async function runExchanges(vector: ExecutionVector, running: Running, upstream: RecordingUpstream) {
  const recorded: unknown[] = [];
  try {
    const tokens = tokensOf(vector);
    const mismatches: string[] = [];
    for (const [index, one] of (vector.exchanges ?? []).entries()) {
      const found = await runExchange(one, running, upstream, tokens, (what) => recorded.push(what));
      mismatches.push(...found.map((mismatch) => `exchange ${index + 1} (${one.via}): ${mismatch}`));
    }
    return { mismatches, recorded };
  } finally {
    await running.close(0);
  }
}

async function runExchange(
  one: VectorExchange,
  running: Running,
  upstream: RecordingUpstream,
  tokens: ReadonlyMap<string, string>,
  record: (what: unknown) => void,
): Promise<Mismatches> {
  upstream.take();
  const withTokens = (text: string) =>
    text.replaceAll(/\$\{jwt:([\w-]+)\}/g, (_, name: string) => tokens.get(name) ?? '');
  const exposes = running.capabilities.flatMap((capability) => capability.exposes);
  const expose = exposes.find(({ namespace, type }) =>
    one.adapter === undefined ? type === one.via : namespace === one.adapter,
  );
  if (expose?.url === undefined) return ['no adapter serves it'];
  const headers = Object.fromEntries(
    Object.entries(one.request.headers ?? {}).map(([name, value]) => [name, withTokens(String(value))]),
  );
  const origin = new URL(expose.url).origin;
  const answer =
    one.via === 'mcp'
      ? await callTool(origin, one, headers)
      : await exchange(origin, { ...makeRestRequest(one, headers, withTokens) });
  const seen = upstream.take();
  record(recordExchange(answer, seen));
  const found = one.via === 'mcp' ? checkTool(answer, one.expect) : checkAnswer(answer, one.expect);
  return [...found, ...checkUpstream(seen, one.expectUpstream)];
}

function makeRestRequest(
  { request }: VectorExchange,
  headers: Readonly<Record<string, string>>,
  withTokens: (text: string) => string,
) {
  const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    listOf(value).map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(withTokens(one))}`),
  );
  const target = withTokens(request.path ?? '/');
  const pathAndQuery = query.length === 0 ? target : `${target}${target.includes('?') ? '&' : '?'}${query.join('&')}`;
  const { body } = request;
  const isText = typeof body === 'string';
  const typed =
    body === undefined || isText || Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return {
    method: request.method ?? 'GET',
    path: pathAndQuery,
    headers: typed ? headers : { ...headers, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  };
}

const callTool = (
  origin: string,
  { request }: VectorExchange,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> =>
  exchange(origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: request.tool, arguments: request.arguments ?? {} },
    }),
  });

function checkAnswer(answer: Answer, expected: ExpectedAnswer): Mismatches {
  const statuses = expected.status === undefined ? [] : [expected.status].flat();
  return [
    ...(statuses.length === 0 || statuses.includes(answer.status)
      ? []
      : [`status ${answer.status}, expected ${statuses.join(' or ')}: ${answer.text.slice(0, 300)}`]),
    ...checkHeaders(answer.headers, expected),
    ...checkText(answer.text, expected),
  ];
}

function checkTool(answer: Answer, expected: ExpectedAnswer): Mismatches {
  // Refusals before the protocol are plain HTTP.
  if (expected.status !== undefined) return checkAnswer(answer, expected);
  if (answer.status !== 200 && expected.rpcError === undefined && expected.refused === undefined) {
    return [`HTTP ${answer.status}: ${answer.text.slice(0, 300)}`];
  }
  const message = parseRpcMessage(answer) as {
    readonly error?: { readonly code: number; readonly message: string };
    readonly result?: { readonly isError?: boolean; readonly content: readonly { readonly text?: string }[] };
  };
  const text = (message.result?.content ?? []).map((item) => item.text ?? '').join('');
  if (expected.rpcError !== undefined) {
    const { code, messageContains } = expected.rpcError;
    return [
      ...compareEqual('error code', message.error?.code, code),
      ...contains('error message', message.error?.message ?? '', messageContains),
    ];
  }
  if (expected.refused !== undefined) {
    const refused = message.error?.code === -32602 || message.result?.isError === true;
    return [
      ...compareEqual('refused', refused, true),
      ...contains('the refusal', message.error?.message ?? text, expected.refused.contains),
    ];
  }
  if (message.error !== undefined) return [`an error: ${message.error.message}`];
  return [
    ...compareEqual('isError', message.result?.isError ?? false, expected.isError ?? false),
    ...checkText(text, expected),
  ];
}

function checkText(text: string, expected: ExpectedAnswer): Mismatches {
  return [
    ...('json' in expected ? compareEqual('json', jsonOf(text), expected.json) : []),
    ...(expected.text === undefined ? [] : compareEqual('text', text, expected.text)),
    ...contains('text', text, expected.textContains),
    ...compareLacking('text', text, expected.textLacks),
  ];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text.slice(0, 300)}`;
  }
}

type HeaderExpectations = Pick<ExpectedRequest, 'headers' | 'headersContain' | 'absentHeaders'>;

function checkHeaders(actual: NodeJS.Dict<string | string[]>, expected: HeaderExpectations): Mismatches {
  const valueOf = (name: string): string => listOf(actual[name.toLowerCase()]).join(', ');
  return [
    ...Object.entries(expected.headers ?? {}).flatMap(([name, value]) =>
      compareEqual(`header ${name}`, valueOf(name), value),
    ),
    ...Object.entries(expected.headersContain ?? {}).flatMap(([name, part]) =>
      contains(`header ${name}`, valueOf(name), part),
    ),
    ...(expected.absentHeaders ?? []).flatMap((name) =>
      compareEqual(`header ${name}`, actual[name.toLowerCase()], undefined),
    ),
  ];
}

function checkUpstream(seen: readonly SeenRequest[], expected: readonly ExpectedRequest[] | undefined): Mismatches {
  if (expected === undefined) return [];
  const summary = seen.map(({ method, path: target, rawQuery }) => `${method} ${target}${rawQuery && `?${rawQuery}`}`);
  if (seen.length !== expected.length)
    return [`the upstream saw ${JSON.stringify(summary)}, expected ${expected.length} requests`];
  return seen.flatMap((one, index) => checkRequest(one, expected[index] ?? {}, `upstream request ${index + 1}`));
}

function checkRequest(seen: SeenRequest, expected: ExpectedRequest, what: string): Mismatches {
  const { body } = expected;
  return [
    ...(expected.method === undefined ? [] : compareEqual(`${what} method`, seen.method, expected.method)),
    ...(expected.path === undefined ? [] : compareEqual(`${what} path`, seen.path, expected.path)),
    ...(expected.query === undefined ? [] : compareEqual(`${what} query`, seen.query, textual(expected.query))),
    ...(expected.rawQuery === undefined ? [] : compareEqual(`${what} raw query`, seen.rawQuery, expected.rawQuery)),
    ...checkHeaders(seen.headers, expected).map((mismatch) => `${what} ${mismatch}`),
    ...(body === undefined
      ? []
      : compareEqual(`${what} body`, typeof body === 'string' ? seen.body : jsonOf(seen.body), body)),
    ...contains(`${what} body`, seen.body, expected.bodyContains),
  ];
}

const textual = (query: unknown): unknown =>
  Object.fromEntries(
    Object.entries(query as Record<string, unknown>).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );

function answerFromStubs(stubs: readonly Stub[], seen: SeenRequest, response: ServerResponse): void {
  const stub = stubs.find((candidate) => matches(candidate, seen));
  if (stub === undefined) {
    response.writeHead(599).end();
    return;
  }
  const { status = 200, headers = {}, body, bodyBase64 } = stub.respond;
  const isText = typeof body === 'string';
  const bytes =
    bodyBase64 !== undefined
      ? Buffer.from(bodyBase64, 'base64')
      : body === undefined
        ? undefined
        : Buffer.from(isText ? body : JSON.stringify(body));
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const type =
    named || bytes === undefined
      ? {}
      : { 'Content-Type': bodyBase64 === undefined && !isText ? 'application/json' : 'text/plain' };
  response.writeHead(status, { ...type, ...headers });
  response.end(bytes);
}

function matches(stub: Stub, seen: SeenRequest): boolean {
  if (stub.method !== seen.method || stub.path !== seen.path) return false;
  const query = Object.entries(stub.query ?? {}).every(
    ([name, value]) => listOf(seen.query[name]).join() === listOf(value).join(),
  );
  const headers = Object.entries(stub.requestHeaders ?? {}).every(([name, value]) => {
    const actual = listOf(seen.headers[name.toLowerCase()])[0];
    if (value === null) return actual === undefined;
    return value.endsWith('*') ? (actual ?? '').startsWith(value.slice(0, -1)) : actual === value;
  });
  return query && headers;
}

/** The compact tokens of a vector, signed with its throw-away keys. */
function tokensOf({ keys = {}, jwts = {} }: ExecutionVector): ReadonlyMap<string, string> {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return new Map(
    Object.entries(jwts).map(([name, { key, header, claims }]) => {
      const signed = `${encode(header)}.${encode(claims)}`;
      const jwk = key === undefined ? undefined : keys[key];
      if (jwk === undefined || header.alg === 'none') return [name, `${signed}.`];
      const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return [name, `${signed}.${signature.toString('base64url')}`];
    }),
  );
}
