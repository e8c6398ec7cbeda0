import type { Diagnostic, JsonObject } from '@naftiko/spec';
import type { Input, InputContract } from '../schema/input-contract.js';
import type { Plan } from '../run/plan.js';

/** A REST operation, a tool, a resource or a function, ready to run. */
export interface Operation {
  /** Unique in the deployment, for logs and spans: `shipyard-mcp.get-ship`. */
  readonly id: string;
  readonly contract: InputContract;
  readonly plan: Plan;
  /**
   * JSON Schema of the declared outputs, where every answer is an object; no member is required, and every member may
   * be null. Values are not converted: those of an upstream may be of any type, with the declared one listed first.
   * `undefined`: the answer may be anything.
   */
  readonly resultSchema: JsonObject | undefined;
  /** JSON Schema of the answer as its outputs declare it, of any type; `undefined` where nothing is declared. */
  readonly answerSchema: JsonObject | undefined;
  /** The description of the first upstream call, for tools without a description of their own. */
  readonly fallbackDescription: string | undefined;
}

/** An operation, or the diagnostic why there is none. Other units of the document are still served. */
export type Unit =
  | { readonly ok: true; readonly operation: Operation }
  | {
      readonly ok: false;
      readonly reason: Diagnostic;
      /** Its inputs, as far as they are known. */
      readonly inputs: readonly Input[];
    };
