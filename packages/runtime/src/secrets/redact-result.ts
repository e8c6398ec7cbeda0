import type { Failure, RawReply, Reply, Result } from '@naftiko/engine';
import type { Json } from '@naftiko/spec';
import type { Redactor } from './redactor.js';

/** Removes secrets from a failure, and from an answer where `inAnswers`. */
export function redactResult(result: Result<Reply>, redactor: Redactor, inAnswers: boolean): Result<Reply> {
  if (!result.ok) return { ok: false, failure: redactFailure(result.failure, redactor) };
  if (!inAnswers) return result;
  const shown = redactReply(result.value, redactor);
  return shown === result.value ? result : { ok: true, value: shown };
}

function redactReply(reply: Reply, redactor: Redactor): Reply {
  if (reply.kind === 'raw') return redactRaw(reply, redactor);
  const value = redactor.json(reply.value);
  const headers = redactor.json(reply.headers) as Reply['headers'];
  return value === reply.value && headers === reply.headers ? reply : { ...reply, value, headers };
}

function redactRaw(reply: RawReply, redactor: Redactor): RawReply {
  const body = redactor.bytes(reply.body);
  const headers = redactor.json(reply.headers) as RawReply['headers'];
  return body === reply.body && headers === reply.headers ? reply : { ...reply, body, headers };
}

function redactFailure(failure: Failure, redactor: Redactor): Failure {
  switch (failure.code) {
    case 'upstream-status': {
      const reply = redactReply(failure.reply, redactor);
      return reply === failure.reply ? failure : { ...failure, reply };
    }
    case 'decode-failed':
      // The excerpt may end in the middle of a secret.
      return { ...failure, reason: redactReason(failure.reason, redactor), excerpt: redactor.cut(failure.excerpt) };
    case 'script-failed':
      return { ...failure, reason: redactReason(failure.reason, redactor) };
    default:
      // All other failures consist of texts, numbers and lists of them.
      return redactor.json(failure as unknown as Json) as unknown as Failure;
  }
}

/** A message that quotes some characters around a mistake may quote a part of a secret. */
function redactReason(reason: string, redactor: Redactor): string {
  const shown = redactor.text(reason);
  return redactor.holdsPart(shown) ? 'the reason is left out because it quotes a secret' : shown;
}
