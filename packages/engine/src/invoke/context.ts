import type { Scope } from '../expression/scope.js';
import type { ConsumeClient } from '../ports/consume.js';
import type { Cancellation } from '../ports/cancellation.js';
import type { Observation } from '../ports/observation.js';
import type { ScriptHost } from '../ports/script-runner.js';

/** What operations of one generation use while they run: values of variables, clients of upstreams, scripts. */
export interface RuntimeContext {
  readonly variables: ReadonlyMap<string, string>;
  /** One per consume plan, in the order of `Capability.consumes`. */
  readonly clients: readonly ConsumeClient[];
  readonly scripts: ScriptHost;
  /** The values that are removed from answers to callers: variables that are credentials, and credentials in the document. */
  readonly secrets?: readonly string[];
  /** The time limit for decoding one answer in a worker thread. */
  readonly decodeTimeoutMs: number;
  /**
   * Whether answers are samples (`--mock`). Their rows are made up, so that a lookup without a match returns the first
   * row.
   */
  readonly sampled?: boolean;
  /**
   * Whether plans of one call take the direct way (`runDirectCall`), which has the same results in less time. Absent:
   * yes. Tests run both ways.
   */
  readonly fastPaths?: boolean;
}

/** The context of a request besides its inputs. */
export interface Caller {
  readonly cancellation: Cancellation;
  /** Headers that the operator has configured to pass on; names lower case. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Receives every step as soon as it succeeds. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** The trace of the operation; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** Whether a mapped answer may be JSON that is written already, a raw reply. */
  readonly takesBytes?: boolean | undefined;
  /** The id of the request, for log lines. */
  readonly requestId?: string | undefined;
  /**
   * Receives secrets that only this request has sent upstream: credentials that come from inputs or from outputs of
   * steps.
   */
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
