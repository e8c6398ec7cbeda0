import type { ExportResult } from '@opentelemetry/core';
import type { IMetricReader, MetricProducer, PushMetricExporter, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ExportPlan } from './plan-export.js';
import type { RateLimitedWarning } from './rate-limited-warning.js';

/** What takes spans and metrics to their collectors. */
export interface OpenExport {
  readonly spans: readonly SpanProcessor[];
  readonly metrics: readonly IMetricReader[];
}

/** Imports the exporters that are needed: they bring all of OTLP along. */
export async function openExport(
  plan: ExportPlan,
  counted: MetricProducer,
  warning: RateLimitedWarning,
): Promise<OpenExport> {
  const { timeoutMs: timeoutMillis } = plan;
  const spans: SpanProcessor[] = [];
  const metrics: IMetricReader[] = [];
  if (plan.traces !== undefined) {
    const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
    const exporter = new OTLPTraceExporter({ ...plan.traces, timeoutMillis });
    spans.push(new BatchSpanProcessor(tellingSpans(exporter, warning)));
  }
  if (plan.metrics !== undefined) {
    const { PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics');
    const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-proto');
    const exporter = tellingMetrics(new OTLPMetricExporter({ ...plan.metrics, timeoutMillis }), warning);
    const exportIntervalMillis = plan.metricsEveryMs;
    metrics.push(new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, metricProducers: [counted] }));
  }
  return { spans, metrics };
}

// The SDK would tell a handler that is one for the whole process; so failures are told here, and end here.

const tellingSpans = (exporter: SpanExporter, warning: RateLimitedWarning): SpanExporter => ({
  export: (spans: ReadableSpan[], done) => exporter.export(spans, telling('traces', warning, done)),
  forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  shutdown: () => exporter.shutdown(),
});

const tellingMetrics = (exporter: PushMetricExporter, warning: RateLimitedWarning): PushMetricExporter => ({
  export: (metrics: ResourceMetrics, done) => exporter.export(metrics, telling('metrics', warning, done)),
  forceFlush: () => exporter.forceFlush(),
  shutdown: () => exporter.shutdown(),
});

const telling =
  (signal: string, warning: RateLimitedWarning, done: (result: ExportResult) => void) =>
  ({ error }: ExportResult): void => {
    if (error !== undefined) warning.report(signal, reasonOf(error));
    done({ code: 0 });
  };

/** What the other end answered stays out: it may repeat what it was sent. */
function reasonOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'number') return `the collector answered HTTP ${code}`;
  return typeof code === 'string' ? code : 'the collector cannot be reached';
}
