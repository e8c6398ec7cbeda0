import type { ServerResponse } from 'node:http';
import { sendAnswer } from '@naftiko/runtime';

/** The answer of a route, before it is written. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A JSON answer; members that are `undefined` are omitted. */
export const answerJson = (status: number, data: object, headers: Answer['headers'] = {}): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(data),
  headers,
});

/** An error answer with its reason. */
export const answerError = (status: number, error: string, headers: Answer['headers'] = {}): Answer =>
  answerJson(status, { error }, headers);

/** Writes an answer; a HEAD request gets only its headers. */
export function writeAnswer(response: ServerResponse, { headers, ...answer }: Answer): void {
  // Answers are not cached, because the state of a process can change at any time.
  const always = { 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' };
  sendAnswer(response, { ...answer, headers: { ...always, ...headers } });
}
