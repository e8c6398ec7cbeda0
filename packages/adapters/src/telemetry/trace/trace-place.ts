import type { Context, SpanContext } from '@opentelemetry/api';

/** The place of a span in a trace. Passed explicitly, so that asynchronous code needs no storage. */
export interface TracePlace {
  /** What the caller has sent: a trace, baggage. */
  readonly received: Context;
  /** The span that is above; `undefined` for the root of a new trace. */
  readonly position: SpanContext | undefined;
  /** The clock of the trace: the wall-clock time of its `performance.now()`. */
  readonly originMs: number | undefined;
}
