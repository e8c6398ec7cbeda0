import { ROOT_CONTEXT, TraceFlags, type SpanContext } from '@opentelemetry/api';
import { SamplingDecision, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-base';
import type { SamplerPlan } from '../plan-telemetry.js';

/** Decides whether a span is recorded. */
export type Sampling = (traceId: string, parent: SpanContext | undefined) => boolean;

/** The sampling that a document or the environment asks for: the samplers of the SDK, without their contexts. */
export function samplingOf({ ratio, followsParent }: SamplerPlan): Sampling {
  const isChosen = choose(ratio);
  return followsParent
    ? (traceId, parent) => (parent === undefined ? isChosen(traceId) : (parent.traceFlags & TraceFlags.SAMPLED) !== 0)
    : isChosen;
}

function choose(ratio: number): (traceId: string) => boolean {
  if (ratio >= 1) return () => true;
  if (ratio <= 0) return () => false;
  const sampler = new TraceIdRatioBasedSampler(ratio);
  return (traceId) => sampler.shouldSample(ROOT_CONTEXT, traceId).decision === SamplingDecision.RECORD_AND_SAMPLED;
}
