import type { Cancellation, FinishedStep, Observation } from '@naftiko/engine';

/** The request for which an operation runs. */
export interface InvokeOptions {
  readonly signal: AbortSignal;
  /** The same event (`ServedRequest.cancellation`), for which no signal has to be created. Absent: `signal` is used. */
  readonly cancellation?: Cancellation | undefined;
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Receives every step that succeeds. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** The trace of the request; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** Whether a mapped answer may be JSON that is written already, a raw reply. */
  readonly takesBytes?: boolean | undefined;
  /** The id of the request, for log lines. */
  readonly requestId?: string | undefined;
}
