import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly rawQuery: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RecordingUpstream {
  readonly origin: string;
  readonly port: number;
  /** All requests since the last call, oldest first. */
  take(): readonly SeenRequest[];
  close(): Promise<void>;
}

/** A real server that records its requests and lets the test answer. */
export async function openRecordingUpstream(
  answer: (seen: SeenRequest, response: ServerResponse) => void,
  fixedPort = 0,
): Promise<RecordingUpstream> {
  let seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = request.url ?? '/';
      const mark = target.indexOf('?');
      const rawQuery = mark === -1 ? '' : target.slice(mark + 1);
      const one: SeenRequest = {
        method: request.method ?? 'GET',
        path: mark === -1 ? target : target.slice(0, mark),
        rawQuery,
        query: queryOf(rawQuery),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      seen.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(fixedPort, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function queryOf(raw: string): Record<string, string | readonly string[]> {
  const found: Record<string, string | readonly string[]> = {};
  const parameters = new URLSearchParams(raw);
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    found[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return found;
}
