import type { Failure } from '../value/failure.js';

/** The ids of a trace and a span for log lines: lower-case hexadecimal, as in the header `traceparent`. */
export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * An open span of a trace: of an operation, a function, a step or an exchange with an upstream. The `begin` methods
 * open child spans. There is no observation without telemetry. It receives names, codes and addresses without secrets,
 * never inputs, bodies or headers. No method throws; `end` is called once. Source: specification 04, section d.3.
 */
export interface Observation {
  /** `undefined` when the span is not recorded. */
  readonly ids: TraceIds | undefined;
  beginStep(step: ObservedStep): Observation;
  /** `<namespace>.<function>` */
  beginFunction(ref: string): Observation;
  beginExchange(exchange: ObservedExchange): ExchangeObservation;
  end(failure?: Failure): void;
}

/** A step of a unit with `steps`. A unit with `call` has no step spans. */
export type ObservedStep = {
  /** Counted from 0. */
  readonly index: number;
  /** The namespace of the adapter or the aggregate that the step belongs to. */
  readonly namespace: string;
} & (
  | { readonly kind: 'call'; readonly call: string }
  | { readonly kind: 'lookup'; readonly match: string }
  | { readonly kind: 'script'; readonly file: string; readonly language: string | undefined }
);

/** A request to an upstream. */
export interface ObservedExchange {
  readonly method: string;
  /** Without user info, and without the values of parameters that contain a credential. */
  readonly url: string;
  /** The consumed namespace. */
  readonly namespace: string;
  /** Host name, without the port. */
  readonly serverAddress: string;
}

export interface ExchangeObservation {
  /** Trace headers for the upstream; names lower case. */
  readonly headers: readonly (readonly [string, string])[];
  /** Records an answer of any status. */
  recordAnswer(status: number): void;
  /** Records that there was no answer: `transport`, `timeout`, … */
  failed(failure: Failure): void;
}
