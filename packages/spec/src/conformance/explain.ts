import type { Origin } from '../diagnostic/origin.js';
import { findNode, type SourceNode } from '../source/source-node.js';
import { causesOf, type Cause } from './causes.js';
import { alternativesOf, lacksOneOf, findMisplacedFields, type IsMisplaced } from './misplaced-fields.js';
import { isMismatch, reportMismatch, type Combination } from './output-places.js';
import type { Violation } from './published-validators.js';
import * as phrase from './phrases.js';

/** One difference from the published schema, with its message for the author. */
export interface Finding {
  /** Machine-readable kind: findings with the same rule have the same cause in different places. */
  readonly rule: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly meant?: string | undefined;
  readonly takes?: readonly string[] | undefined;
  readonly at: Origin;
}

/** Explains violations: one finding per cause, in document order. */
export function explain(violations: readonly Violation[], root: SourceNode): readonly Finding[] {
  const mismatches = new Map(violations.filter(isMismatch).map((violation) => [violation.instancePath, violation]));
  const plain = violations.filter((violation) => !isMismatch(violation) && !isInOutputsOf(mismatches, violation));
  const reports = [...mismatches.values()].map((mismatch) => ({ mismatch, report: reportMismatch(mismatch) }));
  const meant = reports.flatMap(({ mismatch, report }) => [
    ...report.missing.map((field) => makeAbsence(mismatch, field)),
    ...report.outputs.map((violation) => moveBelow(`${mismatch.instancePath}/outputParameters`, violation)),
  ]);

  const causes = causesOf([...plain, ...meant]);
  const isMisplaced = findMisplacedFields(causes, mismatches.keys());
  const findings = [
    ...causes
      .filter(({ violation }) => !isConsequence(violation, causes))
      .flatMap((cause) => withoutMisplaced(cause, isMisplaced))
      .map((cause) => findingOf(cause, root)),
    ...reports.flatMap(({ mismatch, report }) =>
      report.combination === undefined ||
      (isVague(report.combination) && isWrongBelow(mismatch, causes)) ||
      isMisplaced(mismatch.instancePath, listWantedFields(report.combination))
        ? []
        : [mismatchOf(mismatch, report.combination, root)],
    ),
  ];
  return findings.sort((left, right) => left.at.start.offset - right.at.start.offset);
}

/**
 * Whether a violation lies in the outputs of an object that matches none of its alternatives (`isMismatch`). Such outputs
 * are checked as the kind that the author probably intended.
 */
function isInOutputsOf(mismatches: ReadonlyMap<string, Violation>, { instancePath, schemaPath }: Violation): boolean {
  const depth = instancePath.indexOf('/outputParameters');
  if (depth === -1) return false;
  const ownType = schemaPath === '#/properties/outputParameters/type';
  return !ownType && mismatches.has(instancePath.slice(0, depth));
}

/** Whether an unmet combination names no fields and has another cause below it, which explains it. */
const isConsequence = (violation: Violation, causes: readonly Cause[]): boolean =>
  (violation.keyword === 'anyOf' || violation.keyword === 'oneOf') &&
  alternativesOf(violation).length === 0 &&
  isWrongBelow(violation, causes);

const isVague = (combination: Combination): boolean =>
  combination.kind === 'excludes' && combination.fields.length === 0;

const isWrongBelow = ({ instancePath }: Violation, causes: readonly Cause[]): boolean =>
  causes.some(({ violation }) => violation.instancePath.startsWith(`${instancePath}/`));

/** The cause without misplaced fields; empty when no other field is missing. */
function withoutMisplaced(cause: Cause, isMisplaced: IsMisplaced): readonly Cause[] {
  const { violation } = cause;
  if (lacksOneOf(violation)) return isMisplaced(violation.instancePath, alternativesOf(violation)) ? [] : [cause];
  if (cause.missing.length === 0) return [cause];
  const missing = cause.missing.filter((field) => !isMisplaced(violation.instancePath, [field]));
  return missing.length === 0 ? [] : [{ violation, missing }];
}

const listWantedFields = (combination: Combination): readonly string[] => {
  if (combination.kind === 'needs-one-of') return combination.fields;
  return combination.kind === 'outputs-misplaced' && combination.needs !== undefined ? [combination.needs] : [];
};

const makeAbsence = (mismatch: Violation, field: string): Violation => ({
  ...mismatch,
  keyword: 'required',
  schemaPath: '#/required',
  params: { missingProperty: field },
});

const moveBelow = (pointer: string, violation: Violation): Violation => ({
  ...violation,
  instancePath: `${pointer}${violation.instancePath}`,
});

function findingOf({ violation, missing }: Cause, root: SourceNode): Finding {
  const { instancePath, keyword, params } = violation;
  const path = pathOf(instancePath);
  const node = findNode(root, path);
  if (keyword === 'required') return { ...phrase.describeMissingFields(violation, missing), at: node.at };
  if (keyword === 'additionalProperties') {
    return { ...phrase.describeUnknownField(violation), at: findKeyPlace(node, params.additionalProperty!) };
  }
  if (keyword === 'propertyNames')
    return { ...phrase.describeUnfitKey(violation), at: findKeyPlace(node, params.propertyName!) };
  if (node.kind === 'map' && (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'not')) {
    return { ...phrase.describeUnmetCombination(violation), at: node.at };
  }
  return { ...phrase.describeUnfitValue(violation, path), at: node.at };
}

const mismatchOf = (mismatch: Violation, combination: Combination, root: SourceNode): Finding => ({
  ...phrase.describeMismatch(mismatch, combination),
  at: findNode(root, pathOf(mismatch.instancePath)).at,
});

const pathOf = (pointer: string): readonly string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

const findKeyPlace = (node: SourceNode, key: string): Origin =>
  node.kind === 'map' ? (node.entries.get(key)?.key.at ?? node.at) : node.at;
