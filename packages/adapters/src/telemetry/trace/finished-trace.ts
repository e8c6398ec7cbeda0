import { SpanKind, SpanStatusCode, type HrTime } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { TraceDetail, TracedSpan, TraceSummary } from '@naftiko/runtime';

/** A trace whose root has ended; described on demand. */
export interface FinishedTrace {
  readonly root: ReadableSpan;
  /** In the order of completion, the root last. */
  readonly spans: readonly ReadableSpan[];
}

export function summaryOf({ root, spans }: FinishedTrace): TraceSummary {
  return {
    traceId: root.spanContext().traceId,
    operation: root.name,
    operationId: operationIdOf(spans),
    durationMs: Math.floor(msOf(root.duration)),
    status: statusOf(root),
    spanCount: spans.length,
    timestamp: new Date(msOf(root.startTime)).toISOString(),
  };
}

export function detailOf(trace: FinishedTrace): TraceDetail {
  const startMs = msOf(trace.root.startTime);
  return { ...summaryOf(trace), spans: trace.spans.map((span) => describeSpan(span, startMs)) };
}

function describeSpan(span: ReadableSpan, startMs: number): TracedSpan {
  return {
    spanId: span.spanContext().spanId,
    parentSpanId: span.parentSpanContext?.spanId,
    name: span.name,
    kind: kinds[span.kind],
    durationMs: Math.floor(msOf(span.duration)),
    startOffsetMs: Math.max(0, Math.floor(msOf(span.startTime) - startMs)),
    status: statusOf(span),
    attributes: Object.fromEntries(
      Object.entries(span.attributes).flatMap(([key, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [],
      ),
    ),
  };
}

/** The id of the deepest span that belongs to an operation of the document; children end before their parents. */
function operationIdOf(spans: readonly ReadableSpan[]): string | undefined {
  const id = spans.find(({ name }) => naming.has(name))?.attributes['naftiko.operation.id'];
  return typeof id === 'string' ? id : undefined;
}

const naming = new Set(['mcp.tool', 'rest.request', 'skill.request']);

const statusOf = ({ status }: ReadableSpan): 'OK' | 'ERROR' => (status.code === SpanStatusCode.ERROR ? 'ERROR' : 'OK');

const msOf = ([seconds, nanoseconds]: HrTime): number => seconds * 1e3 + nanoseconds / 1e6;

const kinds = {
  [SpanKind.INTERNAL]: 'INTERNAL',
  [SpanKind.SERVER]: 'SERVER',
  [SpanKind.CLIENT]: 'CLIENT',
  [SpanKind.PRODUCER]: 'PRODUCER',
  [SpanKind.CONSUMER]: 'CONSUMER',
} as const satisfies Record<SpanKind, TracedSpan['kind']>;
