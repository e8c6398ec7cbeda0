import type { Operation } from '../compile/operation.js';
import { runDirectCall } from '../run/direct-call.js';
import { runPlan } from '../run/run-plan.js';
import { fail, type Result } from '../value/result.js';
import type { Reply } from '../value/reply.js';
import type { Values } from '../value/value.js';
import type { Caller, RuntimeContext } from './context.js';

/** Reports an unexpected exception and returns an incident id. The caller receives the id instead of details. */
export type OnDefect = (operation: Operation, cause: unknown) => string;

const nothing: Values = new Map();

/**
 * Runs an operation: checks its inputs and runs its plan. An unexpected exception is the failure `internal`. Never
 * throws.
 */
export async function invoke(
  operation: Operation,
  inputs: Values,
  caller: Caller,
  runtime: RuntimeContext,
  onDefect: OnDefect,
): Promise<Result<Reply>> {
  try {
    const accepted = operation.contract.accept(inputs);
    if (!accepted.ok) return accepted;
    const scope = { inputs: accepted.value, steps: nothing, variables: runtime.variables };
    const context = { scope, runtime, caller };
    return await (runDirectCall(operation.plan, context) ?? runPlan(operation.plan, context));
  } catch (cause) {
    return fail({ code: 'internal', incident: onDefect(operation, cause) });
  }
}
