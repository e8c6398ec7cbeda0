import type { Failure, Plan } from '@naftiko/engine';

/** The fields of a failure in a log line. */
export interface FailureFields {
  readonly code: Failure['code'];
  readonly step?: string;
  /** The consumed operation whose call failed, or its namespace when the operation is not known. */
  readonly upstream?: string;
  /** The status of the upstream's answer, if any. */
  readonly upstream_status?: number;
}

/** The log fields of a failure: codes, names and statuses, without any text of callers or upstreams. */
export function failureFieldsOf(failure: Failure, plan?: Plan): FailureFields {
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
  'upstream-busy',
  'upstream-too-large',
  'decode-failed',
]);

/** The call of the failed step, or the only call. */
function upstreamOf(failure: Failure, plan: Plan | undefined): string | undefined {
  const calls = plan?.steps.filter(({ calls: called }) => called !== undefined) ?? [];
  const failed =
    failure.step === undefined && calls.length === 1 ? calls[0] : calls.find(({ name }) => name === failure.step);
  return failed?.calls?.signature.label ?? ('namespace' in failure ? failure.namespace : undefined);
}
