import type { Json } from '@naftiko/spec';
import type { CallContext, ConsumedSignature } from '../ports/consume.js';
import { isDirect } from '../ports/direct-client.js';
import { fail, ok, type Result } from '../value/result.js';
import { isRedirect, type RawReply } from '../value/reply.js';
import type { RequestContext, InvocationContext } from '../invoke/context.js';
import { decodeReply, isUndecided } from './decode-reply.js';
import type { Step, StepOutput, ObservedAs } from './plan.js';
import { readArguments, type ArgumentSources } from './read-arguments.js';

/** What a call step is made from. */
export interface CallStepParts {
  readonly name: string;
  /** Index of the client in `RuntimeContext.clients`. */
  readonly client: number;
  readonly signature: ConsumedSignature;
  readonly sources: ArgumentSources;
  /** Reduces the answer to the declared outputs, for later steps; `undefined`: the whole answer. */
  readonly project: ((body: Json) => Json) | undefined;
  /** Whether later steps or mappings read the answer, so that it must be decoded. */
  readonly decodes: boolean;
  readonly observedAs: ObservedAs | undefined;
}

/**
 * One upstream call. A status of 400 or above is the failure `upstream-status`, which stops the plan; so is a redirect
 * that was not followed where later steps or mappings read its answer.
 */
export const makeCallStep = (parts: CallStepParts): Step => ({
  name: parts.name,
  kind: 'call',
  observedAs: parts.observedAs,
  calls: { signature: parts.signature, client: parts.client, sources: parts.sources },
  async run(context: InvocationContext): Promise<Result<StepOutput>> {
    const sent = await send(parts, context);
    if (!sent.ok) return sent;
    if (!parts.decodes) return ok({ value: undefined, reply: sent.value });
    if (isRedirect(sent.value.status)) {
      return fail({ code: 'upstream-status', namespace: parts.signature.label, reply: sent.value });
    }
    const value = await valueOf(parts, sent.value, context);
    return value.ok ? ok({ value: value.value, reply: sent.value }) : value;
  },
});

async function send(parts: CallStepParts, { scope, runtime, caller }: InvocationContext): Promise<Result<RawReply>> {
  // Plans and clients have the same order.
  const client = runtime.clients[parts.client]!;
  const { index } = parts.signature;
  const args = readArguments(parts.sources, scope);
  // A direct client needs no signal, which takes longer to create and to watch than a small request to fill.
  const sent = await (isDirect(client) && runtime.fastPaths !== false
    ? client.sendDirectly(index, args, caller)
    : client.send(index, args, contextOf(caller)));
  return sent.ok ? checkStatus(parts, sent.value) : sent;
}

const contextOf = ({
  cancellation,
  forwardedHeaders,
  observed,
  requestId,
  onSecrets,
}: RequestContext): CallContext => ({
  signal: cancellation.signal,
  forwardedHeaders,
  observed,
  requestId,
  onSecrets,
});

/** An answer with a status of 400 or above is a failure. */
export const checkStatus = ({ signature }: Pick<CallStepParts, 'signature'>, reply: RawReply): Result<RawReply> =>
  reply.status < 400 ? ok(reply) : fail({ code: 'upstream-status', namespace: signature.label, reply });

/**
 * The output of a call step. For an answer of another format than declared it is `undefined`, and the plan continues
 * (03, 9.2). When a limit ended the decoding, the format is unknown and the step fails.
 */
async function valueOf(
  parts: CallStepParts,
  reply: RawReply,
  context: InvocationContext,
): Promise<Result<Json | undefined>> {
  const decoded = reply.body.length === 0 ? undefined : await decodeReply(parts.signature, reply, context);
  if (decoded === undefined) return ok(undefined);
  if (!decoded.ok) return isUndecided(decoded.failure) ? decoded : ok(undefined);
  return ok(parts.project === undefined ? decoded.value : parts.project(decoded.value));
}
