import type { Failure, FailureCause } from './failure.js';

/** The outcome of an action while serving. */
export type Result<T> = Success<T> | Failed;

interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

interface Failed {
  readonly ok: false;
  readonly failure: Failure;
}

export const ok = <T>(value: T): Success<T> => ({ ok: true, value });

export const fail = (failure: FailureCause | Failure): Failed => ({ ok: false, failure });
