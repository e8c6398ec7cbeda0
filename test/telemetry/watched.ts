import type { ServerResponse } from 'node:http';
import type { LogEntry, RunOptions, Telemetry, TraceDetail } from '@naftiko/runtime';
import { exchange, type Answer } from '../support/http-exchange.js';
import { createRecordingLogs } from '../support/recording-logs.js';
import type { SeenRequest } from '../support/recording-upstream.js';
import { serveDocument } from '../support/serve-document.js';

/** The surroundings of a capability that is observed in a test. */
export interface RuntimeDependencies {
  readonly environment?: Readonly<Record<string, string>>;
  readonly options?: Partial<RunOptions>;
  /** Files in the document's directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** The answer of the upstream; by default `{"at": "<path>"}`. */
  readonly answer?: (seen: SeenRequest, response: ServerResponse) => void;
}

/** A served capability with its telemetry. */
export interface Watched {
  /** `undefined`: there is no telemetry. */
  readonly telemetry: Telemetry | undefined;
  readonly logs: readonly LogEntry[];
  /** The address of an expose, by its type. */
  urlOf(type: string): string;
  /** One JSON-RPC message over HTTP. */
  rpc(method: string, params?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(type: string, target: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** The upstream requests since the last call. */
  seen(): readonly SeenRequest[];
  /** The newest trace, once there are `count`. */
  trace(count?: number): Promise<TraceDetail>;
  /** The samples of the metrics, once the awaited one exists. */
  samples(awaited: string): Promise<readonly string[]>;
}

/** Serves a document for as long as the work takes (serve-document.ts), and watches it. */
export async function watchDocument<T>(
  text: string,
  work: (watched: Watched) => Promise<T>,
  { environment = {}, options = {}, files = {}, answer = sayWhere }: RuntimeDependencies = {},
): Promise<T> {
  const logs: LogEntry[] = [];
  const { running, upstream, urlOf, close } = await serveDocument(text, {
    files,
    answer,
    options: { environment, logs: createRecordingLogs((entry) => void logs.push(entry)), ...options },
  });
  try {
    const telemetry = running.capabilities[0]?.control.telemetry;
    return await work({
      telemetry,
      logs,
      seen: upstream.take,
      urlOf,
      ...makeCallers(urlOf),
      ...makeWatchers(telemetry),
    });
  } finally {
    await close();
  }
}

const sayWhere = ({ path: at }: SeenRequest, response: ServerResponse): void =>
  void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ at }));

const makeCallers = (urlOf: Watched['urlOf']): Pick<Watched, 'rpc' | 'get'> => ({
  rpc: (method, params = {}, headers = {}) =>
    exchange(new URL(urlOf('mcp')).origin, {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    }),
  get: (type, target, headers = {}) => exchange(new URL(urlOf(type)).origin, { method: 'GET', path: target, headers }),
});

/** Waits, because a request ends shortly after its answer has arrived. */
const makeWatchers = (telemetry: Telemetry | undefined): Pick<Watched, 'trace' | 'samples'> => ({
  async trace(count = 1) {
    const traces = telemetry?.traces;
    while (traces !== undefined && traces.used < count) await new Promise(setImmediate);
    const newest = traces?.list({})[0];
    const trace = newest === undefined ? undefined : traces?.find(newest.traceId);
    if (trace === undefined) throw new Error('There is no trace.');
    return trace;
  },
  async samples(awaited) {
    for (;;) {
      const lines = ((await telemetry?.metrics()) ?? '').split('\n').filter((line) => !/^(?:#|$)/.test(line));
      if (telemetry === undefined || lines.some((line) => line.startsWith(awaited))) return lines;
      await new Promise(setImmediate);
    }
  },
});

/** The path of each span from its root: `mcp.request > mcp.tool`; in the order of completion. */
export function pathsOf({ spans }: Pick<TraceDetail, 'spans'>): readonly string[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const pathTo = (spanId: string | undefined): string => {
    const span = spanId === undefined ? undefined : byId.get(spanId);
    if (span === undefined) return '';
    const above = pathTo(span.parentSpanId);
    return above === '' ? span.name : `${above} > ${span.name}`;
  };
  return spans.map(({ spanId }) => pathTo(spanId));
}
