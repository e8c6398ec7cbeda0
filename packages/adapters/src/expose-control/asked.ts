import type { IncomingMessage } from 'node:http';
import { parseJson } from '@naftiko/engine';
import { readBody } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import { refusal, type ControlAnswer } from './answer.js';

/** A request of an operator, on its route. */
export interface Asked {
  readonly request: IncomingMessage;
  /** The text of the placeholder, decoded. */
  readonly captured: string;
  readonly query: URLSearchParams;
}

/** What a body may hold at most. Source: specification 04, c.6. */
const bodyLimitBytes = 1024 * 1024;

/** The text of a body, or the answer to one that is too long. */
export async function readText({ request }: Asked): Promise<string | ControlAnswer> {
  const body = await readBody(request, bodyLimitBytes);
  if (body.kind === 'too-large') return refusal(413, `A body of ${bodyLimitBytes} bytes is the longest that is read.`);
  return body.kind === 'gone' ? '' : new TextDecoder().decode(body.bytes);
}

/** The JSON object of a body, or the answer to one that is none. */
export async function readObject(asked: Asked): Promise<JsonObject | ControlAnswer> {
  const text = await readText(asked);
  if (typeof text !== 'string') return text;
  const found = parseJson(text);
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as JsonObject)
    : refusal(400, 'The body has to be a JSON object.');
}

/** Whether something read is the answer already. */
export const isAnswer = (read: JsonObject | ControlAnswer): read is ControlAnswer =>
  typeof read['contentType'] === 'string' && typeof read['status'] === 'number' && typeof read['body'] === 'string';
