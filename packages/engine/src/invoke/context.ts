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
  /**
   * Variables that are credentials, and credentials in the document. They are removed from failures, and from other answers
   * where the operator or the adapter asks for it.
   */
  readonly secrets?: readonly string[];
  /** The time limit for decoding one answer in a worker thread. */
  readonly decodeTimeoutMs: number;
  /**
   * Whether answers are samples (`--mock`). Their items are made up, so that a lookup without a match returns the first
   * item.
   */
  readonly sampled?: boolean;
  /**
   * Whether there are fast paths, which have the same results in less time: `runDirectCall` for plans of one call,
   * `sendDirectly` for calls of steps, mapping in the thread that decodes. Absent: yes. Tests run both ways.
   */
  readonly fastPaths?: boolean;
}

/** The context of a request besides its inputs. */
export interface RequestContext {
  readonly cancellation: Cancellation;
  /** Headers that the operator has configured to pass on; names lower case. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
  /** Receives every step as soon as it succeeds. Must not throw. */
  readonly onStep?: ((done: FinishedStep) => void) | undefined;
  /** The span that is open: of the operation or of its step; `undefined` without telemetry. */
  readonly observed?: Observation | undefined;
  /** Whether a mapped answer may be serialized JSON (`RawReply`) instead of a value. */
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
  readonly caller: RequestContext;
}
