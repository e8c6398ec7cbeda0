import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import {
  defaultRunOptions,
  LogHub,
  planDocument,
  start,
  type LogEntry,
  type Running,
  type RunOptions,
  type Telemetry,
} from '@naftiko/runtime';
import { exchange, type Answer } from './http-exchange.js';

/** The surroundings of a served test document: files, options and environment. */
export interface Around {
  /** Files in the document's directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  readonly telemetry?: Telemetry;
}

/** A running document, accessed through its control adapter. */
export interface Operated {
  readonly running: Running;
  /** `GET /status`. */
  ask(
    request: string,
    more?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown },
  ): Promise<Answer>;
  urlOf(type: string): string;
  /** Of the document. */
  readonly directory: string;
  /** Writes another text to the file of the document. */
  save(text: string): Promise<void>;
  /** All log entries so far. */
  readonly entries: readonly LogEntry[];
  readonly logs: LogHub;
}

/** Serves a document from its own file while the callback runs; every adapter uses a free port. */
export async function operating<T>(
  text: string,
  work: (operated: Operated) => Promise<T>,
  { files = {}, options = {}, telemetry }: Around = {},
): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-control-'));
  const file = path.join(directory, 'document.yaml');
  const entries: LogEntry[] = [];
  const logs = new LogHub({ level: 'INFO', write: (entry) => void entries.push(entry), now: () => new Date() });
  try {
    for (const [name, content] of Object.entries({ ...files, 'document.yaml': text })) {
      await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
      await writeFile(path.join(directory, name), content);
    }
    const planned = await planDocument(file, text, async (document) => ({
      ...(await loadBuiltins(document)),
      telemetry: { open: () => Promise.resolve(telemetry) },
    }));
    const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
    const running = await start([planned], {
      ...defaultRunOptions,
      workingDirectory: directory,
      ports,
      logs,
      ...options,
    });
    if (!running.ok) throw new Error(running.diagnostics.map(({ message }) => message).join('\n'));
    const exposes = running.value.capabilities.flatMap((capability) => capability.exposes);
    const urlOf = (type: string): string => exposes.find((expose) => expose.type === type)?.url ?? '';
    try {
      return await work({
        running: running.value,
        urlOf,
        directory,
        entries,
        logs,
        save: (next) => writeFile(file, next),
        ask(request, { headers = {}, body } = {}) {
          const [method = 'GET', target = '/'] = request.split(' ');
          const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
          return exchange(urlOf('control'), {
            method,
            path: target,
            headers,
            ...(sent === undefined ? {} : { body: sent }),
          });
        },
      });
    } finally {
      await running.value.close(0);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A document with one tool, one route, and a control adapter with these fields. */
export const operatedDocument = (control: string, answer = 'calm'): string => `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: rest
      namespace: sea
      port: 8601
      resources:
        - path: /sea
          operations: [{ method: GET, name: read-sea, outputParameters: [{ type: string, value: ${answer} }] }]
    - type: mcp
      namespace: sea-tools
      port: 8602
      tools:
        - { name: look-out, description: Looks out, outputParameters: [{ name: state, type: string, value: ${answer} }] }
    - type: control
      port: 8603
      ${control}
`;
