import type { RawReply } from '../value/reply.js';
import type { Result } from '../value/result.js';
import type { CallArguments, CallContext, ConsumeClient } from './consume.js';
import type { Cancellation } from './cancellation.js';

/** The context of a call, with a cancellation instead of a signal. */
export interface DirectContext extends Omit<CallContext, 'signal'> {
  readonly cancellation: Cancellation;
}

/**
 * A built-in client, which the engine can call with less work between it and the connection. It is not a part of the
 * port: a plug-in implements `send` alone, and a direct client gives the same results in both ways.
 */
export interface DirectClient extends ConsumeClient {
  /** Like `send`. */
  sendDirectly(operation: number, args: CallArguments, context: DirectContext): Promise<Result<RawReply>>;
}

export const isDirect = (client: ConsumeClient): client is DirectClient =>
  typeof (client as Partial<DirectClient>).sendDirectly === 'function';
