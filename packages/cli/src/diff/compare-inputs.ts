import { makeChange, type Change, type Subject } from './change.js';
import { pairUp } from './pair-up.js';
import type { SurfaceInput } from './surface.js';

/** The changes of the inputs of a unit. */
export function compareInputs(
  before: readonly SurfaceInput[],
  after: readonly SurfaceInput[],
  { name, places }: Subject,
): readonly Change[] {
  const { both, removed, added } = pairUp(before, after, ({ key }) => key);
  return [
    ...removed.map((input) => makeChange('input-removed', `${name} no longer takes "${input.name}".`, places)),
    ...both.flatMap(([old, next]) => compareInput(old, next, { name, places })),
    ...added.map((input) =>
      makeChange(
        input.required ? 'input-added-required' : 'input-added',
        `${name} ${input.required ? 'requires' : 'also takes'} "${input.name}".`,
        places,
      ),
    ),
  ];
}

function compareInput(before: SurfaceInput, after: SurfaceInput, { name, places }: Subject): readonly Change[] {
  const input = `${name}: input "${after.name}"`;
  const changes: Change[] = [];
  if (before.required !== after.required) {
    changes.push(
      after.required
        ? makeChange('input-became-required', `${input} is required now.`, places)
        : makeChange('input-became-optional', `${input} is optional now.`, places),
    );
  }
  if (before.type !== after.type) {
    const code = accepts(after.type, before.type) ? 'input-type-widened' : 'input-type-changed';
    changes.push(makeChange(code, `${input} is ${nameType(after.type)} now; it was ${nameType(before.type)}.`, places));
  }
  if (before.pattern !== after.pattern) {
    changes.push(
      after.pattern === undefined
        ? makeChange('input-pattern-removed', `${input} has no pattern any more.`, places)
        : makeChange('input-pattern-changed', `${input} has to match ${after.pattern} now.`, places),
    );
  }
  if (before.place !== undefined && after.place !== undefined && before.place !== after.place) {
    changes.push(
      makeChange('input-place-changed', `${input} is read from ${after.place}; it was ${before.place}.`, places),
    );
  }
  return changes;
}

/** Whether every value of the former type is a value of the later one. */
const accepts = (after: string | undefined, before: string | undefined): boolean =>
  after === undefined || (after === 'number' && before === 'integer');

const nameType = (type: string | undefined): string => (type === undefined ? 'of any type' : `of type ${type}`);
