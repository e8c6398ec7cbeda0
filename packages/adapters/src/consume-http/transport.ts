import type { Result } from '@naftiko/engine';
import type { OutgoingRequest } from './outgoing-request.js';
import type { Patience } from './patience.js';
import type { PreparedRequest } from './prepared-request.js';

/** An answer as it came: the body may still be compressed. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Takes one request to an origin and brings its answer, whatever the status. */
export interface Transport {
  send(
    origin: string,
    request: OutgoingRequest,
    patience: Patience,
    prepared: PreparedRequest,
  ): Promise<Result<WireAnswer>>;
  close(): Promise<void>;
}

/** The one value of a header; the first where an upstream repeats it. */
export function headerOf(answer: WireAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}

/** All values of a header, joined. */
export function allOf(answer: WireAnswer, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
