import { valid, type Checked } from '@naftiko/spec';
import {
  cancellationOf,
  fail,
  ok,
  type CallArguments,
  type ConsumeClient,
  type ConsumeOptions,
  type DirectClient,
  type DirectContext,
  type Observation,
  type RawReply,
  type Result,
} from '@naftiko/engine';
import { fillForward } from '../fill/fill-forward.js';
import { fillRequest, type Filling } from '../fill/fill-request.js';
import type { BaseAddress } from '../plan/base-address.js';
import { isRedacted, redactAnswer } from '../redact/redact-answer.js';
import { redactForwarded } from '../redact/redact-forwarded.js';
import { Deadlines } from '../wire/deadline.js';
import { prepareCredentials } from './call-credentials.js';
import { exchangeDirectly } from './direct-exchange.js';
import { exchange, reportMisplaced, type Sending } from './exchange.js';
import { MaskedVariables } from './masked-variables.js';
import { observeExchange } from './observe-exchange.js';
import { openPeer, type PeerOptions } from './open-peer.js';
import { forwardRequest } from './forward-request.js';
import type { PlannedUpstream } from './planned-upstream.js';
import { previewOf, signMasked } from './preview-request.js';

/** Opens the client of an upstream; with `--mock`, one that sends nothing. Fails when the base URI is invalid. */
export function openUpstream(planned: PlannedUpstream, options: ConsumeOptions): Checked<ConsumeClient> {
  const resolved = planned.baseUri.resolve(options.variables);
  // Operations of a broken upstream are never called; the rest of the document is served.
  const isNeeded = !options.mock && planned.baseUri.broken === undefined;
  if (!resolved.ok && isNeeded) return resolved;
  const base = resolved.ok ? resolved.value : nowhere;
  return valid(clientOf(planned, base, { ...options, ...options.settingsAt?.(base.origin) }));
}

/** One call of an operation. */
interface Call {
  readonly index: number;
  readonly args: CallArguments;
  readonly context: DirectContext;
}

/** A placeholder for the address of an upstream that is never called. */
const nowhere: BaseAddress = {
  origin: 'http://upstream.invalid',
  path: '',
  query: '',
  displayUrl: 'http://upstream.invalid',
};

function clientOf(planned: PlannedUpstream, base: BaseAddress, options: PeerOptions): ConsumeClient {
  const { namespace } = planned;
  const { mock } = options;
  // With `--mock`, values of the environment are neither sent nor required.
  const variables = mock ? new MaskedVariables() : options.variables;
  const credentials = prepareCredentials(planned, options.variables, !mock);
  const { peer, shown, known, addresses } = openPeer(planned, base, credentials, options);
  const { signer } = peer;

  const prepare = (index: number, filling: Filling): Result<Pick<Sending, 'request' | 'credentials' | 'prepared'>> => {
    const prepared = planned.requests[index];
    if (prepared === undefined) return fail(noSuchOperation);
    const filled = credentials.ofRequest(index, filling.args.slots);
    if (!filled.ok) return filled;
    const request = fillRequest(prepared, filling);
    return request.ok ? ok({ request: request.value, credentials: filled.value, prepared }) : request;
  };

  const deadlines = new Deadlines(namespace, options.timeoutMs);
  /** Sends a request with one of the exchanges, and removes secrets from the answer. */
  const sendWith = (exchangeWith: typeof exchange, { index, args, context }: Call): Promise<Result<RawReply>> => {
    const sending = prepare(index, { base, args, context, variables });
    if (!sending.ok) return Promise.resolve(sending);
    const { forwardedHeaders, requestId, cancellation } = context;
    const deadline = deadlines.begin(cancellation);
    const { request, credentials: filled, prepared } = sending.value;
    const complete = { request, credentials: filled, prepared, deadline, forwardedHeaders, requestId };
    return exchangeWith(peer, complete).then(
      (answered) => {
        deadline.close();
        return answered.ok ? finish(answered, filled, context) : answered;
      },
      (cause: unknown) => {
        deadline.close();
        throw cause;
      },
    );
  };
  /** Removes the secrets of a call from its answer. */
  const finish = (
    answered: Result<RawReply> & { readonly ok: true },
    filled: readonly string[],
    context: DirectContext,
  ): Result<RawReply> | Promise<Result<RawReply>> => {
    if (mock) return ok({ ...answered.value, isSample: true });
    const sent = credentials.listSent(filled);
    const others = known.listOthers(sent);
    if (others.length > 0) context.onSecrets?.(others);
    const redactor = known.redactorFor(sent);
    if (redactor === undefined) return answered;
    const redacted = redactAnswer(answered.value, redactor);
    return 'then' in redacted ? redacted.then(ok) : ok(redacted);
  };
  /** An exchange in a span of its own, if the request is traced. */
  const observe =
    (exchangeWith: typeof exchange, observed: Observation | undefined): typeof exchange =>
    (to, sending) =>
      observeExchange(shown, sending.request, observed, () => exchangeWith(to, sending));
  const sendDirectly: DirectClient['sendDirectly'] = (index, args, context) => {
    const { observed } = context;
    const exchangeWith = observed === undefined ? exchangeDirectly : observe(exchangeDirectly, observed);
    return sendWith(exchangeWith, { index, args, context });
  };

  return {
    secrets: known.fixed,
    addresses,
    variesSecrets: credentials.vary,
    send(index, args, { signal, ...context }) {
      const exchangeWith = observe(exchange, context.observed);
      return sendWith(exchangeWith, { index, args, context: { ...context, cancellation: cancellationOf(signal) } });
    },
    ...(mock ? {} : { sendDirectly }),
    preview(index, args, context) {
      const hidden = { base: { ...base, path: '' }, args, context, variables: new MaskedVariables(variables) };
      const sending = prepare(index, hidden);
      if (!sending.ok) return sending;
      const { request, credentials: filled, prepared } = sending.value;
      if (signer !== undefined) signMasked(signer, request, filled);
      if (request.misplaced !== undefined) return fail(reportMisplaced(prepared, request.misplaced));
      return previewOf(request, base, options.variables);
    },
    async forward(forwarded, { signal, observed, requestId }) {
      const parts = planned.forward;
      if (parts === undefined) return fail(noSuchOperation);
      const filled = credentials.ofForward(parts);
      if (!filled.ok) return filled;
      const request = fillForward(parts, forwarded, { base, signer: planned.signer, variables });
      if (!request.ok) return request;
      const { body } = forwarded;
      const answered = await observeExchange(shown, request.value, observed, () =>
        forwardRequest(peer, { request: request.value, body, credentials: filled.value, parts, signal, requestId }),
      );
      const redactor = known.redactorFor(credentials.listSent(filled.value));
      if (!answered.ok || redactor === undefined) return answered;
      const inBody = options.redactsForwarded === true || isRedacted(answered.value.status);
      return redactForwarded(answered.value, redactor, { namespace, inBody: inBody && forwarded.method !== 'HEAD' });
    },
    renew: () => peer.transport.renew?.(),
    close: () => peer.transport.close(),
  };
}

/** The failure for an index that the plan does not have; it can only occur through a defect in the engine. */
const noSuchOperation = {
  code: 'unavailable',
  kind: 'call-unavailable',
  pointer: '',
  reason: 'The upstream has no such operation.',
} as const;
