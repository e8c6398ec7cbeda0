import { diagnose, type Diagnostic, type Text } from '@naftiko/spec';
import { splitFirstMember } from '../expression/json-path/json-path.js';
import { findSimilar } from '../expression/names.js';

/** The declared members of the output of a step. */
export interface StepMembers {
  readonly names: readonly string[];
  /** Whether the elements of a list have only these members, too. */
  readonly closesElements: boolean;
}

/** The steps that a path may refer to, with their known outputs. */
export interface KnownSteps {
  readonly steps: readonly string[];
  membersOf(step: string): StepMembers | undefined;
}

/**
 * The fault of a path that must begin with an earlier step (in `with` and `lookupValue`); `undefined`: it can select
 * something.
 */
export function checkStepPath({ text, at }: Text, known: KnownSteps): Diagnostic | undefined {
  const split = splitFirstMember(text);
  if (split === undefined) return undefined;
  if (known.steps.includes(split.first)) return checkMember({ text, at }, split.first, split.rest, known);
  const similar = findSimilar(split.first, known.steps);
  return diagnose('step-path-unknown', at, { step: split.first, path: text.trim(), similar, known: known.steps });
}

/**
 * The fault of the path of a mapping, which may begin with a step or with a member of any output. It is wrong when all
 * outputs are declared and none has that member, and when the member is nearly the name of a step.
 */
export function checkMapping(source: Text, known: KnownSteps): Diagnostic | undefined {
  const split = splitFirstMember(source.text);
  if (split === undefined) return undefined;
  const found = checkStepPath(source, known);
  if (found === undefined || known.steps.includes(split.first)) return found;
  const members = known.steps.map((step) => known.membersOf(step));
  if (members.some((each) => each?.names.includes(split.first))) return undefined;
  const isOpen = members.includes(undefined);
  const goesOn = split.rest !== '$';
  if (!isOpen || (goesOn && findSimilar(split.first, known.steps) !== undefined)) return found;
  if (!goesOn) return undefined;
  const { first: step } = split;
  return diagnose('step-path-unqualified', source.at, { step, path: source.text.trim(), known: known.steps });
}

/** The fault of a member of a step's output, as in `{{step.member}}`. */
export function checkStepMember(step: string, name: string, at: Text['at'], known: KnownSteps): Diagnostic | undefined {
  const members = known.membersOf(step);
  if (members === undefined || members.names.includes(name) || /^(?:length|\d+)$/.test(name)) return undefined;
  const similar = findSimilar(name, members.names);
  return diagnose('step-output-unknown', at, { step, name, similar, known: members.names });
}

function checkMember({ at }: Text, step: string, rest: string, known: KnownSteps): Diagnostic | undefined {
  const indexed = /^\$(?:\s*\[\s*(?:(?:\*|-?\d+(?::-?\d*)?|-?:-?\d*|-)\s*)?\])+/.exec(rest)?.[0];
  if (indexed !== undefined && known.membersOf(step)?.closesElements !== true) return undefined;
  const name = splitFirstMember(`$${rest.slice((indexed ?? '$').length)}`)?.first;
  return name === undefined ? undefined : checkStepMember(step, name, at, known);
}
