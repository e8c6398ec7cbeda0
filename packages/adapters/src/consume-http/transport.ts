import type { ConsumedOperation } from '@naftiko/spec';
import type { Result } from '@naftiko/engine';
import type { OutgoingRequest } from './outgoing-request.js';
import type { Patience } from './patience.js';

/** An answer as it came: the body may still be compressed. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** A request and where it goes. */
export interface Delivery {
  readonly origin: string;
  readonly request: OutgoingRequest;
  readonly operation: ConsumedOperation;
}

/** Takes one request to its origin and brings the answer, whatever the status. */
export interface Transport {
  send(delivery: Delivery, patience: Patience): Promise<Result<WireAnswer>>;
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
