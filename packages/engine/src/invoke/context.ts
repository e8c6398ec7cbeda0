import type { Scope } from '../expression/scope.js';
import type { ConsumeClient } from '../ports/consume.js';
import type { ScriptHost } from '../ports/script-runner.js';

/** The open things of one deployment. */
export interface World {
  readonly variables: ReadonlyMap<string, string>;
  /** One per consume plan, in the order of `Capability.consumes`. */
  readonly clients: readonly ConsumeClient[];
  readonly scripts: ScriptHost;
}

/** What a caller brings along besides inputs. */
export interface Caller {
  readonly signal: AbortSignal;
  /** Headers the operator asked to pass on; names lower case. */
  readonly forwardedHeaders: readonly (readonly [string, string])[];
}

/** One execution of one operation. */
export interface InvocationContext {
  readonly scope: Scope;
  readonly world: World;
  readonly caller: Caller;
}
