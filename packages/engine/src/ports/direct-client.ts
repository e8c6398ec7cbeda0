import type { RawReply } from '../value/reply.js';
import type { Result } from '../value/result.js';
import type { CallArguments, CallContext, ConsumeClient } from './consume.js';
import type { Cancellation } from './cancellation.js';

/** The context of a call, with a cancellation instead of a signal. */
export interface DirectContext extends Omit<CallContext, 'signal'> {
  readonly cancellation: Cancellation;
}

/**
 * A built-in client that the engine can also call on its fast path, with less work for each call. It is not a part of
 * the port: a plug-in implements `send` alone. `send` and `sendDirectly` have the same results.
 */
export interface DirectClient extends ConsumeClient {
  /** Like `send`. */
  sendDirectly(operation: number, args: CallArguments, context: DirectContext): Promise<Result<RawReply>>;
}

export const isDirect = (client: ConsumeClient): client is DirectClient =>
  typeof (client as Partial<DirectClient>).sendDirectly === 'function';
