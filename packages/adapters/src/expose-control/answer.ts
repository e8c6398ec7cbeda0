import type { ServerResponse } from 'node:http';

/** The answer of a route, before it is written. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A JSON answer; members that are `undefined` are left out. */
export const json = (status: number, data: object, headers: Answer['headers'] = {}): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(data),
  headers,
});

/** An answer that refuses a request, with its reason. */
export const refusal = (status: number, error: string, headers: Answer['headers'] = {}): Answer =>
  json(status, { error }, headers);

/** Writes an answer; a HEAD request gets only its headers. */
export function writeAnswer(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    // The state of a process changes at any time.
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
