import {
  fail,
  isRedirect,
  ok,
  type FailureCause,
  type RawReply,
  type Result,
  type Signer,
  type UpstreamLog,
} from '@naftiko/engine';
import { logAttempt, type AnswerWarning } from './log-attempt.js';
import { readHeaderText, withHeaderText } from './header-bytes.js';
import { OutgoingRequest } from '../request/outgoing-request.js';
import type { Deadline } from '../wire/deadline.js';
import type { RequestParts, PreparedRequest } from '../plan/prepared-request.js';
import { addCredentials, containsNeedle, maskLocation, type Needles } from '../redact/mask-location.js';
import { readAnswer } from './read-answer.js';
import { findTarget, type RedirectScope } from './redirect-target.js';
import { allOf, headerOf, type Transport, type WireAnswer, type WireLimits } from '../wire/transport.js';

/** The upstream of an exchange. */
export interface UpstreamPeer {
  /** The address that may receive credentials, and the other origins to which redirects are followed. */
  readonly scope: RedirectScope;
  readonly transport: Transport;
  readonly signer: Signer | undefined;
  readonly limits: WireLimits;
  /** Whether a body contains a secret, of the variables or of the call. Such a body is not sent to another origin. */
  holdsSecret(body: Uint8Array, sending: Pick<Sending, 'credentials' | 'forwardedHeaders'>): Promise<boolean>;
  /**
   * An address for logs. Parameters whose value is a credential or comes from the environment are removed; such values
   * in the path are masked.
   */
  redact(address: string, credentials: readonly string[]): string;
  /** Values of the environment, which are removed from addresses and bodies that the upstream has sent. */
  readonly needles: Needles;
  readonly log: UpstreamLog | undefined;
  /** The address of a request for the log. */
  describeAddress(origin: string, request: OutgoingRequest, credentials: readonly string[]): string;
  /** Whether a request contains a credential of this program, from `authentication` or in a parameter. */
  carriesCredential(request: OutgoingRequest): boolean;
  /** Logs refused credentials; `undefined` without a log. */
  readonly refused: AnswerWarning | undefined;
  /** Logs redirects that are not followed; `undefined` without a log. */
  readonly redirectWarning: AnswerWarning | undefined;
}

/** A filled request, and the data with which it is signed. */
export interface Sending {
  readonly request: OutgoingRequest;
  readonly credentials: readonly string[];
  readonly prepared: PreparedRequest;
  readonly deadline: Deadline;
  /** Headers of the caller, which may be credentials. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** The id of the caller's request, for log lines. */
  readonly requestId: string | undefined;
}

const redirectLimit = 8;

/**
 * Signs and sends a request, answers a challenge once, follows redirects, and reads the answer. `first` is the answer
 * of a request that is already signed and sent. Source: specification 03, sections 5 and 6.
 */
export async function exchange(
  peer: UpstreamPeer,
  sending: Sending,
  first?: Result<WireAnswer>,
): Promise<Result<RawReply>> {
  let hop: Hop = { origin: peer.scope.origin, isInBase: true, request: sending.request, redirects: 0 };
  let answer = await sendHop(peer, hop, sending, first);
  for (let redirects = 0; answer.ok && redirects < redirectLimit; redirects += 1) {
    const next: Hop | undefined = await findNextHop(peer, hop, answer.value, sending);
    if (next === undefined) break;
    hop = next;
    answer = await sendHop(peer, hop, sending);
  }
  if (!answer.ok) return answer;
  const masked = withMaskedLocation(answer.value, peer, sending.credentials);
  if (redirects.has(masked.status)) reportUnfollowed(peer, hop, masked, sending);
  const read = await readAnswer(masked, peer.limits);
  return read.ok && isRedirect(read.value.status) ? ok(withoutSecretBody(read.value, peer, sending)) : read;
}

/** Removes secrets from the `Location` of an answer. */
export function withMaskedLocation<Answer extends Pick<WireAnswer, 'headers'>>(
  answer: Answer,
  { needles }: Pick<UpstreamPeer, 'needles'>,
  credentials: readonly string[],
): Answer {
  const location = headerOf(answer, 'location');
  if (location === undefined) return answer;
  const masked = withHeaderText(location, (text) => maskLocation(text, addCredentials(needles, credentials)));
  return masked === location ? answer : { ...answer, headers: { ...answer.headers, location: masked } };
}

/** Warns the operator about a redirect that was not followed, with the origin, which only the operator can allow. */
function reportUnfollowed(
  { redirectWarning: unfollowed }: UpstreamPeer,
  { origin, request }: Hop,
  masked: WireAnswer,
  { prepared: { label }, requestId }: Sending,
): void {
  const location = headerOf(masked, 'location');
  const here = origin + request.target;
  if (unfollowed === undefined || location === undefined || !URL.canParse(location, here)) return;
  unfollowed.warn({ label, requestId }, masked.status, { to: new URL(location, here).origin });
}

/** The longest body of a redirect that is searched for secrets; a longer one is removed. */
const maxSearchedBytes = 64 * 1024;

/**
 * Removes the body of a redirect that was not followed when the body repeats a secret: such bodies usually contain the
 * target.
 */
function withoutSecretBody(reply: RawReply, { needles }: UpstreamPeer, { credentials }: Sending): RawReply {
  const repeatsSecret =
    reply.body.length > maxSearchedBytes ||
    containsNeedle(new TextDecoder().decode(reply.body), addCredentials(needles, credentials));
  return repeatsSecret ? { ...reply, body: new Uint8Array() } : reply;
}

