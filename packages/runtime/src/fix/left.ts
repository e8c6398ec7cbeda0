import { findNode, isError, listDifferences, type Diagnostic, type Difference, type SourceNode } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';
import { findReason } from './left-reasons.js';

/** Findings of one kind that no correction removes, and why. */
export interface Left {
  readonly code: string;
  readonly count: number;
  readonly first: Diagnostic;
  /** The line of the first one in the text before the corrections. */
  readonly line: number;
  readonly reason: string;
}

/** A correction that was not applied. */
export interface Refusal {
  readonly path: readonly (string | number)[];
  /** The end of a sentence: what would be different. */
  readonly change: string;
}

/**
 * The errors, warnings and differences from the published schema that are left, grouped by reason, in the order of the
 * text. `lineOf` is the line of a finding before the corrections.
 */
export function listLeft(
  planned: PlannedDocument,
  refusals: readonly Refusal[],
  lineOf: (finding: Diagnostic) => number,
): readonly Left[] {
  const { root, document } = planned.loaded;
  const differences = root === undefined || document === undefined ? [] : listDifferences(root);
  const reported = planned.diagnostics.filter(({ severity }) => severity !== 'info');
  const isKnown = placesOf(differences);
  const isRefused = placesOf(reported.filter(isError));
  const findings = [
    ...differences.filter((one) => !(isAboutValue(one, root) && isRefused(one))),
    ...reported.filter((one) => isError(one) || !isKnown(one)),
  ];
  const groups = new Map<string, Left>();
  for (const finding of findings.toSorted((one, other) => lineOf(one) - lineOf(other))) {
    const reason = reasonOf(finding, refusals);
    // The names in a reason are those of the first finding.
    const key = `${kindOf(finding)} ${reason.replaceAll(/"[^"]*"(?: \(\d+\))?/g, '""')}`;
    const known = groups.get(key);
    const fresh = { code: finding.code, first: finding, line: lineOf(finding), reason };
    groups.set(key, { ...(known ?? fresh), count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}

function placesOf(findings: readonly Diagnostic[]): (finding: Diagnostic) => boolean {
  const places = new Set(findings.map(({ at }) => at.path.join('\0')));
  return ({ at }) => places.has(at.path.join('\0'));
}

/** Whether a difference is one value, so that an error about the same value has the same cause. */
const isAboutValue = ({ at }: Difference, root: SourceNode | undefined): boolean =>
  root !== undefined && findNode(root, at.path).kind === 'scalar';

const kindOf = (finding: Diagnostic | Difference): string => ('rule' in finding ? finding.rule : finding.code);

function reasonOf(finding: Diagnostic | Difference, refusals: readonly Refusal[]): string {
  const kind = kindOf(finding);
  // Whatever encloses it: members that are not in the document are not written by any correction.
  if (/^missing-field: mapped/.test(kind)) return findReason(kind);
  const [refusal] = refusals
    .filter(({ path }) => path.every((segment, index) => finding.at.path[index] === segment))
    .toSorted((one, other) => other.path.length - one.path.length);
  if (refusal !== undefined) return `with the correction, ${refusal.change}`;
  const [, beside] = /^("[^"]+" stands beside it)/.exec(finding.hint ?? '') ?? [];
  if (beside !== undefined) return beside;
  const [, suggested] = /^Did you mean "(.+)"\?$/.exec(finding.hint ?? '') ?? [];
  if (suggested !== undefined) return `it is not certain that "${suggested}" is meant`;
  return findReason(kind);
}
