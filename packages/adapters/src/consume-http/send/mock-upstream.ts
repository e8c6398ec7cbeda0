import { Readable } from 'node:stream';
import { type ConsumedOperation, type Json, writeJson } from '@naftiko/spec';
import { fail, ok, parseJson } from '@naftiko/engine';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { readAhead } from './buffer-body.js';
import type { Transport, WireLimits } from '../wire/transport.js';

/**
 * The transport of `--mock`, which sends nothing. An operation with a sample answer is answered with it, any other one with a
 * description of the request. The same request always has the same answer.
 */
export function createMockTransport(
  { namespace, bodyLimitBytes: limitBytes }: WireLimits,
  sampleAnswers: ReadonlyMap<ConsumedOperation, Json>,
): Transport {
  return {
    send({ request, operation }, deadline, settle) {
      if (deadline.over !== undefined) return settle(fail(deadline.over));
      const answer = sampleAnswers.get(operation) ?? echoOf(request, request.body);
      settle(ok({ status: 200, headers, body: encodeAnswer(answer) }));
    },
    async stream({ request, body }) {
      try {
        const read = body === undefined || body instanceof Uint8Array ? body : await readAhead(body, limitBytes);
        if (read !== undefined && !(read instanceof Uint8Array)) {
          return fail({ code: 'upstream-too-large', namespace, limitBytes });
        }
        const answer = echoOf(request, read);
        return ok({ status: 200, headers, body: Readable.from([encodeAnswer(answer)]) });
      } catch {
        // The caller disconnected while sending.
        return fail({ code: 'cancelled' });
      }
    },
    close: () => Promise.resolve(),
  };
}

const headers = { 'content-type': 'application/json' };
const encodeAnswer = (answer: Json): Uint8Array => new TextEncoder().encode(writeJson(answer));

/** Headers that may contain credentials; the description of a request omits them. */
const credentialHeaders = new Set(['authorization', 'proxy-authorization', 'cookie']);

const echoOf = (request: OutgoingRequest, body: Uint8Array | undefined): Json => ({
  method: request.method,
  path: request.path,
  query: queryOf(request),
  headers: headersOf(request),
  body: bodyOf(body),
});

function queryOf({ query }: OutgoingRequest): Json {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}

function headersOf({ headers }: OutgoingRequest): Json {
  const shown: [string, string][] = [];
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index]?.toLowerCase() ?? '';
    if (!credentialHeaders.has(name)) shown.push([name, headers[index + 1] ?? '']);
  }
  return Object.fromEntries(shown);
}

function bodyOf(body: Uint8Array | undefined): Json {
  if (body === undefined) return null;
  const text = new TextDecoder().decode(body);
  return parseJson(text) ?? text;
}
