import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createInterface, type Interface } from 'node:readline';
import { parse, stringify } from 'yaml';
import { builtinsWith } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start, type Running } from '@naftiko/runtime';
import { exchange, parseRpcMessage, type Answer } from '../support/http-exchange.js';
import { contains, listOf, type Mismatches } from '../support/matching.js';
import { matchText, compareSubset, type TextExpectation } from '../support/subset.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';

/** The shape of test/vectors/adapters/*.yaml. */
interface AdapterVector {
  readonly name: string;
  /** Features that the vector requires; nothing is skipped, because all of them (`python`) are available. */
  readonly requires?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string | { readonly base64: string }>>;
  readonly capability: Readonly<Record<string, unknown>>;
  readonly upstream?: readonly AdapterStub[];
  readonly load?: { readonly fails: boolean; readonly messageContains?: string | readonly string[] };
  readonly exchanges?: readonly AdapterExchange[];
}

interface AdapterStub {
  readonly method: string;
  readonly path: string;
  readonly respond: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
}

interface AdapterExchange {
  readonly via: 'mcp' | 'http';
  readonly server: string;
  readonly request?: HttpRequest & Readonly<Record<string, unknown>>;
  readonly rawLine?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly freshSession?: boolean;
  readonly expect: {
    readonly status?: number | readonly number[];
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly json?: unknown;
    readonly text?: TextExpectation | string;
    readonly noResponse?: boolean;
  };
}

interface HttpRequest {
  readonly method: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly session?: boolean;
}

/** The handshake state of one server. */
interface Session {
  id?: string;
  version?: string;
}

/** Runs one vector; returns all differences. */
export async function runAdapterVector(text: string): Promise<Mismatches> {
  // The tokens of one vector are signed for these addresses; others look for their ports in an answer.
  const looksForPorts = /port: 2808\d/.test(text.slice(text.indexOf('\nexchanges:')));
  const fixed = text.startsWith('name: mcp-auth-oauth2') || looksForPorts;
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-vector-'));
  let stubs: readonly AdapterStub[] = [];
  const upstream = await openRecordingUpstream(
    (seen, response) => {
      const stub = stubs.find((candidate) => candidate.method === seen.method && candidate.path === seen.path);
      if (stub === undefined) {
        response.writeHead(404).end();
        return;
      }
      const { status = 200, headers = {}, body } = stub.respond;
      const isText = typeof body === 'string' || body === undefined;
      response.writeHead(status, isText ? headers : { 'content-type': 'application/json', ...headers });
      response.end(isText ? body : JSON.stringify(body));
    },
    fixed ? 28080 : 0,
  );
  try {
    const addressed = text
      .replaceAll('127.0.0.1:28080', `127.0.0.1:${upstream.port}`)
      .replaceAll('__FILES__', directory.slice(1));
    const vector = parse(addressed) as AdapterVector;
    stubs = vector.upstream ?? [];
    await writeFiles(directory, vector.files ?? {});
    return await runIn(directory, vector, fixed);
  } finally {
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function writeFiles(directory: string, files: NonNullable<AdapterVector['files']>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : Buffer.from(content.base64, 'base64'));
  }
}

async function runIn(directory: string, vector: AdapterVector, fixed: boolean): Promise<Mismatches> {
  const text = stringify(vector.capability);
  // The file that a reload reads.
  await writeFile(path.join(directory, 'capability.yaml'), text);
  const planned = await planDocument(path.join(directory, 'capability.yaml'), text, builtinsWith({ python: true }));
  const input = new PassThrough();
  const output = new PassThrough();
  const running = await start([planned], {
    ...defaultRunOptions,
    environment: vector.env ?? {},
    workingDirectory: directory,
    ports: fixed ? new Map() : new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0])),
    stdio: { namespace: undefined, input, output },
  });
  if (!running.ok) {
    const messages = running.diagnostics.map(({ message }) => message).join('\n');
    return vector.load?.fails === true
      ? contains('the refusal', messages, vector.load.messageContains)
      : [`does not load: ${messages}`];
  }
  const lines = createInterface({ input: output });
  try {
    if (vector.load?.fails === true) return ['it loads, and should refuse'];
    const sessions = new Map<string, Session>();
    const mismatches: string[] = [];
    for (const [index, one] of (vector.exchanges ?? []).entries()) {
      const found = await runExchange(one, running.value, sessions, { input, lines });
      mismatches.push(...found.map((mismatch) => `exchange ${index + 1}: ${mismatch}`));
    }
    return mismatches;
  } finally {
    lines.close();
    await running.value.close(0);
  }
}

