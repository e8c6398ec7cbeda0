import type { ServerResponse } from 'node:http';
import { sendAnswer } from '@naftiko/runtime';

/** Answers with an error message. Source: specification 04, b.3. */
export function writeFailure(response: ServerResponse, status: number, error: string): void {
  sendAnswer(response, { status, type: 'application/json; charset=utf-8', body: JSON.stringify({ error }) });
}
