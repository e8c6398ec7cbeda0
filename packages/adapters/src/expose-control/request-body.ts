import { readBody } from '@naftiko/runtime';
import { answerError, type Answer } from './answer.js';
import type { ControlCall } from './control-route.js';

/** The body of a request as text, or the answer that refuses it; `undefined`: the caller has disconnected. */
export type RequestText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly answer: Answer | undefined };

/** The size limit of a body, in bytes, which is larger than real documents. */
const bodyLimitBytes = 1024 * 1024;

export async function readText({ request }: Pick<ControlCall, 'request'>): Promise<RequestText> {
  const body = await readBody(request, bodyLimitBytes);
  if (body.kind === 'gone') return { ok: false, answer: undefined };
  if (body.kind === 'too-large') {
    // The rest of the body is not read.
    const headers = { Connection: 'close' };
    return { ok: false, answer: answerError(413, `The body is larger than ${bodyLimitBytes} bytes.`, headers) };
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(body.bytes) };
  } catch {
    return { ok: false, answer: answerError(400, 'The body is not UTF-8.') };
  }
}

/** The body as a JSON object. */
export async function readObject(
  call: Pick<ControlCall, 'request'>,
): Promise<
  | { readonly ok: true; readonly object: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly answer: Answer | undefined }
> {
  const read = await readText(call);
  if (!read.ok) return read;
  if (read.text.trim() === '')
    return { ok: false, answer: answerError(400, 'The body is empty; it must be a JSON object.') };
  try {
    const object: unknown = JSON.parse(read.text);
    if (typeof object === 'object' && object !== null && !Array.isArray(object)) {
      return { ok: true, object: object as Readonly<Record<string, unknown>> };
    }
  } catch {
    // Answered below: the body is not a JSON object.
  }
  return { ok: false, answer: answerError(400, 'The body is not a JSON object.') };
}
