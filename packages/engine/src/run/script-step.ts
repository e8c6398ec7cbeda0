import { asJson, type Values } from '../value/value.js';
import { fail, ok } from '../value/result.js';
import type { Scope } from '../expression/scope.js';
import type { ScriptRequest } from '../ports/script-runner.js';
import type { Step } from './plan.js';

/** What a script step is made from. */
export interface ScriptStepParts extends Omit<ScriptRequest, 'context' | 'steps' | 'signal' | 'trace'> {
  readonly context: (scope: Scope) => Values;
  /** The names of the steps before it. */
  readonly steps: () => readonly string[];
  /** The namespace of the adapter or the aggregate that the step belongs to. */
  readonly namespace: string;
}

/**
 * Makes a step that runs a script file with all values that are visible at its place. A script that assigns no `result`
 * leaves the step without output; one that assigns null has the output null. Source: specification 03, section 9.4.
 */
export const makeScriptStep = ({ context, steps, namespace, ...request }: ScriptStepParts): Step => ({
  name: request.step,
  kind: 'script',
  observedAs: { kind: 'script', namespace, file: request.file, language: request.language },
  async run({ scope, runtime, caller }) {
    const seen = Object.fromEntries([...context(scope)].map(([name, value]) => [name, asJson(value)]));
    const { observed } = caller;
    const { signal } = caller.cancellation;
    const done = await runtime.scripts.run({ ...request, steps: steps(), context: seen, signal, trace: observed?.ids });
    // A failure in a plan with one step does not name the step; a failure of a script always does (04, section e.4).
    return done.ok ? ok({ value: done.value, reply: undefined }) : fail({ ...done.failure, step: request.step });
  },
});
