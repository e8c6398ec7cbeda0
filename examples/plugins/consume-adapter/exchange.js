// @ts-check
import { fail, ok, parseJson } from '@naftiko/engine';
import { isObject, writeJson } from '@naftiko/spec';

/** @typedef {{ readonly url: URL; readonly headers: Headers; readonly body: string }} RpcRequest */
/** @typedef {import('@naftiko/engine').RawReply} RawReply */

/**
 * Sends one request and reads its answer, whatever its status.
 *
 * @param {string} namespace
 * @param {RpcRequest} request
 * @param {Pick<import('@naftiko/engine').ConsumeOptions, 'timeoutMs' | 'bodyLimitBytes'>} options
 * @param {AbortSignal} signal
 * @returns {Promise<import('@naftiko/engine').Result<RawReply>>}
 */
export async function exchange(namespace, { url, headers, body }, { timeoutMs, bodyLimitBytes }, signal) {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.any([signal, deadline]) },
    });
    const bytes = await readLimited(response, bodyLimitBytes);
    if (bytes === undefined) return fail({ code: 'upstream-too-large', namespace, limitBytes: bodyLimitBytes });
    return ok(replyOf(response, bytes));
  } catch {
    if (signal.aborted) return fail({ code: 'cancelled' });
    if (deadline.aborted) return fail({ code: 'upstream-timeout', namespace, timeoutMs });
    // The message of fetch is not used, because it contains the address.
    return fail({ code: 'upstream-unreachable', namespace, reason: 'The connection failed.' });
  }
}

/**
 * The bytes of a body; `undefined` when the body is larger than `limitBytes`.
 *
 * @param {Response} response
 * @param {number} limitBytes
 */
async function readLimited(response, limitBytes) {
  const chunks = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The answer to a call: the result of a JSON-RPC message, or its error with a status that corresponds to the error code. Any
 * other response is passed on unchanged.
 *
 * @param {Response} response
 * @param {Uint8Array} bytes
 * @returns {RawReply}
 */
function replyOf({ ok: isFine, status, headers }, bytes) {
  const message = isFine ? parseJson(new TextDecoder().decode(bytes)) : undefined;
  if (!isObject(message)) {
    return { kind: 'raw', status, body: bytes, contentType: headers.get('content-type') ?? undefined, headers: {} };
  }
  const { error, result = null } = message;
  const body = new TextEncoder().encode(writeJson(error ?? result));
  return { kind: 'raw', status: statusOf(error), body, contentType: 'application/json', headers: {} };
}

/** @param {import('@naftiko/spec').Json | undefined} error */
function statusOf(error) {
  if (error === undefined) return 200;
  const code = isObject(error) ? error['code'] : undefined;
  if (code === -32601) return 404;
  return code === -32602 ? 400 : 500;
}
