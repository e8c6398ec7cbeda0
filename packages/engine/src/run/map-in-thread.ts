import { charsetOf } from '@naftiko/spec';
import type { InvocationContext } from '../invoke/context.js';
import type { ConsumedSignature } from '../ports/consume.js';
import type { MappedJson } from '../ports/format-decoder.js';
import type { RawReply } from '../value/reply.js';
import type { Result } from '../value/result.js';
import { limitsOf } from './decode-reply.js';

/**
 * Maps a large answer in the thread that decodes it; `undefined`: its caller needs the value, or no thread decodes it.
 *
 * It exists for speed: a value of 10 MB that is written in a thread and read again takes more than twice as long as it
 * takes to make. The vectors run both ways (`RuntimeContext.fastPaths`).
 */
export function mapInThread(
  { decode }: ConsumedSignature,
  reply: RawReply,
  mapping: string,
  context: InvocationContext,
): Promise<Result<MappedJson>> | undefined {
  if (context.caller.takesBytes !== true || context.runtime.fastPaths === false || reply.isSample === true) {
    return undefined;
  }
  return decode?.mapInThread?.(reply.body, charsetOf(reply.contentType), limitsOf(context), mapping);
}
