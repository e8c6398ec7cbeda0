import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defaultRunOptions, planDocument, start, type LoadPlugins, type Log } from '@naftiko/runtime';
import type { Json, JsonObject } from '@naftiko/spec';

const closers: (() => Promise<void>)[] = [];

/** Closes everything that the fixtures of a test have opened. */
export async function closeDocuments(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** A directory with files, removed after the test. */
export async function createDirectory(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-mcp-'));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return directory;
}

/** A real upstream; returns its origin. */
export async function openUpstream(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers every request with JSON: the value of `at` for its path, otherwise 404. */
export const answerJsonAt =
  (at: Readonly<Record<string, Json>>): RequestListener =>
  ({ url = '' }, response) => {
    const found = Object.hasOwn(at, url);
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ? at[url] : { error: 'nothing here' }));
  };

/** The parts of a document under test, as YAML indented by two spaces. */
export interface FixtureDocument {
  readonly consumes?: string;
  readonly mcp: string;
  readonly aggregates?: string;
}

export const documentOf = ({ consumes = '', mcp, aggregates = '' }: FixtureDocument): string => `
naftiko: 1.0.0-alpha2
info: { label: Trial, description: A trial }
capability:
${aggregates && `  aggregates:\n${aggregates}`}
${consumes && `  consumes:\n${consumes}`}
  exposes:
    - type: mcp
      namespace: trial
      port: 0
      tools:
        - { name: noop, description: Nothing, outputParameters: [{ name: ok, type: string, value: 'yes' }] }
${mcp}
`;

/** A server for a document. */
export interface ServedDocument {
  readonly url: URL;
  readonly codes: readonly string[];
  /** Sends one request of the 2025 revisions; resolves with the whole answer. */
  ask(method: string, params?: JsonObject): Promise<RpcAnswer>;
}

export interface RpcAnswer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** Runs a document as the command does. */
export async function serveDocument(
  text: string,
  loadPlugins: LoadPlugins,
  { directory = '.', log }: { readonly directory?: string; readonly log?: Log } = {},
): Promise<ServedDocument> {
  const planned = await planDocument(path.join(directory, 'trial.yaml'), text, loadPlugins);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const running = await start([planned], { ...defaultRunOptions, ports, ...(log === undefined ? {} : { log }) });
  if (!running.ok) throw new TypeError(running.diagnostics.map(({ message }) => message).join('\n'));
  closers.push(() => running.value.close(0));
  const url = new URL(running.value.capabilities[0]?.exposes[0]?.url ?? '');
  return {
    url,
    codes: planned.diagnostics.map(({ code }) => code),
    async ask(method, params = {}) {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
      const answered = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return (await answered.json()) as RpcAnswer;
    },
  };
}
