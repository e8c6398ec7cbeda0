import type { Scope } from '../expression/scope.js';
import type { ConsumeClient } from '../ports/consume.js';
import type { Observation } from '../ports/observation.js';
import type { ScriptHost } from '../ports/script-runner.js';

/** The open resources of one deployment. */
export interface RuntimeContext {
  readonly variables: ReadonlyMap<string, string>;
  /** One per consume plan, in the order of `Capability.consumes`. */
  readonly clients: readonly ConsumeClient[];
  readonly scripts: ScriptHost;
  /** The values that must not reach callers: those of the environment, and credentials of the document. */
  readonly secrets?: readonly string[];
  /** Whether answers are samples, whose rows are arbitrary: a lookup then takes the first row. */
  readonly sampled?: boolean;
}

/** The context of a request besides its inputs. */
export interface Caller {
  readonly signal: AbortSignal;
  /** Headers that the operator has configured to pass on; names lower case. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Receives every step as soon as it succeeds. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** The observation that the operation is part of; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** Of the request, for log lines. */
  readonly requestId?: string | undefined;
  /** Receives further secrets that were sent upstream: credentials that are outputs of steps, or inputs. */
  readonly onSecrets?: ((secrets: readonly string[]) => void) | undefined;
}

/** A finished step of a plan. */
export interface FinishedStep {
  readonly name: string;
  /** Counted from 1. */
  readonly position: number;
  /** The number of steps of the plan. */
  readonly total: number;
}

/** One execution of one operation. */
export interface InvocationContext {
  readonly scope: Scope;
  readonly runtime: RuntimeContext;
  readonly caller: Caller;
}
