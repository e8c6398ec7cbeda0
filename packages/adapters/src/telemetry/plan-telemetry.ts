import type { TelemetrySettings } from '@naftiko/runtime';
import { OtelVariables } from './environment.js';
import { planExport, type ExportPlan } from './plan-export.js';

/** What telemetry is opened with, decided. */
export interface TelemetryPlan {
  /** What all spans and metrics say of the process. */
  readonly resource: Readonly<Record<string, string>>;
  /** `info.label`. */
  readonly capability: string | undefined;
  readonly version: string;
  readonly sampler: SamplerPlan;
  readonly propagators: readonly Propagation[];
  readonly localMetrics: boolean;
  /** How many traces are kept; 0: none. */
  readonly keptTraces: number;
  readonly export: ExportPlan;
}

export interface SamplerPlan {
  /** The part of the traces that is recorded. */
  readonly ratio: number;
  /** Whether a caller that is in a trace decides instead. */
  readonly followsParent: boolean;
}

export type Propagation = 'tracecontext' | 'baggage' | 'b3' | 'b3multi';

export interface PlannedTelemetry {
  /** `undefined`: switched off, or nobody could ever see what is watched. */
  readonly plan: TelemetryPlan | undefined;
  /** What was asked for and is not done, in sentences. */
  readonly warnings: readonly string[];
}

/** Decides what is watched and who sees it: the environment over the document over defaults (specification 04, d.2). */
export function planTelemetry(settings: TelemetrySettings): PlannedTelemetry {
  const { observability, label, version } = settings;
  const variables = new OtelVariables(settings.environment);
  if (variables.says('OTEL_SDK_DISABLED') || observability?.enabled === false) return off;
  const warnings: string[] = [];
  const exported = planExport(variables, settings.otlpEndpoint, warnings);
  const isExported = exported.traces !== undefined || exported.metrics !== undefined;
  if (observability === undefined && !isExported) return { plan: undefined, warnings };
  const localMetrics = observability?.metricsLocal ?? true;
  const localTraces = observability?.tracesLocal ?? true;
  if (!localMetrics && !localTraces && !isExported) return { plan: undefined, warnings };
  const plan: TelemetryPlan = {
    resource: resourceOf(variables, label),
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

function resourceOf(variables: OtelVariables, label: string | undefined): Readonly<Record<string, string>> {
  const given = variables.pairs('OTEL_RESOURCE_ATTRIBUTES');
  const own = label === undefined ? 'naftiko' : `naftiko-${label}`;
  return { 'service.name': own, ...given, ...named(variables.text('OTEL_SERVICE_NAME')) };
}

const named = (name: string | undefined): Readonly<Record<string, string>> =>
  name === undefined ? {} : { 'service.name': name };

function samplerOf(variables: OtelVariables, ratio: number, warnings: string[]): SamplerPlan {
  const documented: SamplerPlan = { ratio, followsParent: true };
  const asked = variables.text('OTEL_TRACES_SAMPLER')?.toLowerCase();
  if (asked === undefined) return documented;
  const [, parent, kind] = /^(parentbased_)?(always_on|always_off|traceidratio)$/.exec(asked) ?? [];
  const followsParent = parent !== undefined;
  switch (kind) {
    case 'always_on':
      return { ratio: 1, followsParent };
    case 'always_off':
      return { ratio: 0, followsParent };
    case 'traceidratio':
      return { ratio: ratioOf(variables.text('OTEL_TRACES_SAMPLER_ARG'), warnings), followsParent };
    default:
      warnings.push('OTEL_TRACES_SAMPLER names no sampler that is known here; the sampling of the document is used');
      return documented;
  }
}

function ratioOf(text: string | undefined, warnings: string[]): number {
  if (text === undefined) return 1;
  const ratio = Number(text);
  if (ratio >= 0 && ratio <= 1) return ratio;
  warnings.push('OTEL_TRACES_SAMPLER_ARG is no number from 0 to 1; every trace is recorded');
  return 1;
}

function propagatorsOf(variables: OtelVariables, documented: 'w3c' | 'b3', warnings: string[]): readonly Propagation[] {
  const asked = variables.text('OTEL_PROPAGATORS');
  if (asked === undefined) return documented === 'b3' ? ['b3multi'] : ['tracecontext', 'baggage'];
  const names = asked.split(',').map((name) => name.trim().toLowerCase());
  const known = names.filter(isPropagation);
  if (names.some((name) => name !== 'none' && name !== '' && !isPropagation(name))) {
    warnings.push('OTEL_PROPAGATORS names one that is not known here; there are tracecontext, baggage, b3 and b3multi');
  }
  return names.includes('none') ? [] : known;
}

const isPropagation = (name: string): name is Propagation =>
  name === 'tracecontext' || name === 'baggage' || name === 'b3' || name === 'b3multi';
