import type { TraceIds } from '@naftiko/engine';
import type { Fields } from '../logs/log.js';

/** The log fields of a trace position. Source: OpenTelemetry, "Trace Context in non-OTLP Log Formats". */
export const traceFields = (ids: TraceIds | undefined): Fields =>
  ids === undefined ? {} : { trace_id: ids.traceId, span_id: ids.spanId };
