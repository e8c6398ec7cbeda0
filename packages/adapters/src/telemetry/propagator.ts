import type { TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { B3InjectEncoding, B3Propagator } from '@opentelemetry/propagator-b3';
import type { Propagation } from './plan-telemetry.js';

/** Reads and writes the trace headers. B3 is read in both its forms, whichever is written. */
export const propagatorOf = (propagations: readonly Propagation[]): TextMapPropagator =>
  new CompositePropagator({ propagators: propagations.map((propagation) => makers[propagation]()) });

const makers: Readonly<Record<Propagation, () => TextMapPropagator>> = {
  tracecontext: () => new W3CTraceContextPropagator(),
  baggage: () => new W3CBaggagePropagator(),
  b3: () => new B3Propagator({ injectEncoding: B3InjectEncoding.SINGLE_HEADER }),
  b3multi: () => new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER }),
};
