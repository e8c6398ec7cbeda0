import type { Observation, Result } from '@naftiko/engine';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import { withoutCredentialParameters } from '../redact/secrets.js';

/** The properties of an upstream that telemetry records. */
export interface ObservedUpstream {
  readonly namespace: string;
  /** Host name, without the port. */
  readonly serverAddress: string;
  /** The address of a request for display, without secrets. */
  readonly describe: (request: OutgoingRequest) => string;
  /** Whether trace headers are sent upstream; false for `--mock`, whose answers show the request. */
  readonly propagates: boolean;
}

/** Sends a request in a span of its own, if there is one above it. */
export async function observeExchange<Reply extends { readonly status: number }>(
  upstream: ObservedUpstream,
  request: OutgoingRequest,
  observed: Observation | undefined,
  send: () => Promise<Result<Reply>>,
): Promise<Result<Reply>> {
  const report = beginObservation(upstream, request, observed);
  const answer = await send();
  report?.(answer);
  return answer;
}

/**
 * Begins the span of a request, which includes redirects and a second attempt after a challenge. Trace headers are not
 * sent to another origin. Called before the request is signed, so that the observed address contains no credential.
 * Returns the function that ends the span with the outcome; `undefined`: the request is not traced.
 */
export function beginObservation(
  { namespace, serverAddress, propagates, describe }: ObservedUpstream,
  request: OutgoingRequest,
  observed: Observation | undefined,
): ((answer: Result<{ readonly status: number }>) => void) | undefined {
  if (observed === undefined) return undefined;
  const url = describe(request);
  const observation = observed.beginExchange({ method: request.method, url, namespace, serverAddress });
  if (propagates) for (const [name, value] of observation.headers) request.setHeader(name, value);
  return (answer) => {
    if (answer.ok) observation.recordAnswer(answer.value.status);
    else observation.failed(answer.failure);
  };
}

/** An address with masked secrets, for spans and log lines. */
export const toShownUrl = (address: string): string => shorten(withoutCredentialParameters(address));

/** Shortens an address, because traces are kept in memory and a value of a caller may be very long. */
const shorten = (url: string): string => (url.length <= maxUrlLength ? url : `${url.slice(0, maxUrlLength)}…`);

const maxUrlLength = 2_048;
