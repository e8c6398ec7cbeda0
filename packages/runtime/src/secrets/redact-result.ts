import type { Failure, RawReply, Reply, Result } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import { withoutBodyHeaders } from './changed-body.js';
import { redactBytes, redactJson } from './redact-in-parts.js';
import type { Redactor } from './redactor.js';

/** Removes secrets from a failure, and from an answer where `inAnswers`. */
export async function redactResult(
  result: Result<Reply>,
  redactor: Redactor,
  inAnswers: boolean,
): Promise<Result<Reply>> {
  if (!result.ok) return { ok: false, failure: await redactFailure(result.failure, redactor) };
  if (!inAnswers) return result;
  const shown = await redactReply(result.value, redactor);
  return shown === result.value ? result : { ok: true, value: shown };
}

async function redactReply(reply: Reply, redactor: Redactor): Promise<Reply> {
  if (reply.kind === 'raw') return redactRaw(reply, redactor);
  const value = await redactJson(reply.value, redactor);
  const headers = redactor.json(reply.headers) as Reply['headers'];
  if (value === reply.value && headers === reply.headers) return reply;
  return { ...reply, value, headers: value === reply.value ? headers : withoutBodyHeaders(headers) };
}

async function redactRaw(reply: RawReply, redactor: Redactor): Promise<RawReply> {
  const body = await redactBytes(reply.body, redactor);
  const headers = redactor.json(reply.headers) as RawReply['headers'];
  if (body === reply.body) return headers === reply.headers ? reply : { ...reply, headers };
  return { ...reply, body, headers: withoutBodyHeaders(headers) };
}

async function redactFailure(failure: Failure, redactor: Redactor): Promise<Failure> {
  switch (failure.code) {
    case 'upstream-status': {
      const reply = await redactReply(failure.reply, redactor);
      return reply === failure.reply ? failure : { ...failure, reply };
    }
    case 'decode-failed':
      // The excerpt may end in the middle of a secret.
      return { ...failure, reason: redactReason(failure.reason, redactor), excerpt: redactor.cut(failure.excerpt) };
    case 'script-failed':
      return { ...failure, reason: redactReason(failure.reason, redactor) };
    default:
      // All other failures consist of strings, numbers and lists of them.
      return redactor.json(failure as unknown as Json) as unknown as Failure;
  }
}

/**
 * Redacts a message of a parser. Such messages quote some characters around a mistake, which may be a part of a secret.
 */
function redactReason(reason: string, redactor: Redactor): string {
  const shown = redactor.text(reason);
  return redactor.holdsPart(shown) ? 'the reason is not shown, because it quotes a part of a secret' : shown;
}
