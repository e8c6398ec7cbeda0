import { SpanKind } from '@opentelemetry/api';
import type { TraceDetail, TracedSpan, TraceSummary } from '@naftiko/runtime';
import { attributesOf, type RecordedSpan } from './recorded-span.js';

/** Describes a trace by its root, which has ended. */
export const summaryOf = (root: RecordedSpan): TraceSummary => summarize(root, listSpans(root));

/** Like `summaryOf`, with all spans. */
export function detailOf(root: RecordedSpan): TraceDetail {
  const spans = listSpans(root);
  return { ...summarize(root, spans), spans: spans.map((span) => describeSpan(span, root)) };
}

/** The ended spans of a trace, in the order of completion, the root last. */
function listSpans(root: RecordedSpan): readonly RecordedSpan[] {
  const spans: RecordedSpan[] = [];
  for (let span: RecordedSpan | undefined = root; span !== undefined; span = span.endedBefore) spans.push(span);
  return spans.reverse();
}

const summarize = (root: RecordedSpan, spans: readonly RecordedSpan[]): TraceSummary => ({
  traceId: root.traceId,
  operation: root.shape.name,
  operationId: operationIdOf(spans),
  durationMs: durationMsOf(root),
  status: statusOf(root),
  spanCount: spans.length,
  timestamp: new Date(root.originMs + root.startedMs).toISOString(),
});

const describeSpan = (span: RecordedSpan, root: RecordedSpan): TracedSpan => ({
  spanId: span.spanId,
  parentSpanId: span.parent?.spanId,
  name: span.shape.name,
  kind: kinds[span.shape.kind],
  durationMs: durationMsOf(span),
  startOffsetMs: Math.max(0, Math.floor(span.startedMs - root.startedMs)),
  status: statusOf(span),
  attributes: Object.fromEntries(
    Object.entries(attributesOf(span)).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [],
    ),
  ),
});

/** The id of the deepest span that belongs to an operation of the document; children end before their parents. */
function operationIdOf(spans: readonly RecordedSpan[]): string | undefined {
  const id = spans.find(({ shape }) => naming.has(shape.name))?.shape.attributes['naftiko.operation.id'];
  return typeof id === 'string' ? id : undefined;
}

const naming = new Set(['mcp.tool', 'rest.request', 'skill.request']);

const statusOf = ({ failure }: RecordedSpan): 'OK' | 'ERROR' => (failure === undefined ? 'OK' : 'ERROR');

const durationMsOf = ({ startedMs, endedMs }: RecordedSpan): number => Math.floor(endedMs - startedMs);

const kinds = {
  [SpanKind.INTERNAL]: 'INTERNAL',
  [SpanKind.SERVER]: 'SERVER',
  [SpanKind.CLIENT]: 'CLIENT',
  [SpanKind.PRODUCER]: 'PRODUCER',
  [SpanKind.CONSUMER]: 'CONSUMER',
} as const satisfies Record<SpanKind, TracedSpan['kind']>;
