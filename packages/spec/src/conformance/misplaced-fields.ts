import type { Cause } from './causes.js';
import { findFieldMeant } from './field-advice.js';
import { isMapping, type Violation } from './published-validators.js';

/** Whether the object at a pointer has one of the given fields under a wrong name or one level too deep. */
export type IsMisplaced = (pointer: string, fields: readonly string[]) => boolean;

/** Finds fields under a wrong name or one level too deep, so that they are not reported as missing too. */
export function findMisplacedFields(causes: readonly Cause[], mismatches: Iterable<string>): IsMisplaced {
  // Comparing names is the expensive part, so it is done only for objects with a missing field.
  const incomplete = new Set(mismatches);
  for (const { violation, missing } of causes) {
    if (missing.length > 0 || lacksOneOf(violation)) incomplete.add(violation.instancePath);
  }
  const misplaced = new Set(
    causes.flatMap(({ violation }) => [...findMisnamed(violation, incomplete), ...findTooDeep(violation)]),
  );
  return (pointer, fields) => fields.some((field) => misplaced.has(`${pointer}/${field}`));
}

function findMisnamed({ keyword, instancePath, params, parentSchema }: Violation, incomplete: ReadonlySet<string>) {
  if (keyword !== 'additionalProperties' || !incomplete.has(instancePath)) return [];
  const allowed = Object.keys(parentSchema.properties ?? {});
  const meant = findFieldMeant(parentSchema.title ?? '', params.additionalProperty!, allowed);
  return meant === undefined ? [] : [`${instancePath}/${meant}`];
}

/** Finds `mapping: { properties: … }`: `properties` belongs beside `mapping`, not inside it. */
function findTooDeep({ keyword, instancePath, data }: Violation) {
  const isNested = keyword === 'type' && instancePath.endsWith('/mapping') && isMapping(data);
  return isNested ? Object.keys(data).map((field) => `${instancePath.slice(0, -'/mapping'.length)}/${field}`) : [];
}

/** Whether an object has none of the fields of which it requires one. */
export const lacksOneOf = (violation: Violation): boolean => {
  const { keyword, data } = violation;
  if ((keyword !== 'anyOf' && keyword !== 'oneOf') || !isMapping(data)) return false;
  return !alternativesOf(violation).some((field) => Object.hasOwn(data, field));
};

/** The fields of which an object requires one, or may have only one. */
export const alternativesOf = ({ parentSchema }: Violation): readonly string[] =>
  (parentSchema.oneOf ?? parentSchema.anyOf ?? []).flatMap(({ required }) => required ?? []);
