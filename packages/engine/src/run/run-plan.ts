import type { Scope } from '../expression/scope.js';
import { fail, type Result } from '../value/result.js';
import type { Reply } from '../value/reply.js';
import type { InvocationContext } from '../invoke/context.js';
import type { Plan, Step, StepOutput } from './plan.js';

/** Runs a plan. The plan of an aggregate function has a span of its own. */
export async function runPlan(plan: Plan, context: InvocationContext): Promise<Result<Reply>> {
  const { observed } = context.caller;
  if (observed === undefined || plan.functionRef === undefined) return runSteps(plan, context);
  const functionSpan = observed.beginFunction(plan.functionRef);
  const done = await runSteps(plan, { ...context, caller: { ...context.caller, observed: functionSpan } });
  functionSpan.end(done.ok ? undefined : done.failure);
  return done;
}

/** Runs the steps in order, each with the outputs of earlier ones. The first failure stops the plan and names its step. */
async function runSteps(plan: Plan, context: InvocationContext): Promise<Result<Reply>> {
  let scope: Scope = context.scope;
  let last: StepOutput | undefined;
  const total = plan.steps.length;
  if (total === 0) return plan.answer(context, undefined);
  for (const [index, step] of plan.steps.entries()) {
    if (context.caller.cancellation.isCancelled) return fail({ code: 'cancelled' });
    const done = await runStep(step, index, { ...context, scope });
    if (!done.ok) return total > 1 ? fail({ step: step.name, ...done.failure }) : done;
    if (done.value.value !== undefined) {
      scope = { ...scope, steps: new Map(scope.steps).set(step.name, done.value.value) };
    }
    last = { value: done.value.value, reply: done.value.reply ?? last?.reply };
    context.caller.onStep?.({ name: step.name, position: index + 1, total });
  }
  return plan.answer({ ...context, scope }, last);
}

async function runStep(step: Step, index: number, context: InvocationContext): Promise<Result<StepOutput>> {
  const { observed } = context.caller;
  if (observed === undefined || step.observedAs === undefined) return step.run(context);
  const observedStep = observed.beginStep({ ...step.observedAs, index });
  const done = await step.run({ ...context, caller: { ...context.caller, observed: observedStep } });
  observedStep.end(done.ok ? undefined : done.failure);
  return done;
}