interface Pipe {
  readonly input: PassThrough;
  readonly lines: Interface;
}

async function runExchange(
  one: AdapterExchange,
  running: Running,
  sessions: Map<string, Session>,
  pipe: Pipe,
): Promise<Mismatches> {
  const exposes = running.capabilities.flatMap((capability) => capability.exposes);
  const expose = exposes.find(({ namespace, type }) => namespace === one.server || type === one.server);
  if (expose === undefined) return [`no adapter is called ${one.server}`];
  if (expose.url === undefined) return exchangeOverPipe(one, pipe);
  const session = one.freshSession === true ? {} : (sessions.get(one.server) ?? {});
  const answer = await exchange(new URL(expose.url).origin, requestOf(one, session));
  if (one.request?.['method'] === 'initialize' && answer.status === 200) {
    const id = answer.headers['mcp-session-id'];
    sessions.set(one.server, typeof id === 'string' ? { id, version: '2025-11-25' } : {});
  }
  return check(answer, one);
}

function requestOf(one: AdapterExchange, session: Session) {
  if (one.via === 'mcp') {
    return {
      method: 'POST',
      path: '/mcp',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        ...(session.id === undefined
          ? {}
          : { 'Mcp-Session-Id': session.id, 'MCP-Protocol-Version': session.version ?? '' }),
        ...one.headers,
      },
      body: JSON.stringify(one.request),
    };
  }
  const {
    method = 'GET',
    path: target = '/',
    headers = {},
    body,
    session: withSession,
  } = one.request ?? { method: 'GET' };
  const isText = typeof body === 'string' || body === undefined;
  return {
    method,
    path: target,
    headers: {
      ...(isText ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
      ...one.headers,
      ...(withSession === true && session.id !== undefined ? { 'Mcp-Session-Id': session.id } : {}),
    },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  };
}

async function exchangeOverPipe(one: AdapterExchange, { input, lines }: Pipe): Promise<Mismatches> {
  const answered = new Promise<string | undefined>((resolve) => {
    // A notification must stay unanswered; the next exchange would read a stray line.
    if (one.expect.noResponse === true) setTimeout(() => resolve(undefined), 50);
    else lines.once('line', resolve);
  });
  input.write(`${one.rawLine ?? JSON.stringify(one.request)}\n`);
  const line = await answered;
  return line === undefined ? [] : compareSubset('json', JSON.parse(line), one.expect.json ?? {});
}

function check(answer: Answer, { via, expect }: AdapterExchange): Mismatches {
  const statuses = expect.status === undefined ? [] : [expect.status].flat();
  const found: string[] = [];
  if (statuses.length > 0 && !statuses.includes(answer.status)) {
    found.push(`status ${answer.status}, expected ${statuses.join(' or ')}: ${answer.text.slice(0, 300)}`);
  }
  for (const [name, value] of Object.entries(expect.headers ?? {})) {
    found.push(...compareSubset(`header ${name}`, listOf(answer.headers[name.toLowerCase()]).join(', '), value));
  }
  if (expect.noResponse === true && answer.text !== '')
    found.push(`an answer nobody asked for: ${answer.text.slice(0, 200)}`);
  if (expect.json !== undefined) found.push(...compareSubset('json', bodyOf(answer, via), expect.json));
  if (typeof expect.text === 'string')
    found.push(...(answer.text === expect.text ? [] : [`text: ${answer.text.slice(0, 300)}`]));
  else if (expect.text !== undefined) found.push(...matchText('text', answer.text, expect.text));
  return found;
}

function bodyOf(answer: Answer, via: string): unknown {
  try {
    return via === 'mcp' ? parseRpcMessage(answer) : JSON.parse(answer.text);
  } catch {
    return `not JSON: ${answer.text.slice(0, 300)}`;
  }
}
