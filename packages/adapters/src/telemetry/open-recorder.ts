import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace-base';
import type { Log, Telemetry } from '@naftiko/runtime';
import { Instruments } from './instruments.js';
import { MetricsOnDemand } from './metrics-on-demand.js';
import { openExport } from './open-export.js';
import type { SamplerPlan, TelemetryPlan } from './plan-telemetry.js';
import { propagatorOf } from './propagator.js';
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
      exporter: destination === undefined ? undefined : { name: 'otlp', endpoint: shownAddress(destination.url) },
      shutdown: () => Promise.allSettled([tracing.shutdown(), metering.shutdown()]),
    },
  );
}

/** The instrumentation scope of the reference engine, which dashboards may query. */
const scopeName = 'io.naftiko.engine';

function samplerOf({ ratio, followsParent }: SamplerPlan): Sampler {
  const root =
    ratio >= 1 ? new AlwaysOnSampler() : ratio <= 0 ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
  return followsParent ? new ParentBasedSampler({ root }) : root;
}

/** The query may hold a key. */
const shownAddress = (url: string): string => url.replace(/[?#].*$/s, '');
