import type { TextMapPropagator } from '@opentelemetry/api';
import type { Instruments } from './instruments.js';
import type { Tracing } from './tracing.js';

/** What spans and metrics are recorded with. */
export interface TelemetryDependencies {
  readonly tracing: Tracing;
  readonly instruments: Instruments;
  readonly propagator: TextMapPropagator;
  /** `info.label`. */
  readonly capability: string | undefined;
}
