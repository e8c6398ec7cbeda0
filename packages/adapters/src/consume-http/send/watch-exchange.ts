import type { ExchangeObservation, Observation, Result } from '@naftiko/engine';
import type { OutgoingRequest } from './outgoing-request.js';
import { withoutCredentialParameters } from './secrets.js';

/** The facts about an upstream for telemetry. */
export interface WatchedUpstream {
  readonly namespace: string;
  /** Host name, without the port. */
  readonly serverAddress: string;
  /** An address for display. */
  redact(request: OutgoingRequest): string;
  /** Whether trace headers are sent upstream; not to a mock, which shows the request. */
  readonly propagates: boolean;
}

/**
 * Sends a request within a span that covers redirects and a second attempt with credentials. The request carries trace
 * headers; on a redirect to another origin they are dropped with all other headers that are not harmless.
 * Called before the request is signed, so that the address contains no credential yet.
 */
export async function watchExchange<Reply extends { readonly status: number }>(
  upstream: WatchedUpstream,
  request: OutgoingRequest,
  observed: Observation | undefined,
  send: () => Promise<Result<Reply>>,
): Promise<Result<Reply>> {
  if (observed === undefined) return send();
  const { namespace, serverAddress, propagates } = upstream;
  const url = shownUrl(upstream.redact(request));
  const watched = observed.exchange({ method: request.method, url, namespace, serverAddress });
  if (propagates) for (const [name, value] of watched.headers) request.setHeader(name, value);
  const answer = await send();
  tell(watched, answer);
  return answer;
}

/** An address with masked secrets, for spans and log lines. */
export const shownUrl = (address: string): string => shortened(withoutCredentialParameters(address));

/** A caller's value may be a whole document, and traces are kept. */
const shortened = (url: string): string => (url.length <= longestUrl ? url : `${url.slice(0, longestUrl)}…`);

const longestUrl = 2_048;

function tell(watched: ExchangeObservation, answer: Result<{ readonly status: number }>): void {
  if (answer.ok) watched.answered(answer.value.status);
  else watched.failed(answer.failure);
}
