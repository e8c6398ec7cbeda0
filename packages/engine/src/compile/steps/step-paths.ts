import { diagnose, type Diagnostic, type Text } from '@naftiko/spec';
import { splitFirstMember } from '../../expression/json-path/json-path.js';
import { findSimilar, takeNames } from '../../expression/names.js';
import type { EarlierSteps } from './earlier-steps.js';

/**
 * The fault of a path that must begin with an earlier step (in `with` and `lookupValue`); `undefined`: it can select
 * something.
 */
export function checkStepPath({ text, at }: Text, steps: EarlierSteps): Diagnostic | undefined {
  const split = splitFirstMember(text);
  if (split === undefined) return undefined;
  if (steps.has(split.first)) return checkMember({ text, at }, split.first, split.rest, steps);
  const known = takeNames(steps);
  const similar = findSimilar(split.first, known);
  return diagnose('step-path-unknown', at, { step: split.first, path: text.trim(), similar, known });
}

/**
 * The fault of the path of a mapping, which may begin with a step or with a member of any output. It is wrong when all
 * outputs are declared and none has that member, and when the member is nearly the name of a step.
 */
export function checkMapping(source: Text, steps: EarlierSteps): Diagnostic | undefined {
  const split = splitFirstMember(source.text);
  if (split === undefined) return undefined;
  if (!steps.has(split.first) && steps.declares(split.first)) return undefined;
  const found = checkStepPath(source, steps);
  if (found === undefined || steps.has(split.first)) return found;
  const known = takeNames(steps);
  const goesOn = split.rest !== '$';
  if (!steps.areOpen || (goesOn && findSimilar(split.first, known) !== undefined)) return found;
  if (!goesOn) return undefined;
  const { first: step } = split;
  return diagnose('step-path-unqualified', source.at, { step, path: source.text.trim(), known });
}

/** The fault of a member of a step's output, as in `{{step.member}}`. */
export function checkStepMember(
  step: string,
  name: string,
  at: Text['at'],
  steps: EarlierSteps,
): Diagnostic | undefined {
  const members = steps.membersOf(step);
  if (members === undefined || members.has(name) || /^(?:length|\d+)$/.test(name)) return undefined;
  const similar = findSimilar(name, members.names);
  return diagnose('step-output-unknown', at, { step, name, similar, known: members.names });
}

function checkMember({ at }: Text, step: string, rest: string, steps: EarlierSteps): Diagnostic | undefined {
  const indexed = /^\$(?:\s*\[\s*(?:(?:\*|-?\d+(?::-?\d*)?|-?:-?\d*|-)\s*)?\])+/.exec(rest)?.[0];
  if (indexed !== undefined && steps.membersOf(step)?.closesElements !== true) return undefined;
  const name = splitFirstMember(`$${rest.slice((indexed ?? '$').length)}`)?.first;
  return name === undefined ? undefined : checkStepMember(step, name, at, steps);
}
