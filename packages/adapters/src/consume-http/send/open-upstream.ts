import { valid, type Checked } from '@naftiko/spec';
import {
  cancellationOf,
  defaultConnectionLimits,
  fail,
  ok,
  type CallArguments,
  type ConsumeClient,
  type ConsumeOptions,
  type DirectClient,
  type DirectContext,
  type RawReply,
  type Result,
  type SignerPlan,
  type UpstreamSettings,
} from '@naftiko/engine';
import { redactBytes, redactorOf, secretsOf } from '@naftiko/runtime';
import type { BaseAddress } from '../plan/base-address.js';
import type { BaseUri } from '../plan/base-uri.js';
import { listAddressSecrets } from '../redact/address-secrets.js';
import { createCredentialFinder } from './carried-credential.js';
import { exchange, listCarried, reportMisplaced, type Peer, type Sending } from './exchange.js';
import { fillForward } from '../fill/fill-forward.js';
import { fillCredentials, fillRequest, type Filling } from '../fill/fill-request.js';
import { AnswerWarning } from './log-attempt.js';
import { prepareNeedles } from '../redact/mask-location.js';
import { shareConnections } from './share-connections.js';
import { createMockTransport } from './mock-upstream.js';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { passOn } from './pass-on.js';
import { Deadlines } from './deadline.js';
import { exchangeDirectly } from './direct-exchange.js';
import { createPoolTransport } from './pool-transport.js';
import type { RequestParts, PreparedRequest } from '../plan/prepared-request.js';
import { mask, previewOf, signMasked } from './preview-request.js';
import { KnownSecrets } from '../redact/known-secrets.js';
import { isRedacted, redactAnswer } from '../redact/redact-answer.js';
import { redactForwarded } from '../redact/redact-forwarded.js';
import { makeSampleAnswers } from '../sample/sample-answer.js';
import { maskerOf, pathMaskerOf, withoutSecretParameters } from '../redact/secrets.js';
import { toShownUrl, observeExchange, type ObservedUpstream } from './observe-exchange.js';

/** The plan from which the client of an upstream is opened. */
export interface PlannedUpstream {
  readonly namespace: string;
  /** The prepared requests, in the order of the operations. */
  readonly requests: readonly PreparedRequest[];
  /** The parts that forwarded requests take from the document; `undefined`: the document forwards no requests. */
  readonly forward: RequestParts | undefined;
  readonly baseUri: BaseUri;
  readonly signer: SignerPlan | undefined;
}

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

/** The length of the shortest value whose presence in a body prevents sending the body to another origin. */
const shortestSent = 4;

/** The host for display; anything that is not a plain host is redacted entirely. */
const serverAddressOf = ({ displayUrl }: BaseAddress): string =>
  URL.canParse(displayUrl) ? new URL(displayUrl).hostname.replace(/^\[|\]$/g, '') : mask;

/** A placeholder for the address of an upstream that is never called. */
const nowhere: BaseAddress = {
  origin: 'http://upstream.invalid',
  path: '',
  query: '',
  displayUrl: 'http://upstream.invalid',
};

