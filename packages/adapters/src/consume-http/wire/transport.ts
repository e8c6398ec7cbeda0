import type { Readable } from 'node:stream';
import type { ConsumedOperation } from '@naftiko/spec';
import type { ConnectionLimits, LongBody, Result } from '@naftiko/engine';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import type { Deadline } from './deadline.js';

/** The limits of an upstream. */
export interface WireLimits extends ConnectionLimits {
  readonly namespace: string;
  readonly connectTimeoutMs: number;
  /** The longest pause of a stream. An answer that is read as a whole has a deadline instead (see deadline.ts). */
  readonly idleTimeoutMs: number;
  readonly bodyLimitBytes: number;
}

/** A received answer: the body may still be compressed. */
export interface WireAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
  /** The same body in parts; `body` joins them. */
  readonly longBody?: LongBody | undefined;
}

/** An answer whose body is still arriving, compressed or not. */
export interface WireStream extends Pick<WireAnswer, 'status' | 'headers'> {
  /** Ends with an error when the upstream disconnects. Destroying it closes the connection. */
  readonly body: Readable;
}

/** A request and its origin. */
export interface Delivery {
  readonly origin: string;
  readonly request: OutgoingRequest;
  readonly operation: ConsumedOperation;
}

/** A request to the upstream's own origin with a streamed body. */
export interface PreparedExchange {
  readonly request: OutgoingRequest;
  readonly body: Uint8Array | AsyncIterable<Uint8Array> | undefined;
}

/** Receives the outcome of a request. Called once. */
export type Settle = (result: Result<WireAnswer>) => void;

/** Sends one request to its origin and returns the answer, whatever the status. */
export interface Transport {
  /** Calls back instead of returning a promise, because an exchange needs only one. */
  send(delivery: Delivery, deadline: Deadline, settle: Settle): void;
  /** Sends one request without waiting for the body of the answer. The signal can abort it at any time. */
  stream(passage: PreparedExchange, signal: AbortSignal): Promise<Result<WireStream>>;
  /** Opens new connections for requests from now on; those in use end with their exchange. */
  renew?(): void;
  close(): Promise<void>;
}

/** The value of a header; the first one if the upstream repeats it. */
export function headerOf(answer: Pick<WireAnswer, 'headers'>, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}

/** All values of a header, joined. */
export function allOf(answer: Pick<WireAnswer, 'headers'>, name: string): string | undefined {
  const value = answer.headers[name];
  return typeof value === 'string' || value === undefined ? value : value.join(', ');
}
