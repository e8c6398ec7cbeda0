import { isObject, type Json } from '@naftiko/spec';
import type { Scope } from '../expression/scope.js';
import { asJson } from '../value/value.js';
import { fail, ok, type Result } from '../value/result.js';
import type { Reply } from '../value/reply.js';
import type { MockShape } from '../schema/mock-shape.js';
import type { Plan, Step } from './plan.js';

/** Makes the answer of a plan from the outputs of its steps. */
export type Answer = Plan['answer'];

/** A target of `mappings`, split at its dots, with the reader of its value. */
export interface CompiledMapping {
  readonly target: readonly string[];
  /** The path as the document states it, for the log. */
  readonly path: string;
  /** `undefined`: no value, the target is omitted. Null is a value. */
  readonly read: (scope: Scope) => Json | undefined;
}

/** What the answer of a plan with `steps` is made from. */
export interface StepsAnswer {
  readonly mappings: readonly CompiledMapping[];
  readonly lastStep: { readonly name: string; readonly kind: Step['kind'] } | undefined;
}

/**
 * Makes the answer of a plan with `steps`: the object that the mappings build, which is empty when none of them selects
 * anything. Without mappings it is the output of the last step when that is a lookup or a script, else the reply of the
 * last call. A lookup without a match as the last step answers null. Source: specification 03, section 9.5.
 */
export function assembleAnswer({ mappings, lastStep }: StepsAnswer): Answer {
  return ({ scope }, last) => {
    if (mappings.length > 0) {
      const found = mappings.flatMap(({ target, read }) => {
        const value = read(scope);
        return value === undefined ? [] : [{ target, value }];
      });
      const missed = found.length > 0 ? {} : { missed: mappings.map(({ path }) => path) };
      return ok({ kind: 'json', status: 200, value: nestValues(found), headers: {}, ...missed });
    }
    if (lastStep?.kind !== 'call' && last?.value !== undefined) {
      return ok({ kind: 'json', status: 200, value: asJson(last.value), headers: {} });
    }
    if (lastStep?.kind === 'lookup') {
      return ok({ kind: 'json', status: 200, value: null, headers: {}, missed: [`$.${lastStep.name}`] });
    }
    return last?.reply === undefined ? fail({ code: 'nothing-to-answer' }) : ok(last.reply);
  };
}

/** Makes the answer of a unit without a call: an object of static values. It is made once if it reads nothing. */
export function answerMock({ read, isConstant }: MockShape): Pick<Plan, 'answer' | 'constant'> {
  const answer = (scope: Scope): Result<Reply> => {
    const value = read(scope);
    return value === undefined
      ? fail({ code: 'nothing-to-answer' })
      : ok({ kind: 'json', status: 200, value, headers: {} });
  };
  if (!isConstant) return { answer: ({ scope }) => answer(scope) };
  const made = answer({ inputs: new Map(), steps: new Map(), variables: new Map() });
  return { answer: () => made, ...(made.ok && { constant: made.value }) };
}

function nestValues(found: readonly { readonly target: readonly string[]; readonly value: Json }[]): Json {
  const root = new Branch();
  for (const { target, value } of found) root.put(target, value);
  return root.json;
}

/**
 * A nested object under construction. Uses maps, because the names come from a document and must not reach a prototype.
 */
class Branch {
  readonly #members = new Map<string, Json | Branch>();

  put([head = '', ...rest]: readonly string[], value: Json): void {
    if (rest.length === 0) {
      this.#members.set(head, value);
      return;
    }
    const existing = this.#members.get(head);
    const branch = existing instanceof Branch ? existing : new Branch(existing);
    this.#members.set(head, branch);
    branch.put(rest, value);
  }

  constructor(start?: Json) {
    if (isObject(start)) for (const [key, value] of Object.entries(start)) this.#members.set(key, value);
  }

  get json(): Json {
    return Object.fromEntries(
      [...this.#members].map(([key, value]) => [key, value instanceof Branch ? value.json : value]),
    );
  }
}
