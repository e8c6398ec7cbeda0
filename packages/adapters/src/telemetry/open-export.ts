import type { ExportResult } from '@opentelemetry/core';
import type { IMetricReader, MetricProducer, PushMetricExporter, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import type { ReadableSpan, SpanExporter, SpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { RateLimitedWarnings } from '@naftiko/runtime';
import type { ExportPlan } from './plan-export.js';

/** The exporters of spans and metrics. */
export interface OpenExport {
  readonly spans: readonly SpanProcessor[];
  readonly metrics: readonly IMetricReader[];
}

/** Imports the required exporters; each loads all of OTLP. */
export async function openExport(
  plan: ExportPlan,
  counted: MetricProducer,
  warnings: RateLimitedWarnings,
): Promise<OpenExport> {
  const { timeoutMs: timeoutMillis } = plan;
  const spans: SpanProcessor[] = [];
  const metrics: IMetricReader[] = [];
  if (plan.traces !== undefined) {
    const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base');
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
    const exporter = new OTLPTraceExporter({ ...plan.traces, timeoutMillis });
    spans.push(new BatchSpanProcessor(wrapSpans(exporter, warnings)));
  }
  if (plan.metrics !== undefined) {
    const { PeriodicExportingMetricReader } = await import('@opentelemetry/sdk-metrics');
    const { OTLPMetricExporter } = await import('@opentelemetry/exporter-metrics-otlp-proto');
    const exporter = wrapMetrics(new OTLPMetricExporter({ ...plan.metrics, timeoutMillis }), warnings);
    const exportIntervalMillis = plan.metricsEveryMs;
    metrics.push(new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, metricProducers: [counted] }));
  }
  return { spans, metrics };
}

// The SDK reports to a process-wide handler; so failures are logged here and not passed on.

const wrapSpans = (exporter: SpanExporter, warnings: RateLimitedWarnings): SpanExporter => ({
  export: (spans: ReadableSpan[], done) => exporter.export(spans, reportResult('traces', warnings, done)),
  forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  shutdown: () => exporter.shutdown(),
});

const wrapMetrics = (exporter: PushMetricExporter, warnings: RateLimitedWarnings): PushMetricExporter => ({
  export: (metrics: ResourceMetrics, done) => exporter.export(metrics, reportResult('metrics', warnings, done)),
  forceFlush: () => exporter.forceFlush(),
  shutdown: () => exporter.shutdown(),
});

const reportResult =
  (signal: string, warnings: RateLimitedWarnings, done: (result: ExportResult) => void) =>
  ({ error }: ExportResult): void => {
    // Without a topic: an unreachable collector is logged once, not for each export and signal.
    if (error !== undefined) warnings.warn('telemetry export failed', { signal, reason: reasonOf(error) });
    done({ code: 0 });
  };

/** The collector's answer is left out: it may repeat exported data. */
function reasonOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  if (typeof code === 'number') return `the collector answered HTTP ${code}`;
  return typeof code === 'string' ? code : 'the collector cannot be reached';
}
