import { isMapping, type Violation } from './published-validators.js';

/** What is wrong with one spot of a document: one keyword, or several absent fields of one object. */
export interface Cause {
  readonly violation: Violation;
  /** The fields that are absent, when that is what is wrong. */
  readonly missing: readonly string[];
}

/**
 * Reduces the heap of violations to one cause per spot.
 *
 * What the branches of `anyOf` and `oneOf` say is left out in favour of the keyword itself; absent fields of one object
 * are one cause; of several complaints about one value (type, allowed values, pattern) the most basic one stays.
 */
export function causesOf(violations: readonly Violation[]): readonly Cause[] {
  const spots = new Map<string, Cause>();
  for (const violation of violations) {
    if (isDetail(violation)) continue;
    const spot = spotOf(violation);
    const known = spots.get(spot);
    if (known === undefined) {
      spots.set(spot, { violation, missing: missingIn(violation) });
    } else if (violation.keyword === 'required') {
      spots.set(spot, { ...known, missing: [...known.missing, ...missingIn(violation)] });
    } else if (rank(violation) < rank(known.violation)) {
      spots.set(spot, { violation, missing: [] });
    }
  }
  return [...spots.values()];
}

/** Said about a branch of an alternative, or about a key that `propertyNames` complains about as a whole. */
const isDetail = ({ keyword, schemaPath, propertyName }: Violation): boolean =>
  keyword === 'if' || /\/(?:anyOf|oneOf)\//.test(schemaPath) || propertyName !== undefined;

const missingIn = ({ params }: Violation): readonly string[] =>
  params.missingProperty === undefined ? [] : [params.missingProperty];

/** Keys, absent fields and unmet combinations are spots of their own; everything else is about the value. */
function spotOf({ keyword, instancePath, params, data }: Violation): string {
  if (keyword === 'additionalProperties') return `${instancePath} key ${params.additionalProperty}`;
  if (keyword === 'propertyNames') return `${instancePath} key ${params.propertyName}`;
  if (keyword === 'required') return `${instancePath} required`;
  const combines = isMapping(data) && (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'not');
  return `${instancePath} ${combines ? 'combination' : 'value'}`;
}

const basics = ['type', 'const', 'enum', 'pattern', 'format'];
const rank = ({ keyword }: Violation): number => {
  const place = basics.indexOf(keyword);
  return place === -1 ? basics.length : place;
};
