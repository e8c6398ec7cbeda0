import type { TextMapPropagator, Tracer } from '@opentelemetry/api';
import type { Instruments } from './instruments.js';

/** What watching is done with. */
export interface Means {
  readonly tracer: Tracer;
  readonly instruments: Instruments;
  readonly propagator: TextMapPropagator;
  /** `info.label`. */
  readonly capability: string | undefined;
}
