import type { Json } from '@naftiko/spec';
import type { ConsumedSignature } from '../ports/consume.js';
import type { Scope } from '../expression/scope.js';
import type { CallArguments } from '../ports/consume.js';
import { fail, ok, type Result } from '../value/result.js';
import { isRedirect, type RawReply } from '../value/reply.js';
import type { InvocationContext } from '../invoke/context.js';
import { decodeReply } from './decode-reply.js';
import type { Step, StepOutput, WatchedStep } from './plan.js';

/** What a call step was compiled to. */
export interface CallStepParts {
  readonly name: string;
  /** Index of the client in `World.clients`. */
  readonly client: number;
  readonly signature: ConsumedSignature;
  readonly read: (scope: Scope) => CallArguments;
  /** Reads the answer for later steps; `undefined` when nothing looks inside. */
  readonly project: ((body: Json) => Json) | undefined;
  readonly decodes: boolean;
  readonly watched: WatchedStep | undefined;
}

/**
 * One upstream call. A status of 400 or above is the failure `upstream-status`, and so stops the plan; so is a redirect that
 * was not followed where later steps or mappings would look into its answer.
 */
export const callStep = (parts: CallStepParts): Step => ({
  name: parts.name,
  kind: 'call',
  watched: parts.watched,
  calls: { signature: parts.signature, client: parts.client },
  async run(context: InvocationContext): Promise<Result<StepOutput>> {
    const sent = await send(parts, context);
    if (!sent.ok) return sent;
    if (!parts.decodes) return ok({ value: undefined, reply: sent.value });
    if (isRedirect(sent.value.status)) {
      return fail({ code: 'upstream-status', namespace: parts.signature.label, reply: sent.value });
    }
    return ok({ value: valueOf(parts, sent.value), reply: sent.value });
  },
});

async function send(parts: CallStepParts, { scope, runtime, caller }: InvocationContext): Promise<Result<RawReply>> {
  // Plans and clients have the same order.
  const client = runtime.clients[parts.client]!;
  const sent = await client.send(parts.signature.index, parts.read(scope), caller);
  if (!sent.ok || sent.value.status < 400) return sent;
  return fail({ code: 'upstream-status', namespace: parts.signature.label, reply: sent.value });
}

/** An answer that is not what was declared leaves the step without output; the orchestration goes on (03, 9.2). */
function valueOf(parts: CallStepParts, reply: RawReply): Json | undefined {
  const decoded = reply.body.length === 0 ? undefined : decodeReply(parts.signature, reply);
  if (decoded?.ok !== true) return undefined;
  return parts.project === undefined ? decoded.value : parts.project(decoded.value);
}