interface Hop {
  readonly origin: string;
  /**
   * Whether this request and all before it went to the origin of the upstream. After another origin, credentials are
   * not sent again, even to the upstream itself.
   */
  readonly isInBase: boolean;
  readonly request: OutgoingRequest;
  /** The number of redirects that were followed before. */
  readonly redirects: number;
}

async function sendHop(
  peer: UpstreamPeer,
  hop: Hop,
  sending: Sending,
  first?: Result<WireAnswer>,
): Promise<Result<WireAnswer>> {
  const answer = await signAndSend(peer, hop, sending, first);
  if (hop.isInBase && answer.ok) reportRefusal(peer, sending.prepared.label, hop.request, answer.value.status, sending);
  return answer;
}

async function signAndSend(
  peer: UpstreamPeer,
  hop: Hop,
  sending: Sending,
  first: Result<WireAnswer> | undefined,
): Promise<Result<WireAnswer>> {
  const { transport, signer, log } = peer;
  const { credentials, prepared, deadline, requestId } = sending;
  const { request, origin, redirects } = hop;
  const delivery = { origin, request, operation: prepared.node };
  const url = (): string => peer.describeAddress(origin, request, credentials);
  const line = { log, label: prepared.label, method: request.method, url, redirects, requestId };
  const send = (attempt: number): Promise<Result<WireAnswer>> =>
    logAttempt({ ...line, attempt }, () => new Promise((settle) => transport.send(delivery, deadline, settle)));
  if (signer === undefined || !hop.isInBase) return first ?? send(1);

  if (first === undefined) {
    signer.sign(request, credentials);
    if (request.misplaced !== undefined) return fail(reportMisplaced(prepared, request.misplaced));
  }
  const answer = first ?? (await send(1));
  if (!answer.ok || answer.value.status !== 401) return answer;
  const challenge = allOf(answer.value, 'www-authenticate');
  if (challenge === undefined || signer.challenged?.(readHeaderText(challenge), request) !== true) return answer;
  signer.sign(request, credentials);
  return send(2);
}

/** Warns the operator that the upstream has refused a credential of this program; the caller cannot correct it. */
export function reportRefusal(
  { refused, carriesCredential }: Pick<UpstreamPeer, 'refused' | 'carriesCredential'>,
  label: string,
  request: OutgoingRequest,
  status: number,
  { requestId }: Pick<Sending, 'requestId'>,
): void {
  if (refused === undefined || (status !== 401 && status !== 403) || !carriesCredential(request)) return;
  refused.warn({ label, requestId }, status);
}

/** The failure of a request to which its declared credential cannot be added. Such a request is not sent. */
export const reportMisplaced = ({ label }: RequestParts, name: string): FailureCause => ({
  code: 'value-refused',
  operation: label,
  name,
  reason: 'the credential has no place in this request',
});

const redirects = new Set([301, 302, 303, 307, 308]);

/** Headers that may be sent to any origin: they describe the content, not the sender. */
const sentToAnyOrigin = new Set(['accept', 'accept-encoding', 'user-agent', 'content-type']);

/** The request that follows a redirect; `undefined`: the redirect is not followed. */
async function findNextHop(
  peer: UpstreamPeer,
  { origin, isInBase: home, request, redirects: followed }: Hop,
  answer: WireAnswer,
  sending: Sending,
): Promise<Hop | undefined> {
  const written = redirects.has(answer.status) ? headerOf(answer, 'location') : undefined;
  if (written === undefined) return undefined;
  // Bytes that are valid UTF-8 are decoded, as in browsers.
  const target = findTarget(readHeaderText(written), origin + request.target, peer.scope);
  if (target === undefined) return undefined;

  const becomesGet =
    (answer.status === 303 && request.method !== 'HEAD') ||
    ((answer.status === 301 || answer.status === 302) && request.method === 'POST');
  const { url } = target;
  const staysInBase = home && target.isInBase;
  const body = becomesGet ? undefined : request.unsignedBody;
  if (!staysInBase && body !== undefined && (await peer.holdsSecret(body, sending))) return undefined;

  const kept = headersOf(
    request,
    (name) => (staysInBase || sentToAnyOrigin.has(name)) && (body !== undefined || name !== 'content-type'),
  );
  const method = becomesGet ? 'GET' : request.method;
  const address = staysInBase ? url : withoutSecrets(url, peer, listCarried(sending));
  if (address === undefined) return undefined;
  const { pathname: path, search } = address;
  const next = new OutgoingRequest({ method, path, query: search.slice(1), headers: kept, body, redirected: true });
  return { origin: url.origin, isInBase: staysInBase, request: next, redirects: followed + 1 };
}

/** The values of a call that only its upstream may receive: credentials, and the values of the caller's headers. */
export const listCarried = ({
  credentials,
  forwardedHeaders,
}: Pick<Sending, 'credentials' | 'forwardedHeaders'>): readonly string[] => [
  ...credentials,
  ...forwardedHeaders.flatMap(([name, value]) => (sentToAnyOrigin.has(name.toLowerCase()) ? [] : [value])),
];

/**
 * An address without parameters that contain a secret; `undefined` if its path contains one, because the address
 * without it would be a different one.
 */
function withoutSecrets(url: URL, { needles }: UpstreamPeer, credentials: readonly string[]): URL | undefined {
  const masked = maskLocation(url.href, addCredentials(needles, credentials));
  if (!URL.canParse(masked)) return undefined;
  const address = new URL(masked);
  return address.pathname === url.pathname && address.origin === url.origin ? address : undefined;
}

function headersOf({ headers }: OutgoingRequest, keep: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (keep(name.toLowerCase())) kept.push(name, headers[index + 1] ?? '');
  }
  return kept;
}
