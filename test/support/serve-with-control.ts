import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import { LogHub, type LogEntry, type Running, type RunOptions, type Telemetry } from '@naftiko/runtime';
import { exchange, type Answer } from './http-exchange.js';
import { serveDocument } from './serve-document.js';

/** What a test document is served with: files, options and telemetry. */
export interface ServeOptions {
  /** Files in the document's directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  readonly telemetry?: Telemetry;
}

/** A running document, accessed through its control adapter. */
export interface ControlledDocument {
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
export async function serveWithControl<T>(
  text: string,
  work: (document: ControlledDocument) => Promise<T>,
  { files = {}, options = {}, telemetry }: ServeOptions = {},
): Promise<T> {
  const entries: LogEntry[] = [];
  const logs = new LogHub({ level: 'INFO', write: (entry) => void entries.push(entry), now: () => new Date() });
  const { running, directory, urlOf, close } = await serveDocument(text, {
    files: { ...files, 'document.yaml': text },
    options: { logs, ...options },
    plugins: async (document) => ({
      ...(await loadBuiltins(document)),
      telemetry: { open: () => Promise.resolve(telemetry) },
    }),
  });
  try {
    return await work({
      running,
      urlOf,
      directory,
      entries,
      logs,
      save: (next) => writeFile(path.join(directory, 'document.yaml'), next),
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
    await close();
  }
}

/** A document with one tool, one route, and a control adapter with these fields. */
export const createControlledDocument = (control: string, answer = 'calm'): string => `
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
