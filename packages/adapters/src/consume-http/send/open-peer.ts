import { defaultConnectionLimits, type ConsumeOptions, type UpstreamSettings } from '@naftiko/engine';
import { redactBytes, redactorOf, secretsOf } from '@naftiko/runtime';
import type { BaseAddress } from '../plan/base-address.js';
import { listAddressSecrets } from '../redact/address-secrets.js';
import { KnownSecrets } from '../redact/known-secrets.js';
import { prepareNeedles } from '../redact/mask-location.js';
import { maskerOf, pathMaskerOf, withoutSecretParameters } from '../redact/secrets.js';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { makeSampleAnswers } from '../sample/sample-answer.js';
import { createPoolTransport } from '../wire/pool-transport.js';
import { shareConnections } from '../wire/share-connections.js';
import type { Transport, WireLimits } from '../wire/transport.js';
import type { CallCredentials } from './call-credentials.js';
import { createCredentialFinder } from './carried-credential.js';
import { listCarried, type UpstreamPeer } from './exchange.js';
import { AnswerWarning } from './log-attempt.js';
import { mask } from './masked-variables.js';
import { createMockTransport } from './mock-upstream.js';
import { toShownUrl, type ObservedUpstream } from './observe-exchange.js';
import type { PlannedUpstream } from './planned-upstream.js';

/** The options of an upstream, with those of the operator for its origin. */
export type PeerOptions = ConsumeOptions & UpstreamSettings;

/** An upstream with its connections, and what is known of its secrets. */
export interface OpenPeer {
  readonly peer: UpstreamPeer;
  /** For telemetry. */
  readonly shown: ObservedUpstream;
  /** The secrets that are removed from answers. */
  readonly known: KnownSecrets;
  /** Values of the environment that are not removed from answers, because they are parts of the address. */
  readonly addresses: readonly string[];
}

/** Opens the connections to an upstream, or with `--mock` the transport that answers instead of it. */
export function openPeer(
  planned: PlannedUpstream,
  base: BaseAddress,
  credentials: CallCredentials,
  options: PeerOptions,
): OpenPeer {
  const { namespace } = planned;
  const { mock, log, redirectOrigins = [] } = options;
  const signer = mock ? undefined : planned.signer?.open();
  const limits = limitsOf(namespace, options);
  const secrets = secretsOf(options.variables);
  const addressSecrets = listAddressSecrets(secrets, base);
  const answerSecrets = options.credentials ? listAddressSecrets(options.credentials, base) : addressSecrets;
  const known = new KnownSecrets([...answerSecrets, ...credentials.fixed]);
  const maskSecrets = maskerOf(secrets);
  const maskPath = pathMaskerOf(secrets);
  const redact = ({ target }: OutgoingRequest): string => {
    const path = target.slice(base.path.length);
    const masked = maskSecrets(maskPath(withoutSecretParameters(path, options.variables.values())));
    return base.displayUrl + (known.redactorFor([])?.text(masked) ?? masked);
  };
  const warning = (message: string): AnswerWarning | undefined =>
    log === undefined || mock ? undefined : new AnswerWarning(log, namespace, message);
  const peer: UpstreamPeer = {
    scope: { origin: base.origin, basePath: base.path, allowedOrigins: redirectOrigins },
    needles: prepareNeedles(addressSecrets),
    transport: openTransport(planned, base.origin, limits, options),
    signer,
    limits,
    async holdsSecret(body, sending) {
      const carried = [...credentials.listSent(sending.credentials), ...listCarried(sending)];
      const redactor = redactorOf([...options.variables.values(), ...carried], shortestSent);
      return redactor !== undefined && (await redactBytes(body, redactor)) !== body;
    },
    redact: (address, sent) =>
      pathMaskerOf([...secrets, ...sent])(withoutSecretParameters(address, [...options.variables.values(), ...sent])),
    log,
    describeAddress: (origin, request, sent) => {
      const address = origin === base.origin ? redact(request) : origin + request.target;
      const redacted = peer.redact(address, sent);
      return toShownUrl(known.redactorFor(credentials.listSent(sent))?.text(redacted) ?? redacted);
    },
    carriesCredential: createCredentialFinder(signer, secrets),
    refused: warning('upstream refused our credential'),
    redirectWarning: warning('redirect not followed'),
  };
  const shown = {
    namespace,
    serverAddress: serverAddressOf(base),
    describe: describeRepeatedly(redact),
    propagates: !mock,
  };
  return { peer, shown, known, addresses: secrets.filter((value) => !addressSecrets.includes(value)) };
}

/** An address without secrets is found once while requests have the same target: 1 % of a small request that is traced. */
function describeRepeatedly(redact: (request: OutgoingRequest) => string): ObservedUpstream['describe'] {
  let lastTarget: string | undefined;
  let described = '';
  return (request) => {
    const { target } = request;
    if (target !== lastTarget) {
      lastTarget = target;
      described = toShownUrl(redact(request));
    }
    return described;
  };
}

/** The length of the shortest value whose presence in a body prevents sending the body to another origin. */
const shortestSent = 4;

function limitsOf(namespace: string, options: PeerOptions): WireLimits {
  const { timeoutMs, connectTimeoutMs, bodyLimitBytes, connectionLimits = defaultConnectionLimits } = options;
  return { namespace, connectTimeoutMs, bodyLimitBytes, idleTimeoutMs: timeoutMs, ...connectionLimits };
}

function openTransport(
  { requests }: PlannedUpstream,
  origin: string,
  limits: WireLimits,
  { mock, proxies, sampleNeeds }: PeerOptions,
): Transport {
  if (!mock) return shareConnections(createPoolTransport(origin, limits, proxies), limits);
  const operations = requests.map(({ node }) => node);
  return createMockTransport(limits, makeSampleAnswers(operations, sampleNeeds));
}

/** The host for display; anything that is not a plain host is redacted entirely. */
const serverAddressOf = ({ displayUrl }: BaseAddress): string =>
  URL.canParse(displayUrl) ? new URL(displayUrl).hostname.replace(/^\[|\]$/g, '') : mask;
