import { asJson, type Values } from '../value/value.js';
import { fail, ok } from '../value/result.js';
import type { Scope } from '../expression/scope.js';
import type { ScriptRequest } from '../ports/script-runner.js';
import type { Step } from './plan.js';

/** What a script step was compiled to. */
export interface ScriptStepParts extends Omit<ScriptRequest, 'context' | 'signal' | 'trace'> {
  readonly context: (scope: Scope) => Values;
  /** Of the adapter or the aggregate it belongs to. */
  readonly namespace: string;
}

/**
 * Runs a file of its author over everything known at this point. A script that assigns no `result` leaves the step
 * without output; one that assigns null has the output null. Source: specification 03, section 9.4.
 */
export const scriptStep = ({ context, namespace, ...request }: ScriptStepParts): Step => ({
  name: request.step,
  kind: 'script',
  observedAs: { kind: 'script', namespace, file: request.file, language: request.language },
  async run({ scope, runtime, caller }) {
    const seen = Object.fromEntries([...context(scope)].map(([name, value]) => [name, asJson(value)]));
    const { signal, observed } = caller;
    const done = await runtime.scripts.run({ ...request, context: seen, signal, trace: observed?.ids });
    // A plan of one step names none of its failures; scripts always say which one it was (04, section e.4).
    return done.ok ? ok({ value: done.value, reply: undefined }) : fail({ ...done.failure, step: request.step });
  },
});
