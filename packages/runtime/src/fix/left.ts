import { findNode, isError, listDifferences, type Diagnostic, type Difference, type SourceNode } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';
import { findReason } from './left-reasons.js';

/** Findings of one kind that no correction removes, and why. */
export interface RemainingFindings {
  readonly code: string;
  readonly count: number;
  readonly first: Diagnostic;
  /** The line of the first one in the text before the corrections. */
  readonly line: number;
  readonly reason: string;
}

/** A correction that was not applied. */
export interface SkippedCorrection {
  readonly path: readonly (string | number)[];
  /** What the correction would change; completes "with the correction, …". */
  readonly change: string;
}

/**
 * The errors, warnings and differences from the published schema that are left, grouped by kind and reason, in the
 * order of the text. `lineOf` is the line of a finding before the corrections.
 */
export function listLeft(
  planned: PlannedDocument,
  skipped: readonly SkippedCorrection[],
  lineOf: (finding: Diagnostic) => number,
): readonly RemainingFindings[] {
  const { root, document } = planned.loaded;
  const differences = root === undefined || document === undefined ? [] : listDifferences(root);
  const reported = planned.diagnostics.filter(({ severity }) => severity !== 'info');
  const hasDifference = isAtPlaceOf(differences);
  const hasError = isAtPlaceOf(reported.filter(isError));
  const findings = [
    ...differences.filter((one) => !(isAboutValue(one, root) && hasError(one))),
    ...reported.filter((one) => isError(one) || !hasDifference(one)),
  ];
  const groups = new Map<string, RemainingFindings>();
  for (const finding of findings.toSorted((one, other) => lineOf(one) - lineOf(other))) {
    const reason = reasonOf(finding, skipped);
    // The names in a reason are those of the first finding. Without them, and without the numbers of repeated names (`(3)`),
    // findings with the same reason have the same key.
    const key = `${kindOf(finding)} ${reason.replaceAll(/"[^"]*"(?: \(\d+\))?/g, '""')}`;
    const known = groups.get(key);
    const fresh = { code: finding.code, first: finding, line: lineOf(finding), reason };
    groups.set(key, { ...(known ?? fresh), count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}

function isAtPlaceOf(findings: readonly Diagnostic[]): (finding: Diagnostic) => boolean {
  const places = new Set(findings.map(({ at }) => at.path.join('\0')));
  return ({ at }) => places.has(at.path.join('\0'));
}

/** Whether a difference is about a scalar, so that an error about the same value has the same cause. */
const isAboutValue = ({ at }: Difference, root: SourceNode | undefined): boolean =>
  root !== undefined && findNode(root, at.path).kind === 'scalar';

const kindOf = (finding: Diagnostic | Difference): string => ('rule' in finding ? finding.rule : finding.code);

function reasonOf(finding: Diagnostic | Difference, skipped: readonly SkippedCorrection[]): string {
  const kind = kindOf(finding);
  // An output without its list of members. It comes before skipped corrections of a place around it: no correction can
  // write what an answer of the upstream has, so that the skipped one is not the reason.
  if (/^missing-field: mapped/.test(kind)) return findReason(kind);
  const [nearest] = skipped
    .filter(({ path }) => path.every((segment, index) => finding.at.path[index] === segment))
    .toSorted((one, other) => other.path.length - one.path.length);
  if (nearest !== undefined) return `with the correction, ${nearest.change}`;
  const [, correct] = /^"([^"]+)" stands beside it/.exec(finding.hint ?? '') ?? [];
  if (correct !== undefined) return `the same object also has "${correct}"`;
  const [, suggested] = /^Did you mean "(.+)"\?$/.exec(finding.hint ?? '') ?? [];
  if (suggested !== undefined) return `it is not certain that "${suggested}" is meant`;
  return findReason(kind);
}
