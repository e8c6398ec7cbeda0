import { charsetOf, decodeText, type Json } from '@naftiko/spec';
import type { OutputShape } from '../schema/output-shape.js';
import { mapRoot } from '../schema/sent-mapping.js';
import type { Scope } from '../expression/scope.js';
import type { ConsumedSignature } from '../ports/consume.js';
import { fail, ok, type Result } from '../value/result.js';
import type { MappedJson } from '../ports/format-decoder.js';
import { parseJson } from '../value/value.js';
import { isRedirect, type RawReply, type Reply } from '../value/reply.js';
import type { Answer } from './answer.js';
import { decodeReply, isUndecided } from './decode-reply.js';
import { mapInThread } from './map-in-thread.js';

/**
 * Makes the answer of a plan that passes on the reply of its last call, mapped when outputs are declared.
 *
 * When the only output is the whole answer, its bytes are passed on unchanged. When outputs select members and the
 * answer has another format than declared, the failure is `decode-failed`. Declared outputs are a filter: when none of
 * them selects anything, the answer is null with the paths tried. Source: specification 03, section 8.
 */
export function passReplyOn(
  signature: ConsumedSignature,
  shape: OutputShape | undefined,
  consumed: ((body: Json) => Json) | undefined,
): Answer {
  return (context, last) => {
    const reply = last?.reply;
    if (reply === undefined || reply.kind === 'json')
      return reply === undefined ? fail({ code: 'nothing-to-answer' }) : ok(reply);
    // The outputs do not describe a redirect that was not followed.
    if (shape === undefined || shape.describes || isRedirect(reply.status)) return ok(reply);
    // First, because a long body is not joined then.
    if (shape.identity && (signature.decode === undefined || signature.formatTraits?.isJson === true)) return ok(reply);
    if (reply.body.length === 0) return ok(reply);
    if (shape.sent !== undefined && consumed === undefined) {
      const mapped = mapInThread(signature, reply, shape.sent, context);
      if (mapped !== undefined) return mapped.then((value) => answerMapped(value, shape, reply));
    }
    // An answer without a decoder is a string, in which no path selects a member.
    const decoded = decodeReply(signature, reply, context) ?? ok(decodeText(reply.body, charsetOf(reply.contentType)));
    const parts = { shape, reply, consumed, scope: context.scope };
    return 'then' in decoded ? decoded.then((value) => mapAnswer(value, parts)) : mapAnswer(decoded, parts);
  };
}

/** What an answer is mapped with. */
interface MappedParts {
  readonly shape: OutputShape;
  readonly reply: RawReply;
  readonly consumed: ((body: Json) => Json) | undefined;
  readonly scope: Scope;
}

function mapAnswer(decoded: Result<Json>, { shape, reply, consumed, scope }: MappedParts): Result<Reply> {
  if (!decoded.ok) {
    if (isUndecided(decoded.failure)) return decoded;
    if (shape.identity) return ok(reply);
    if (shape.needsFields) return decoded;
  }
  const root = decoded.ok ? decoded.value : null;
  const { value, isMissed } = mapRoot(shape, root, scope, consumed?.(root));
  const { status } = reply;
  const headers = mappedHeadersOf(reply);
  return ok(
    isMissed ? { kind: 'json', status, value, headers, missed: shape.paths } : { kind: 'json', status, value, headers },
  );
}

/** The answer that a thread has mapped and written. Only the log differs where the mapping found nothing. */
function answerMapped(mapped: Result<MappedJson>, shape: OutputShape, reply: RawReply): Result<Reply> {
  if (!mapped.ok) return mapped;
  const { json, isMissed } = mapped.value;
  const common = { status: reply.status, headers: mappedHeadersOf(reply) };
  if (!isMissed) return ok({ kind: 'raw', body: json, contentType: 'application/json; charset=utf-8', ...common });
  return ok({ kind: 'json', value: parseJson(decodeText(json)) ?? null, missed: shape.paths, ...common });
}

/**
 * The headers of a mapped answer: those of the upstream's answer that do not describe its body. They are not spread, which
 * takes 1 µs in Node 20.
 */
function mappedHeadersOf({ headers }: RawReply): Reply['headers'] {
  const { location, 'retry-after': retryAfter } = headers;
  const kept: Record<string, string> = {};
  if (location !== undefined) kept['location'] = location;
  if (retryAfter !== undefined) kept['retry-after'] = retryAfter;
  return kept;
}
