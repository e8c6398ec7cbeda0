import type { ForwardTarget } from '../compile/forward-target.js';
import type { CallContext } from '../ports/consume.js';
import type { ForwardedReply, ForwardedRequest } from '../ports/forward.js';
import { fail, type Result } from '../value/result.js';
import type { RuntimeContext } from './context.js';

/**
 * Forwards a request to an upstream. An unexpected exception is the failure `internal`. Never throws; the body of the
 * reply throws when the upstream disconnects.
 */
export async function forward(
  target: Extract<ForwardTarget, { readonly ok: true }>,
  request: ForwardedRequest,
  context: Omit<CallContext, 'forwardedHeaders'>,
  runtime: RuntimeContext,
  onDefect: (cause: unknown) => string,
): Promise<Result<ForwardedReply>> {
  try {
    // Plans and clients have the same order.
    return await runtime.clients[target.client]!.forward(request, context);
  } catch (cause) {
    return fail({ code: 'internal', incident: onDefect(cause) });
  }
}
