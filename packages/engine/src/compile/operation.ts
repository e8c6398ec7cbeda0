import type { Diagnostic, JsonObject } from '@naftiko/spec';
import type { Input, InputContract } from '../contract/input-contract.js';
import type { Plan } from '../plan/plan.js';

/** A REST operation, a tool, a resource or a function, ready to run. */
export interface Operation {
  /** Unique in the deployment, for logs and spans: `shipyard-mcp.get-ship`. */
  readonly id: string;
  readonly contract: InputContract;
  readonly plan: Plan;
  /**
   * JSON Schema of what the outputs declare, where they make every answer an object; nothing in it is required, and
   * every member may be null. Values are not converted: those of an upstream may be of any type, the declared one first.
   * `undefined`: the answer may be anything.
   */
  readonly resultSchema: JsonObject | undefined;
  /** What the first upstream call says about itself, for tools without a description of their own. */
  readonly fallbackDescription: string | undefined;
}

/** An operation, or the diagnostic that says why there is none. The document's other units are served all the same. */
export type Unit =
  | { readonly ok: true; readonly operation: Operation }
  | {
      readonly ok: false;
      readonly reason: Diagnostic;
      /** What it would have taken, as far as that is known. */
      readonly inputs: readonly Input[];
    };
