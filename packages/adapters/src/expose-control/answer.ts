import type { ServerResponse } from 'node:http';
import type { Json } from '@naftiko/spec';

/** What an operator is answered. */
export interface ControlAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** JSON; `undefined` members are left out. */
export const json = (
  status: number,
  value: Json | object,
  headers: Readonly<Record<string, string>> = {},
): ControlAnswer => ({ status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value), headers });

/** `error` is for people: it names what is wrong and what would be right. */
export const refusal = (status: number, error: string): ControlAnswer => json(status, { error });

/** Sends an answer; to HEAD without its body. */
export function send(response: ServerResponse, method: string | undefined, answer: ControlAnswer): void {
  const { status, contentType, body, headers = {} } = answer;
  response.writeHead(status, {
    ...headers,
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : body);
}
