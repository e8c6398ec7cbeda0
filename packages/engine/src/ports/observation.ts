import type { Failure } from '../value/failure.js';

/** Where something stands in a trace, as log lines show it: lower-case hexadecimal, as in W3C trace contexts. */
export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * Something that goes on and is watched; what is begun through it is watched as a part of it.
 *
 * Absent where nobody watches, so that watching costs nothing then. Told names, codes and addresses without secrets,
 * never inputs, bodies or headers. Nothing here throws; `end` is called once. Source: specification 04, section d.3.
 */
export interface Observation {
  /** `undefined` where no span stands behind it. */
  readonly ids: TraceIds | undefined;
  step(step: ObservedStep): Observation;
  /** `<namespace>.<function>` */
  aggregateFunction(ref: string): Observation;
  exchange(exchange: ObservedExchange): ExchangeObservation;
  end(failure?: Failure): void;
}

/** A step of an orchestration; a unit that only calls has none. */
export type ObservedStep = {
  /** Counted from 0. */
  readonly index: number;
  /** Of the adapter or the aggregate that the step belongs to. */
  readonly namespace: string;
} & (
  | { readonly kind: 'call'; readonly call: string }
  | { readonly kind: 'lookup'; readonly match: string }
  | { readonly kind: 'script'; readonly file: string; readonly language: string | undefined }
);

/** A request that goes out to an upstream. */
export interface ObservedExchange {
  readonly method: string;
  /** Without user info, and without the values of parameters that hold a credential. */
  readonly url: string;
  /** The consumed namespace. */
  readonly namespace: string;
  /** Host name, without the port. */
  readonly serverAddress: string;
}

export interface ExchangeObservation {
  /** Headers that tell the upstream which trace it is in; names lower case. */
  readonly headers: readonly (readonly [string, string])[];
  /** The upstream answered, with whatever status. */
  answered(status: number): void;
  /** No answer came: `transport`, `timeout`, … */
  failed(failure: Failure): void;
}
