import type { ServerResponse } from 'node:http';

/** Answers with an error message. Source: specification 04, b.3. */
export function writeFailure(response: ServerResponse, status: number, error: string): void {
  const body = JSON.stringify({ error });
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
