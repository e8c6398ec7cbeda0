import type { TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { B3InjectEncoding, B3Propagator } from '@opentelemetry/propagator-b3';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace-base';
import type { Log, Telemetry } from '@naftiko/runtime';
import { Instruments } from './instruments.js';
import { openExport } from './open-export.js';
import type { Propagation, SamplerPlan, TelemetryPlan } from './plan-telemetry.js';
import { writePrometheusText } from './prometheus-text.js';
import { Recorder } from './recorder.js';
import { TraceRing } from './trace-ring.js';
import { Tracing } from './tracing.js';
import { RateLimitedWarning } from './rate-limited-warning.js';

/** Opens the SDK as planned. */
export async function openRecorder(plan: TelemetryPlan, log: Log): Promise<Telemetry> {
  const scope = { name: scopeName, version: plan.version };
  const instruments = new Instruments(scope, plan.capability);
  const { spans, metrics } = await openExport(plan.export, instruments, new RateLimitedWarning(log));
  const resource = defaultResource().merge(resourceFromAttributes(plan.resource));
  const ring = new TraceRing(plan.keptTraces);
  const onDemand = plan.localMetrics ? new MetricsOnDemand({ metricProducers: [instruments] }) : undefined;
  const tracing = new Tracing({
    resource,
    scope,
    sampler: samplerOf(plan.sampler),
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
      propagator: propagatorOf(plan.propagators),
      capability: plan.capability,
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

function samplerOf({ ratio, followsParent }: SamplerPlan): Sampler {
  const root =
    ratio >= 1 ? new AlwaysOnSampler() : ratio <= 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
  return followsParent ? new ParentBasedSampler({ root }) : root;
}

/** Reads and writes the trace headers. B3 headers are read in both their forms, and sent in the configured one. */
const propagatorOf = (propagations: readonly Propagation[]): TextMapPropagator =>
  new CompositePropagator({ propagators: propagations.map((propagation) => propagatorMakers[propagation]()) });

const propagatorMakers: Readonly<Record<Propagation, () => TextMapPropagator>> = {
  tracecontext: () => new W3CTraceContextPropagator(),
  baggage: () => new W3CBaggagePropagator(),
  b3: () => new B3Propagator({ injectEncoding: B3InjectEncoding.SINGLE_HEADER }),
  b3multi: () => new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER }),
};

/** The query may hold a key. */
const maskAddress = (url: string): string => url.split(/[?#]/, 1)[0]!;
