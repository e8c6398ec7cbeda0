import { charsetOf } from '@naftiko/spec';
import type { RequestContext, InvocationContext } from '../invoke/context.js';
import type { ConsumedSignature } from '../ports/consume.js';
import type { Decode, DecodeLimits } from '../ports/format-decoder.js';
import type { Failure } from '../value/failure.js';
import { ok } from '../value/result.js';
import type { RawReply } from '../value/reply.js';
import { parseJson } from '../value/value.js';

/** Decodes an answer as its operation declares; `undefined`: answers of the operation are not decoded. */
export function decodeReply(
  { decode }: ConsumedSignature,
  reply: RawReply,
  context: InvocationContext,
): ReturnType<Decode> | undefined {
  if (decode === undefined) return undefined;
  if (reply.isSample === true) return ok(parseJson(new TextDecoder().decode(reply.body)) ?? null);
  return decode(reply.body, charsetOf(reply.contentType), limitsOf(context));
}

/** The limits of decoding. */
export const limitsOf = (context: InvocationContext): DecodeLimits => new CallLimits(context);

/**
 * Only large bodies are decoded where the signal is needed. A class, because making an object with a getter of its own takes
 * 0.6 µs.
 */
class CallLimits implements DecodeLimits {
  readonly timeoutMs: number;
  readonly #caller: RequestContext;

  constructor({ runtime, caller }: InvocationContext) {
    this.timeoutMs = runtime.decodeTimeoutMs;
    this.#caller = caller;
  }

  get signal(): AbortSignal {
    return this.#caller.cancellation.signal;
  }
}

/**
 * Whether decoding was ended by a limit or by the caller, so that it is unknown whether the answer has its declared
 * format.
 */
export const isUndecided = (failure: Failure): boolean =>
  failure.code === 'cancelled' || (failure.code === 'decode-failed' && failure.exceeded !== undefined);
