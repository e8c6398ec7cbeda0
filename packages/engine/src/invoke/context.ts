import type { Scope } from '../expression/scope.js';
import type { ConsumeClient } from '../ports/consume.js';
import type { Observation } from '../ports/observation.js';
import type { ScriptHost } from '../ports/script-runner.js';

/** The open things of one deployment. */
export interface RuntimeContext {
  readonly variables: ReadonlyMap<string, string>;
  /** One per consume plan, in the order of `Capability.consumes`. */
  readonly clients: readonly ConsumeClient[];
  readonly scripts: ScriptHost;
  /** Answers are samples, whose rows know nothing of what is sought: a lookup takes the first one. */
  readonly sampled?: boolean;
}

/** What a caller brings along besides inputs. */
export interface Caller {
  readonly signal: AbortSignal;
  /** Headers the operator asked to pass on; names lower case. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Hears of every step that went well, as soon as it has. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** What the operation is a part of, where somebody watches. */
  readonly observed?: Observation | undefined;
  /** Of the request, for log lines. */
  readonly requestId?: string | undefined;
}

/** A step of a plan that has done its work. */
export interface FinishedStep {
  readonly name: string;
  /** Counted from 1. */
  readonly position: number;
  /** How many steps the plan has. */
  readonly total: number;
}

/** One execution of one operation. */
export interface InvocationContext {
  readonly scope: Scope;
  readonly runtime: RuntimeContext;
  readonly caller: Caller;
}