function clientOf(
  planned: PlannedUpstream,
  base: BaseAddress,
  options: ConsumeOptions & UpstreamSettings,
): ConsumeClient {
  const { namespace } = planned;
  const { mock, timeoutMs, connectTimeoutMs, bodyLimitBytes, log, proxies, redirectOrigins = [] } = options;
  const { connectionLimits = defaultConnectionLimits } = options;
  // With `--mock`, values of the environment are neither sent nor required.
  const variables = mock ? new MaskedVariables() : options.variables;
  const signer = mock ? undefined : planned.signer?.open();
  const secrets = secretsOf(options.variables);
  const credentials = listCredentials(planned, options);
  const addressSecrets = listAddressSecrets(secrets, base);
  const answerSecrets = options.credentials ? listAddressSecrets(options.credentials, base) : addressSecrets;
  const known = new KnownSecrets([...answerSecrets, ...credentials.fixed]);
  // Filled once where they are the same for all calls: otherwise this takes 1 % of the time of a small request.
  const fixedCredentials = credentials.ofRequests.map((filled) => (filled.ok ? filled : undefined));
  const listSent = (credentials: readonly string[]): readonly string[] =>
    planned.signer?.secrets?.(credentials) ?? credentials;
  const maskSecrets = maskerOf(secrets);
  const maskPath = pathMaskerOf(secrets);
  const limits = { namespace, connectTimeoutMs, bodyLimitBytes, idleTimeoutMs: timeoutMs, ...connectionLimits };
  const redact = ({ target }: OutgoingRequest): string => {
    const path = target.slice(base.path.length);
    const masked = maskSecrets(maskPath(withoutSecretParameters(path, options.variables.values())));
    return base.displayUrl + (known.redactorFor([])?.text(masked) ?? masked);
  };
  const warning = (message: string): AnswerWarning | undefined =>
    log === undefined || mock ? undefined : new AnswerWarning(log, namespace, message);
  const peer: Peer = {
    scope: { origin: base.origin, basePath: base.path, allowedOrigins: redirectOrigins },
    needles: prepareNeedles(addressSecrets),
    transport: mock
      ? createMockTransport(limits, samplesOf(planned, options))
      : shareConnections(createPoolTransport(base.origin, limits, proxies), limits),
    signer,
    limits,
    async holdsSecret(body, sending) {
      const carried = [...listSent(sending.credentials), ...listCarried(sending)];
      const redactor = redactorOf([...options.variables.values(), ...carried], shortestSent);
      return redactor !== undefined && (await redactBytes(body, redactor)) !== body;
    },
    redact: (address, credentials) =>
      pathMaskerOf([...secrets, ...credentials])(
        withoutSecretParameters(address, [...options.variables.values(), ...credentials]),
      ),
    log,
    describeAddress: (origin, request, credentials) => {
      const address = origin === base.origin ? redact(request) : origin + request.target;
      const redacted = peer.redact(address, credentials);
      return toShownUrl(known.redactorFor(listSent(credentials))?.text(redacted) ?? redacted);
    },
    carriesCredential: createCredentialFinder(signer, secrets),
    refused: warning('upstream refused our credential'),
    unfollowed: warning('redirect not followed'),
  };
  const shown: ObservedUpstream = {
    namespace,
    serverAddress: serverAddressOf(base),
    redact,
    propagates: !mock,
  };

  const prepare = (index: number, filling: Filling): Result<Pick<Sending, 'request' | 'credentials' | 'prepared'>> => {
    const prepared = planned.requests[index];
    if (prepared === undefined) return fail(noSuchOperation);
    const credentials =
      signer === undefined
        ? none
        : (fixedCredentials[index] ?? fillCredentials(prepared, { slots: filling.args.slots, variables }));
    if (!credentials.ok) return credentials;
    const request = fillRequest(prepared, filling);
    return request.ok ? ok({ request: request.value, credentials: credentials.value, prepared }) : request;
  };

  const deadlines = new Deadlines(namespace, timeoutMs);
  /** Sends a request with one of the exchanges, and removes secrets from the answer. */
  const sendWith = (exchangeWith: typeof exchange, { index, args, context }: Call): Promise<Result<RawReply>> => {
    const sending = prepare(index, { base, args, context, variables });
    if (!sending.ok) return Promise.resolve(sending);
    const { request, credentials, prepared } = sending.value;
    const { forwardedHeaders, requestId, cancellation } = context;
    const deadline = deadlines.begin(cancellation);
    const complete = { request, credentials, prepared, deadline, forwardedHeaders, requestId };
    return exchangeWith(peer, complete).then(
      (answered) => {
        deadline.close();
        return answered.ok ? finish(answered, credentials, context) : answered;
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
    credentials: readonly string[],
    context: DirectContext,
  ): Result<RawReply> | Promise<Result<RawReply>> => {
    if (mock) return ok({ ...answered.value, isSample: true });
    const sent = listSent(credentials);
    const others = known.listOthers(sent);
    if (others.length > 0) context.onSecrets?.(others);
    const redactor = known.redactorFor(sent);
    if (redactor === undefined) return answered;
    const redacted = redactAnswer(answered.value, redactor);
    return 'then' in redacted ? redacted.then(ok) : ok(redacted);
  };
  const sendDirectly: DirectClient['sendDirectly'] = (index, args, context) =>
    sendWith(exchangeDirectly, { index, args, context });

  return {
    secrets: known.fixed,
    addresses: secrets.filter((value) => !addressSecrets.includes(value)),
    variesSecrets: credentials.vary,
    send(index, args, { signal, observed, ...context }) {
      const observedExchange: typeof exchange = (to, sending) =>
        observeExchange(shown, sending.request, observed, () => exchange(to, sending));
      return sendWith(observedExchange, { index, args, context: { ...context, cancellation: cancellationOf(signal) } });
    },
    ...(mock ? {} : { sendDirectly }),
    preview(index, args, context) {
      const hidden = { base: { ...base, path: '' }, args, context, variables: new MaskedVariables(variables) };
      const sending = prepare(index, hidden);
      if (!sending.ok) return sending;
      const { request, credentials, prepared } = sending.value;
      if (signer !== undefined) signMasked(signer, request, credentials);
      if (request.misplaced !== undefined) return fail(reportMisplaced(prepared, request.misplaced));
      return previewOf(request, base, options.variables);
    },
    async forward(forwarded, { signal, observed, requestId }) {
      const parts = planned.forward;
      if (parts === undefined) return fail(noSuchOperation);
      const credentials = signer === undefined ? ok([]) : fillCredentials(parts, { slots: [], variables });
      if (!credentials.ok) return credentials;
      const request = fillForward(parts, forwarded, { base, signer: planned.signer, variables });
      if (!request.ok) return request;
      const { body } = forwarded;
      const answered = await observeExchange(shown, request.value, observed, () =>
        passOn(peer, { request: request.value, body, credentials: credentials.value, parts, signal, requestId }),
      );
      const redactor = known.redactorFor(listSent(credentials.value));
      if (!answered.ok || redactor === undefined) return answered;
      const inBody = options.redactsForwarded === true || isRedacted(answered.value.status);
      return redactForwarded(answered.value, redactor, { namespace, inBody: inBody && forwarded.method !== 'HEAD' });
    },
    renew: () => peer.transport.renew?.(),
    close: () => peer.transport.close(),
  };
}

/** The credentials that are the same for all calls, and whether there are others. */
function listCredentials(
  { requests, forward, signer }: PlannedUpstream,
  { variables, mock }: ConsumeOptions,
): {
  readonly fixed: readonly string[];
  readonly vary: boolean;
  /** The credentials of each request; a failure when they depend on the call. */
  readonly ofRequests: readonly Result<readonly string[]>[];
} {
  if (mock || signer === undefined) return { fixed: [], vary: false, ofRequests: [] };
  const fill = (parts: RequestParts) => fillCredentials(parts, { slots: [], variables });
  const ofRequests = requests.map(fill);
  const filled = forward === undefined ? ofRequests : [...ofRequests, fill(forward)];
  return {
    ofRequests,
    fixed: filled.flatMap((one) => (one.ok ? (signer.secrets?.(one.value) ?? one.value) : [])),
    vary: filled.some(({ ok: isFixed }) => !isFixed),
  };
}

const samplesOf = (
  { requests }: PlannedUpstream,
  { sampleNeeds }: ConsumeOptions,
): ReturnType<typeof makeSampleAnswers> =>
  makeSampleAnswers(
    requests.map(({ node }) => node),
    sampleNeeds,
  );

const none = ok<readonly string[]>([]);

/** The failure for an index that the plan does not have; it can only occur through a defect in the engine. */
const noSuchOperation = {
  code: 'unavailable',
  kind: 'call-unavailable',
  pointer: '',
  reason: 'The upstream has no such operation.',
} as const;

/** Variables whose values are all `***`, for previews. Without a source, every name has such a value. */
class MaskedVariables extends Map<string, string> {
  readonly #source: ReadonlyMap<string, string> | undefined;

  constructor(source?: ReadonlyMap<string, string>) {
    super();
    this.#source = source;
  }

  override get(name: string): string | undefined {
    return this.#source?.has(name) === false ? undefined : mask;
  }

  override has(name: string): boolean {
    return this.#source?.has(name) ?? true;
  }
}
