import type { ServerResponse } from 'node:http';
import type { Failure, RawReply, RelayedHeaders, Reply } from '@naftiko/engine';
import { sendAnswer, type CompleteAnswer } from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import { nothingToExecute, problemOf, type Problem } from './problem.js';

/** Answers with the result of an operation: raw bytes unchanged, values as compact JSON. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply.kind === 'raw') writeRaw(response, reply);
  else send(response, reply.status, 'application/json; charset=utf-8', writeJson(reply.value), reply.headers);
}

/** Answers with a failure that names its step. A caller that has disconnected gets no answer. */
export function writeFailure(response: ServerResponse, failure: Failure): void {
  if (failure.step !== undefined) response.setHeader('X-Naftiko-Step', toHeaderWord(failure.step));
  switch (failure.code) {
    case 'cancelled':
      response.destroy();
      return;
    case 'upstream-status':
      return writeReply(response, failure.reply);
    case 'nothing-to-answer':
      return writeText(response, 404, nothingToExecute);
    case 'upstream-busy':
      response.setHeader('Retry-After', '1');
      return writeProblem(response, problemOf(failure));
    default:
      return writeProblem(response, problemOf(failure));
  }
}

/** Replaces what a header cannot carry: anything but printable ASCII. */
const toHeaderWord = (name: string): string =>
  /^[\x21-\x7e]+$/.test(name) ? name : encodeURIComponent(Buffer.from(name).toString());

export const writeProblem = (response: ServerResponse, { status, body }: Problem): void =>
  send(response, status, 'application/problem+json', JSON.stringify(body));

export const writeText = (response: ServerResponse, status: number, text: string): void =>
  send(response, status, 'text/plain; charset=utf-8', text);

/** An answer without content. */
export const writeEmpty = (response: ServerResponse, status: number): void => send(response, status, undefined, '');

function writeRaw(response: ServerResponse, reply: RawReply): void {
  const { status, contentType, headers, longBody } = reply;
  send(response, status, contentType, longBody === undefined ? reply.body : longBody.parts, headers);
}

/** Sends an answer with the headers of the upstream that are relayed. */
function send(
  response: ServerResponse,
  status: number,
  type: string | undefined,
  body: CompleteAnswer['body'],
  headers: RelayedHeaders = {},
): void {
  // Node writes head and text in the encoding of the text, which would change header bytes beyond ASCII.
  const sent = typeof body !== 'string' || Object.values(headers).every(isAscii) ? body : Buffer.from(body);
  sendAnswer(response, { status, type, body: sent, headers });
}

const isAscii = (text: string): boolean => !/[^\t\x20-\x7e]/.test(text);
