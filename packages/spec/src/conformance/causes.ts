import { isMapping, type Violation } from './published-validators.js';

/** One problem as a report shows it: a failed keyword of the schema, or all absent fields of one object. */
export interface Cause {
  readonly violation: Violation;
  /** The names of the absent fields; empty when a keyword failed. */
  readonly missing: readonly string[];
}

/**
 * Reduces the violations to one cause per place.
 *
 * Drops violations inside the branches of `anyOf` and `oneOf` in favour of the keyword itself. Absent fields of one
 * object are one cause. Of several violations of one value (type, allowed values, pattern) the most basic one is kept.
 */
export function causesOf(violations: readonly Violation[]): readonly Cause[] {
  const spots = new Map<string, Cause>();
  for (const violation of violations) {
    if (isDetail(violation)) continue;
    const spot = spotOf(violation);
    const known = spots.get(spot);
    if (known === undefined) {
      spots.set(spot, { violation, missing: listMissing(violation) });
    } else if (violation.keyword === 'required') {
      spots.set(spot, { ...known, missing: [...known.missing, ...listMissing(violation)] });
    } else if (rank(violation) < rank(known.violation)) {
      spots.set(spot, { violation, missing: [] });
    }
  }
  return [...spots.values()];
}

/**
 * Whether it is a detail of another violation: it lies in a branch of `anyOf` or `oneOf`, or repeats one of
 * `propertyNames`.
 */
const isDetail = ({ keyword, schemaPath, propertyName }: Violation): boolean =>
  keyword === 'if' || /\/(?:anyOf|oneOf)\//.test(schemaPath) || propertyName !== undefined;

const listMissing = ({ params }: Violation): readonly string[] =>
  params.missingProperty === undefined ? [] : [params.missingProperty];

/**
 * The place that decides which violations are reported together. Keys, absent fields and unmet combinations have a
 * place of their own; any other violation is at the value.
 */
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
