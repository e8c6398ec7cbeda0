import type { TelemetrySettings } from '@naftiko/runtime';
import { OtelVariables } from './environment.js';
import { planExport, type ExportPlan } from './plan-export.js';

/** The resolved settings of telemetry. */
export interface TelemetryPlan {
  /** The resource attributes of all spans and metrics. */
  readonly resource: Readonly<Record<string, string>>;
  /** `info.label`. */
  readonly capability: string | undefined;
  readonly version: string;
  readonly sampler: SamplerPlan;
  readonly propagators: readonly Propagation[];
  readonly localMetrics: boolean;
  /** The number of traces that are kept; 0 keeps none. */
  readonly keptTraces: number;
  readonly export: ExportPlan;
}

export interface SamplerPlan {
  /** The fraction of traces that is recorded, from 0 to 1. */
  readonly ratio: number;
  /** Whether the sampling decision of a caller's trace takes precedence. */
  readonly followsParent: boolean;
}

export type Propagation = 'tracecontext' | 'baggage' | 'b3' | 'b3multi';

export interface PlannedTelemetry {
  /** `undefined`: disabled, or no output is enabled. */
  readonly plan: TelemetryPlan | undefined;
  /** Settings that are not supported, in sentences. */
  readonly warnings: readonly string[];
}

/**
 * Plans recording and outputs: the environment takes precedence over the document, and both over defaults
 * (specification 04, d.2).
 */
export function planTelemetry(settings: TelemetrySettings): PlannedTelemetry {
  const { observability, label, version } = settings;
  const variables = new OtelVariables(settings.environment);
  if (variables.isTrue('OTEL_SDK_DISABLED') || observability?.enabled === false) return off;
  const warnings: string[] = [];
  const exported = planExport(variables, settings.otlpEndpoint, warnings);
  const isExported = exported.traces !== undefined || exported.metrics !== undefined;
  if (observability === undefined && !isExported) return { plan: undefined, warnings };
  const localMetrics = observability?.metricsLocal ?? true;
  const localTraces = observability?.tracesLocal ?? true;
  if (!localMetrics && !localTraces && !isExported) return { plan: undefined, warnings };
  const plan: TelemetryPlan = {
    resource: resourceOf(variables, settings),
    capability: label,
    version,
    sampler: samplerOf(variables, observability?.sampling ?? 1, warnings),
    propagators: propagatorsOf(variables, observability?.propagation ?? 'w3c', warnings),
    localMetrics,
    keptTraces: localTraces ? (observability?.traceBufferSize ?? defaultKeptTraces) : 0,
    export: exported,
  };
  return { plan, warnings };
}

const off: PlannedTelemetry = { plan: undefined, warnings: [] };

const defaultKeptTraces = 100;

function resourceOf(
  variables: OtelVariables,
  { label, instance }: TelemetrySettings,
): Readonly<Record<string, string>> {
  const given = variables.readPairs('OTEL_RESOURCE_ATTRIBUTES');
  const own = label === undefined ? 'naftiko' : `naftiko-${label}`;
  // Metrics of several processes with the same attributes would replace one another.
  const id = instance === undefined ? {} : { 'service.instance.id': instance };
  return { 'service.name': own, ...given, ...id, ...toServiceName(variables.readText('OTEL_SERVICE_NAME')) };
}

const toServiceName = (name: string | undefined): Readonly<Record<string, string>> =>
  name === undefined ? {} : { 'service.name': name };

function samplerOf(variables: OtelVariables, ratio: number, warnings: string[]): SamplerPlan {
  const documented: SamplerPlan = { ratio, followsParent: true };
  const asked = variables.readText('OTEL_TRACES_SAMPLER')?.toLowerCase();
  if (asked === undefined) return documented;
  const [, parent, kind] = /^(parentbased_)?(always_on|always_off|traceidratio)$/.exec(asked) ?? [];
  const followsParent = parent !== undefined;
  switch (kind) {
    case 'always_on':
      return { ratio: 1, followsParent };
    case 'always_off':
      return { ratio: 0, followsParent };
    case 'traceidratio':
      return { ratio: ratioOf(variables.readText('OTEL_TRACES_SAMPLER_ARG'), warnings), followsParent };
    default:
      warnings.push('OTEL_TRACES_SAMPLER names an unknown sampler; the sampling of the document is used');
      return documented;
  }
}

function ratioOf(text: string | undefined, warnings: string[]): number {
  if (text === undefined) return 1;
  const ratio = Number(text);
  if (ratio >= 0 && ratio <= 1) return ratio;
  warnings.push('OTEL_TRACES_SAMPLER_ARG is not a number from 0 to 1; every trace is recorded');
  return 1;
}

function propagatorsOf(variables: OtelVariables, documented: 'w3c' | 'b3', warnings: string[]): readonly Propagation[] {
  const asked = variables.readText('OTEL_PROPAGATORS');
  if (asked === undefined) return documented === 'b3' ? ['b3multi'] : ['tracecontext', 'baggage'];
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  const known = names.filter(isPropagation);
  if (names.some((name) => name !== 'none' && name !== '' && !isPropagation(name))) {
    warnings.push('OTEL_PROPAGATORS names an unknown propagator; known are tracecontext, baggage, b3 and b3multi');
  }
  return names.includes('none') ? [] : known;
}

const isPropagation = (name: string): name is Propagation =>
  name === 'tracecontext' || name === 'baggage' || name === 'b3' || name === 'b3multi';
