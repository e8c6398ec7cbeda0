import type { Operation } from '../compile/operation.js';
import { runDirectCall } from '../run/direct-call.js';
import { runPlan } from '../run/run-plan.js';
import { fail, type Result } from '../value/result.js';
import type { Reply } from '../value/reply.js';
import type { Values } from '../value/value.js';
import type { RequestContext, RuntimeContext } from './context.js';

/** Reports an unexpected exception and returns an incident id. The caller receives the id instead of details. */
export type OnDefect = (operation: Operation, cause: unknown) => string;

const nothing: Values = new Map();

/**
 * Runs an operation: checks its inputs and runs its plan. An unexpected exception is the failure `internal`. Never
 * throws.
 */
export function invoke(
  operation: Operation,
  inputs: Values,
  caller: RequestContext,
  runtime: RuntimeContext,
  onDefect: OnDefect,
): Promise<Result<Reply>> {
  const onThrown = (cause: unknown): Result<Reply> => fail({ code: 'internal', incident: onDefect(operation, cause) });
  try {
    const accepted = operation.contract.accept(inputs);
    if (!accepted.ok) return Promise.resolve(accepted);
    const scope = { inputs: accepted.value, steps: nothing, variables: runtime.variables };
    const context = { scope, runtime, caller };
    const done = runDirectCall(operation.plan, context) ?? runPlan(operation.plan, context);
    return done.catch(onThrown);
  } catch (cause) {
    return Promise.resolve(onThrown(cause));
  }
}
