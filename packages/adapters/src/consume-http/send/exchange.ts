import { fail, type FailureCause, type RawReply, type Result, type Signer, type UpstreamLog } from '@naftiko/engine';
import { logAttempt, type RefusedCredentials } from './log-attempt.js';
import { readHeaderText, withHeaderText } from './header-bytes.js';
import { OutgoingRequest } from '../request/outgoing-request.js';
import type { Deadline } from './deadline.js';
import type { PreparedFrame, PreparedRequest } from '../plan/prepared-request.js';
import { readAnswer } from './read-answer.js';
import { allOf, headerOf, type Transport, type WireAnswer, type WireLimits } from './transport.js';

/** The upstream of an exchange. */
export interface Peer {
  /** The only origin that may receive credentials. */
  readonly origin: string;
  readonly transport: Transport;
  readonly signer: Signer | undefined;
  readonly limits: WireLimits;
  /** Whether a body contains a secret, which must not leave the origin. */
  holdsSecret(body: Uint8Array): boolean;
  /**
   * An address for logs and answers: without parameters that hold a credential or a value of the environment, and with
   * such values in its path masked.
   */
  redact(address: string, credentials: readonly string[]): string;
  readonly log: UpstreamLog | undefined;
  /** The address of a request for the log. */
  describeAddress(origin: string, request: OutgoingRequest, credentials: readonly string[]): string;
  /** Whether a request carries a credential of this program, from its `authentication` or bound to a parameter. */
  carriesCredential(request: OutgoingRequest): boolean;
  /** Warns of refused credentials; absent without a log. */
  readonly refused: RefusedCredentials | undefined;
}

/** A filled request and its signing. */
export interface Sending {
  readonly request: OutgoingRequest;
  readonly credentials: readonly string[];
  readonly prepared: PreparedRequest;
  readonly deadline: Deadline;
  /** The id of the caller's request, for log lines. */
  readonly requestId: string | undefined;
}

const redirectLimit = 8;

/**
 * Signs and sends a request, answers a challenge once, follows redirects, and reads the answer.
 * Source: specification 03, sections 5 and 6.
 */
export async function exchange(peer: Peer, sending: Sending): Promise<Result<RawReply>> {
  let hop: Hop = { origin: peer.origin, home: true, request: sending.request, redirects: 0 };
  let answer = await sendHop(peer, hop, sending);
  for (let redirects = 0; answer.ok && redirects < redirectLimit; redirects += 1) {
    const next: Hop | undefined = findNextHop(peer, hop, answer.value, sending.credentials);
    if (next === undefined) break;
    hop = next;
    answer = await sendHop(peer, hop, sending);
  }
  return answer.ok ? readAnswer(withRedactedLocation(answer.value, peer, sending.credentials), peer.limits) : answer;
}

/** An answer whose `Location` can be shown to the caller. */
export function withRedactedLocation<Answer extends Pick<WireAnswer, 'headers'>>(
  answer: Answer,
  peer: Peer,
  credentials: readonly string[],
): Answer {
  const location = headerOf(answer, 'location');
  if (location === undefined) return answer;
  const shown = withHeaderText(location, (text) => peer.redact(text, credentials));
  return { ...answer, headers: { ...answer.headers, location: shown } };
}

interface Hop {
  readonly origin: string;
  /** Whether all hops stayed on the origin: after another origin, credentials are not sent even on the way back. */
  readonly home: boolean;
  readonly request: OutgoingRequest;
  /** The number of redirects followed before. */
  readonly redirects: number;
}

async function sendHop(peer: Peer, hop: Hop, sending: Sending): Promise<Result<WireAnswer>> {
  const answer = await signAndSend(peer, hop, sending);
  if (hop.home && answer.ok) reportRefusal(peer, sending.prepared.label, hop.request, answer.value.status, sending);
  return answer;
}

async function signAndSend(peer: Peer, hop: Hop, sending: Sending): Promise<Result<WireAnswer>> {
  const { transport, signer, log } = peer;
  const { credentials, prepared, deadline, requestId } = sending;
  const { request, origin, redirects } = hop;
  const delivery = { origin, request, operation: prepared.node };
  const url = (): string => peer.describeAddress(origin, request, credentials);
  const line = { log, label: prepared.label, method: request.method, url, redirects, requestId };
  const send = (attempt: number): Promise<Result<WireAnswer>> =>
    logAttempt({ ...line, attempt }, () => transport.send(delivery, deadline));
  if (signer === undefined || !hop.home) return send(1);

  signer.sign(request, credentials);
  if (request.misplaced !== undefined) return fail(reportMisplaced(prepared, request.misplaced));
  const answer = await send(1);
  if (!answer.ok || answer.value.status !== 401) return answer;
  const challenge = allOf(answer.value, 'www-authenticate');
  if (challenge === undefined || signer.challenged?.(readHeaderText(challenge)) !== true) return answer;
  signer.sign(request, credentials);
  return send(2);
}

/** The caller cannot fix a refused credential of this program: the operator has to be warned. */
export function reportRefusal(
  { refused, carriesCredential }: Pick<Peer, 'refused' | 'carriesCredential'>,
  label: string,
  request: OutgoingRequest,
  status: number,
  { requestId }: Pick<Sending, 'requestId'>,
): void {
  if (refused === undefined || (status !== 401 && status !== 403) || !carriesCredential(request)) return;
  refused.warn({ label, requestId }, status);
}

/** A request without its declared credential is never sent. */
export const reportMisplaced = ({ label }: PreparedFrame, name: string): FailureCause => ({
  code: 'value-refused',
  operation: label,
  name,
  reason: 'the credential has no place in this request',
});

const redirects = new Set([301, 302, 303, 307, 308]);

/** Headers that may be sent to any origin: they describe the content, not the sender. */
const harmless = new Set(['accept', 'accept-encoding', 'user-agent', 'content-type']);

function findNextHop(
  peer: Peer,
  { origin, home, request, redirects: followed }: Hop,
  answer: WireAnswer,
  credentials: readonly string[],
): Hop | undefined {
  const written = headerOf(answer, 'location');
  // As in browsers, bytes that are valid UTF-8 are decoded.
  const location = written === undefined ? undefined : readHeaderText(written);
  const here = origin + request.target;
  if (!redirects.has(answer.status) || location === undefined || !URL.canParse(location, here)) return undefined;
  const url = new URL(location, here);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;

  const becomesGet =
    (answer.status === 303 && request.method !== 'HEAD') ||
    ((answer.status === 301 || answer.status === 302) && request.method === 'POST');
  const atHome = home && url.origin === peer.origin;
  const body = becomesGet ? undefined : request.unsignedBody;
  if (!atHome && body !== undefined && peer.holdsSecret(body)) return undefined;

  const kept = headersOf(
    request,
    (name) => (atHome || harmless.has(name)) && (body !== undefined || name !== 'content-type'),
  );
  const method = becomesGet ? 'GET' : request.method;
  const { pathname: path, search } = atHome ? url : new URL(peer.redact(url.href, credentials));
  // A path with a credential cannot be followed: without the credential it is another address.
  if (path !== url.pathname) return undefined;
  const next = new OutgoingRequest({ method, path, query: search.slice(1), headers: kept, body, redirected: true });
  return { origin: url.origin, home: atHome, request: next, redirects: followed + 1 };
}

function headersOf({ headers }: OutgoingRequest, keep: (name: string) => boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (keep(name.toLowerCase())) kept.push(name, headers[index + 1] ?? '');
  }
  return kept;
}
