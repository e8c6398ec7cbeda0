import type { ServerResponse } from 'node:http';
import { sendAnswer } from '@naftiko/runtime';

/** What a route answers, before it is written. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Data for programs; members that are `undefined` are left out. */
export const json = (status: number, data: object, headers: Answer['headers'] = {}): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(data),
  headers,
});

/** Why a request is not answered with what it asked for. */
export const refusal = (status: number, error: string, headers: Answer['headers'] = {}): Answer =>
  json(status, { error }, headers);

/** Writes an answer; a HEAD request gets its headers alone. */
export function writeAnswer(response: ServerResponse, { headers, ...answer }: Answer): void {
  // What a process says of itself is true at this moment only.
  const always = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
  sendAnswer(response, { ...answer, headers: { ...always, ...headers } });
}
