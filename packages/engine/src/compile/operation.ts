import type { Diagnostic, JsonObject } from '@naftiko/spec';
import type { Input, InputContract } from '../schema/input-contract.js';
import type { Plan } from '../run/plan.js';

/** A compiled unit (a route, a tool or a resource): what it takes and the plan that answers it. */
export interface Operation {
  /** `<namespace>.<name>`, for logs and spans: `shipyard-mcp.get-ship`. */
  readonly id: string;
  readonly contract: InputContract;
  readonly plan: Plan;
  /**
   * JSON Schema of the declared outputs when every answer is an object; `undefined` when an answer can be of another
   * type. No member is required, and every member may be null. A value from an upstream is not converted, so that its
   * schema allows every type and lists the declared one first.
   */
  readonly resultSchema: JsonObject | undefined;
  /** JSON Schema of the answer as its outputs declare it, of any type; `undefined` where nothing is declared. */
  readonly answerSchema: JsonObject | undefined;
  /** The description of the first upstream call, for tools without a description of their own. */
  readonly fallbackDescription: string | undefined;
}

/**
 * A compiled unit, or the reason why it is broken. A broken unit is not served; the other units of the document are.
 */
export type Unit =
  | { readonly ok: true; readonly operation: Operation }
  | {
      readonly ok: false;
      readonly reason: Diagnostic;
      /** Its inputs as far as they are known, for `inspect`. */
      readonly inputs: readonly Input[];
    };
