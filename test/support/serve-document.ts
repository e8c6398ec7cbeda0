import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadBuiltins } from '@naftiko/adapters';
import {
  defaultRunOptions,
  planDocument,
  start,
  type LoadPlugins,
  type PlannedDocument,
  type Running,
  type RunOptions,
} from '@naftiko/runtime';
import { openRecordingUpstream, type RecordingUpstream, type SeenRequest } from './recording-upstream.js';

/** The surroundings of a document that is served for a test. */
export interface DocumentSetup {
  /** Beside the document. `UPSTREAM` and `FILES` are replaced in them as in the document. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  readonly plugins?: LoadPlugins;
  /** What the upstream does; it shows the request as JSON when absent. */
  readonly answer?: (seen: SeenRequest, response: ServerResponse) => void;
}

/** A document at work, and the upstream it may call. */
export interface ServedDocument {
  readonly planned: PlannedDocument;
  readonly running: Running;
  readonly upstream: RecordingUpstream;
  /** Of the document. */
  readonly directory: string;
  /** The address of an adapter, by its type. */
  urlOf(type: string): string;
  close(): Promise<void>;
}

/**
 * Serves a document: real sockets on free ports, real files in a directory of its own, an upstream that records.
 *
 * `UPSTREAM` in the text is the address of that upstream, `FILES` the path of the directory, without its first slash.
 */
export async function serveDocument(text: string, setup: DocumentSetup = {}): Promise<ServedDocument> {
  const { files = {}, options = {}, plugins = loadBuiltins, answer = show } = setup;
  const upstream = await openRecordingUpstream(answer);
  const directory = await mkdtemp(path.join(tmpdir(), 'naftiko-served-'));
  const filled = (written: string): string =>
    written.replaceAll('UPSTREAM', upstream.origin).replaceAll('FILES', directory.slice(1));
  let running: Running | undefined;
  const close = async (): Promise<void> => {
    await running?.close(0);
    await upstream.close();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
      await writeFile(path.join(directory, name), filled(content));
    }
    const planned = await planDocument(path.join(directory, 'document.yaml'), filled(text), plugins);
    const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
    const started = await start([planned], { ...defaultRunOptions, workingDirectory: directory, ports, ...options });
    if (!started.ok) throw new Error(started.diagnostics.map(({ message }) => message).join('\n'));
    running = started.value;
    const exposes = running.capabilities.flatMap((capability) => capability.exposes);
    const urlOf = (type: string): string => exposes.find((expose) => expose.type === type)?.url ?? '';
    return { planned, running, upstream, directory, urlOf, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

const show = ({ method, path: target, query, body }: SeenRequest, response: ServerResponse): void =>
  void response
    .writeHead(200, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ method, path: target, query, body }));
