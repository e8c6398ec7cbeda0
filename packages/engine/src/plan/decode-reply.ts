import { charsetOf, type Json } from '@naftiko/spec';
import type { ConsumedSignature } from '../ports/consume.js';
import { ok, type Result } from '../value/result.js';
import type { RawReply } from '../value/reply.js';
import { parseJson } from '../value/value.js';

/** Decodes an answer as its operation declares; `undefined`: answers of the operation are not decoded. */
export function decodeReply({ decode }: ConsumedSignature, reply: RawReply): Result<Json> | undefined {
  if (decode === undefined) return undefined;
  return reply.isSample === true
    ? ok(parseJson(new TextDecoder().decode(reply.body)) ?? null)
    : decode(reply.body, charsetOf(reply.contentType));
}
