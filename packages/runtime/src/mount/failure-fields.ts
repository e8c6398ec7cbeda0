import type { Failure, Plan } from '@naftiko/engine';

/** A failure in the fields of a log line. */
export interface FailureFields {
  readonly code: Failure['code'];
  readonly step?: string;
  /** The consumed operation that failed, or its namespace where only that is known. */
  readonly upstream?: string;
  /** What the upstream answered, where it did. */
  readonly upstream_status?: number;
}

/** Names what failed, for the log: codes, names and statuses, and nothing that a caller or an upstream wrote. */
export function failureFields(failure: Failure, plan?: Plan): FailureFields {
  const { code, step } = failure;
  const upstream = ofUpstreams.has(code) ? upstreamOf(failure, plan) : undefined;
  return {
    code,
    ...(step === undefined ? {} : { step }),
    ...(upstream === undefined ? {} : { upstream }),
    ...(code === 'upstream-status' ? { upstream_status: failure.reply.status } : {}),
  };
}

const ofUpstreams: ReadonlySet<Failure['code']> = new Set([
  'upstream-status',
  'upstream-unreachable',
  'upstream-timeout',
  'upstream-too-large',
  'decode-failed',
]);

/** The call of the step that failed, or the only one there is. */
function upstreamOf(failure: Failure, plan: Plan | undefined): string | undefined {
  const calls = plan?.steps.filter(({ calls: called }) => called !== undefined) ?? [];
  const failed =
    failure.step === undefined && calls.length === 1 ? calls[0] : calls.find(({ name }) => name === failure.step);
  return failed?.calls?.signature.label ?? ('namespace' in failure ? failure.namespace : undefined);
}
