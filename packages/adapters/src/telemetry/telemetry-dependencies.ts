import type { Instruments } from './instruments.js';
import type { TraceHeaders } from './trace/trace-headers.js';
import type { Tracing } from './trace/tracing.js';

/** What spans and metrics are recorded with. */
export interface TelemetryDependencies {
  readonly tracing: Tracing;
  readonly instruments: Instruments;
  readonly headers: TraceHeaders;
  /** `info.label`. */
  readonly capability: string | undefined;
}
