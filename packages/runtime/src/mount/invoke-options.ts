import type { FinishedStep, Observation } from '@naftiko/engine';

/** The request that an operation is run for. */
export interface InvokeOptions {
  readonly signal: AbortSignal;
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Receives every step that succeeds. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** The observation that the call is part of; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** Of the request, for log lines. */
  readonly requestId?: string | undefined;
}
