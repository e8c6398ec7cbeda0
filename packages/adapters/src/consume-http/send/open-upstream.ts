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
import { beginObservation, observeExchange } from './observe-exchange.js';
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
  readonly context: Omit<DirectContext, 'observed'>;
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
  /** Fills the request of a call and begins its deadline. */
  const begin = ({ index, args, context }: Call): Result<Sending> => {
    const sending = prepare(index, { base, args, context, variables });
    if (!sending.ok) return sending;
    const { forwardedHeaders, requestId, cancellation } = context;
    const { request, credentials: filled, prepared } = sending.value;
    const deadline = deadlines.begin(cancellation);
    return ok({ request, credentials: filled, prepared, deadline, forwardedHeaders, requestId });
  };
  /** Removes the secrets of a call from its answer. */
  const finish = (
    answered: Result<RawReply>,
    { credentials: filled }: Sending,
    { onSecrets }: Pick<DirectContext, 'onSecrets'>,
  ): Result<RawReply> | Promise<Result<RawReply>> => {
    if (!answered.ok) return answered;
    if (mock) return ok({ ...answered.value, isSample: true });
    const sent = credentials.listSent(filled);
    const others = known.listOthers(sent);
    if (others.length > 0) onSecrets?.(others);
    const redactor = known.redactorFor(sent);
    if (redactor === undefined) return answered;
    const redacted = redactAnswer(answered.value, redactor);
    return 'then' in redacted ? redacted.then(ok) : ok(redacted);
  };
  const sendDirectly: DirectClient['sendDirectly'] = (index, args, context) => {
    const begun = begin({ index, args, context });
    if (!begun.ok) return Promise.resolve(begun);
    const { value: sending } = begun;
    const report = beginObservation(shown, sending.request, context.observed);
    return exchangeDirectly(peer, sending, (answered) => {
      report?.(answered);
      return finish(answered, sending, context);
    });
  };

  const client: ConsumeClient = {
    secrets: known.fixed,
    addresses,
    variesSecrets: credentials.vary,
    async send(index, args, { signal, observed, ...context }) {
      const begun = begin({ index, args, context: { ...context, cancellation: cancellationOf(signal) } });
      if (!begun.ok) return begun;
      const { value: sending } = begun;
      try {
        const send = () => exchange(peer, sending);
        return await finish(await observeExchange(shown, sending.request, observed, send), sending, context);
      } finally {
        sending.deadline.close();
      }
    },
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
  // Not enumerable: a plug-in that replaces `send` in a copy of the client replaces both ways.
  return mock ? client : Object.defineProperty(client, 'sendDirectly', { value: sendDirectly });
}

/** The failure for an index that the plan does not have; it can only occur through a defect in the engine. */
const noSuchOperation = {
  code: 'unavailable',
  kind: 'call-unavailable',
  pointer: '',
  reason: 'The upstream has no such operation.',
} as const;
