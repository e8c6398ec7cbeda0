import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http';

export interface Exchange {
  readonly method: string;
  /** Sent as written. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  /** Keeps connections; by default each request has its own. */
  readonly agent?: Agent;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** One request over a real socket; the path is not normalised. */
export function exchange(origin: string, { method, path, headers = {}, body, agent }: Exchange): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  // Node sends a body with DELETE correctly only if its length is set.
  const framed = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        hostname,
        port,
        method,
        path,
        headers: framed as Record<string, string>,
        agent: agent ?? false,
        timeout: 45_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes,
            text: bytes.toString('utf8'),
          });
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer within 45 s')));
    request.on('error', reject);
    request.end(body);
  });
}

/** The JSON-RPC message of an answer, from a JSON body or from the last event of a stream. */
export function parseRpcMessage(answer: Answer): Record<string, unknown> {
  const events = answer.text.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  const text = events.length > 0 ? (events.at(-1) ?? '').slice('data:'.length) : answer.text;
  return JSON.parse(text) as Record<string, unknown>;
}
