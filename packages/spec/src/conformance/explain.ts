import type { Origin } from '../diagnostic/origin.js';
import { findNode, type SourceNode } from '../source/source-node.js';
import { causesOf, type Cause } from './causes.js';
import { alternativesOf, lacksOneOf, findMisplacedFields, type IsMisplaced } from './misplaced-fields.js';
import { isMisfit, reportMisfit, type Combination } from './output-places.js';
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
  const misfits = new Map(violations.filter(isMisfit).map((violation) => [violation.instancePath, violation]));
  const plain = violations.filter((violation) => !isMisfit(violation) && !isInOutputsOf(misfits, violation));
  const reports = [...misfits.values()].map((misfit) => ({ misfit, report: reportMisfit(misfit) }));
  const meant = reports.flatMap(({ misfit, report }) => [
    ...report.missing.map((field) => makeAbsence(misfit, field)),
    ...report.outputs.map((violation) => moveBelow(`${misfit.instancePath}/outputParameters`, violation)),
  ]);

  const causes = causesOf([...plain, ...meant]);
  const isMisplaced = findMisplacedFields(causes, misfits.keys());
  const findings = [
    ...causes
      .filter(({ violation }) => !isConsequence(violation, causes))
      .flatMap((cause) => withoutMisplaced(cause, isMisplaced))
      .map((cause) => findingOf(cause, root)),
    ...reports.flatMap(({ misfit, report }) =>
      report.combination === undefined ||
      (isVague(report.combination) && isWrongBelow(misfit, causes)) ||
      isMisplaced(misfit.instancePath, listWantedFields(report.combination))
        ? []
        : [misfitOf(misfit, report.combination, root)],
    ),
  ];
  return findings.sort((left, right) => left.at.start.offset - right.at.start.offset);
}

/**
 * Whether a violation lies in the outputs of an object that matches none of its alternatives (`isMisfit`). Such outputs
 * are checked as the kind that the author probably intended.
 */
function isInOutputsOf(misfits: ReadonlyMap<string, Violation>, { instancePath, schemaPath }: Violation): boolean {
  const depth = instancePath.indexOf('/outputParameters');
  if (depth === -1) return false;
  const ownType = schemaPath === '#/properties/outputParameters/type';
  return !ownType && misfits.has(instancePath.slice(0, depth));
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

const makeAbsence = (misfit: Violation, field: string): Violation => ({
  ...misfit,
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

const misfitOf = (misfit: Violation, combination: Combination, root: SourceNode): Finding => ({
  ...phrase.describeMisfit(misfit, combination),
  at: findNode(root, pathOf(misfit.instancePath)).at,
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
