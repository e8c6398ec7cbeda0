import type { FinishedStep, Observation } from '@naftiko/engine';

/** The request for which an operation runs. */
export interface InvokeOptions {
  readonly signal: AbortSignal;
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Receives every step that succeeds. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** The trace of the request; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** The id of the request, for log lines. */
  readonly requestId?: string | undefined;
}
