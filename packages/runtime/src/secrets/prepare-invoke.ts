import {
  invoke,
  type RequestContext,
  type OnDefect,
  type Operation,
  type Reply,
  type Result,
  type RuntimeContext,
  type Values,
} from '@naftiko/engine';
import { CallRedactors } from './call-redactors.js';
import { redactResult } from './redact-result.js';

/** Runs an operation like `invoke`. */
export type Invoke = (
  operation: Operation,
  inputs: Values,
  caller: RequestContext,
  onDefect: OnDefect,
) => Promise<Result<Reply>>;

/**
 * Prepares an `invoke` that removes the secrets of the runtime context from failures and, with `inAnswers`, from
 * answers.
 *
 * Secrets are removed from the final answer only: steps and mappings read what the upstream has answered.
 */
export function prepareInvoke(runtime: RuntimeContext, inAnswers: boolean): Invoke {
  const { secrets = [], clients } = runtime;
  const redactors = new CallRedactors(secrets);
  const redactor = redactors.redactorFor([]);
  if (clients.some(({ variesSecrets }) => variesSecrets === true)) {
    return async (operation, inputs, caller, onDefect) => {
      const others: string[] = [];
      const onSecrets = (sent: readonly string[]): void => void others.push(...sent);
      const result = await invoke(operation, inputs, { ...caller, onSecrets }, runtime, onDefect);
      if (result.ok && !inAnswers) return result;
      const complete = redactors.redactorFor(others);
      return complete === undefined ? result : redactResult(result, complete, inAnswers);
    };
  }
  if (redactor === undefined)
    return (operation, inputs, caller, onDefect) => invoke(operation, inputs, caller, runtime, onDefect);
  const redact = (result: Result<Reply>): Result<Reply> | Promise<Result<Reply>> =>
    result.ok && !inAnswers ? result : redactResult(result, redactor, inAnswers);
  return (operation, inputs, caller, onDefect) => invoke(operation, inputs, caller, runtime, onDefect).then(redact);
}
