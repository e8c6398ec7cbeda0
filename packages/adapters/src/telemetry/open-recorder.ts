import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import { RateLimitedWarnings, type Log, type Telemetry } from '@naftiko/runtime';
import { Instruments } from './instruments.js';
import { openExport } from './open-export.js';
import type { TelemetryPlan } from './plan-telemetry.js';
import { writePrometheusText } from './prometheus-text.js';
import { Recorder } from './recorder.js';
import { prepareActivities } from './telemetry-dependencies.js';
import { samplingOf } from './trace/sampling.js';
import { TraceHeaders } from './trace/trace-headers.js';
import { TraceRing } from './trace/trace-ring.js';
import { Tracing } from './trace/tracing.js';

/** Opens the SDK as planned. */
export async function openRecorder(plan: TelemetryPlan, log: Log): Promise<Telemetry> {
  const scope = { name: scopeName, version: plan.version };
  const instruments = new Instruments(scope, plan.capability);
  const { spans, metrics } = await openExport(plan.export, instruments, new RateLimitedWarnings(log));
  const resource = defaultResource().merge(resourceFromAttributes(plan.resource));
  const ring = new TraceRing(plan.keptTraces);
  const onDemand = plan.localMetrics ? new MetricsOnDemand({ metricProducers: [instruments] }) : undefined;
  const tracing = new Tracing({
    source: { resource, scope },
    isSampled: samplingOf(plan.sampler),
    ring: plan.keptTraces === 0 ? undefined : ring,
    exporters: spans,
  });
  const metering = new MeterProvider({
    resource,
    readers: [...(onDemand === undefined ? [] : [onDemand]), ...metrics],
  });
  const destination = plan.export.traces ?? plan.export.metrics;
  return new Recorder(
    {
      tracing,
      instruments,
      headers: new TraceHeaders(plan.propagators),
      ...prepareActivities(instruments, plan.capability),
    },
    {
      traces: ring,
      readMetrics: async () => (await onDemand?.read()) ?? '',
      exporter: destination === undefined ? undefined : { name: 'otlp', endpoint: maskAddress(destination.url) },
      shutdown: () => Promise.allSettled([tracing.shutdown(), metering.shutdown()]),
    },
  );
}

/** The instrumentation scope of the reference engine, which dashboards may query. */
const scopeName = 'io.naftiko.engine';

/** Cumulative metrics that are read on request. */
class MetricsOnDemand extends MetricReader {
  #closed = false;

  /** The metrics as Prometheus text; empty once it is closed. */
  async read(): Promise<string> {
    if (this.#closed) return '';
    const { resourceMetrics } = await this.collect();
    return writePrometheusText(resourceMetrics);
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }
}

/** The query may hold a key. */
const maskAddress = (url: string): string => url.split(/[?#]/, 1)[0]!;
