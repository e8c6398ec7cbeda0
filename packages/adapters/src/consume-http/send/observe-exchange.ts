import type { ExchangeObservation, Observation, Result } from '@naftiko/engine';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { withoutCredentialParameters } from '../redact/secrets.js';

/** The properties of an upstream that telemetry records. */
export interface ObservedUpstream {
  readonly namespace: string;
  /** Host name, without the port. */
  readonly serverAddress: string;
  /** An address for display. */
  redact(request: OutgoingRequest): string;
  /** Whether trace headers are sent upstream; false for `--mock`, whose answers show the request. */
  readonly propagates: boolean;
}

/**
 * Sends a request in a span of its own, which includes redirects and a second attempt after a challenge. Trace headers
 * are not sent to another origin. Called before the request is signed, so that the observed address contains no
 * credential.
 */
export function observeExchange<Reply extends { readonly status: number }>(
  upstream: ObservedUpstream,
  request: OutgoingRequest,
  observed: Observation | undefined,
  send: () => Promise<Result<Reply>>,
): Promise<Result<Reply>> {
  if (observed === undefined) return send();
  const { namespace, serverAddress, propagates } = upstream;
  const url = toShownUrl(upstream.redact(request));
  const observation = observed.beginExchange({ method: request.method, url, namespace, serverAddress });
  if (propagates) for (const [name, value] of observation.headers) request.setHeader(name, value);
  return send().then((answer) => {
    reportOutcome(observation, answer);
    return answer;
  });
}

/** An address with masked secrets, for spans and log lines. */
export const toShownUrl = (address: string): string => shorten(withoutCredentialParameters(address));

/** Shortens an address, because traces are kept in memory and a value of a caller may be very long. */
const shorten = (url: string): string => (url.length <= maxUrlLength ? url : `${url.slice(0, maxUrlLength)}…`);

const maxUrlLength = 2_048;

function reportOutcome(observation: ExchangeObservation, answer: Result<{ readonly status: number }>): void {
  if (answer.ok) observation.recordAnswer(answer.value.status);
  else observation.failed(answer.failure);
}
