import { diagnose, type Diagnostic, type Text } from '@naftiko/spec';
import { splitFirstMember } from '../../expression/json-path/json-path.js';
import { findSimilar, takeNames } from '../../expression/names.js';
import type { EarlierSteps } from './earlier-steps.js';

/**
 * Checks a path that must begin with an earlier step (in `with` and `lookupValue`); returns the fault, or `undefined`
 * when the path can select something.
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
 * Checks the path of a mapping, which may begin with a step or with a member of the output of any step; returns the
 * fault. A first member is wrong when all outputs are declared and none has it, and when it is similar to the name of a
 * step.
 */
export function checkMapping(source: Text, steps: EarlierSteps): Diagnostic | undefined {
  const split = splitFirstMember(source.text);
  if (split === undefined) return undefined;
  if (!steps.has(split.first) && steps.declares(split.first)) return undefined;
  const found = checkStepPath(source, steps);
  if (found === undefined || steps.has(split.first)) return found;
  const known = takeNames(steps);
  const isLonger = split.rest !== '$';
  if (!steps.hasUndeclaredOutput || (isLonger && findSimilar(split.first, known) !== undefined)) return found;
  if (!isLonger) return undefined;
  const { first: step } = split;
  return diagnose('step-path-unqualified', source.at, { step, path: source.text.trim(), known });
}

/** Checks the name of a member of a step's output, as in `{{step.member}}`; returns the fault. */
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
