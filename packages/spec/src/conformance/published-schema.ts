import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import type { Origin } from '../diagnostic/origin.js';
import { findChild, toJson, type SourceNode } from '../source/source-node.js';
import { explain, type Finding } from './explain.js';
import { findDocumentViolations, type Violation } from './published-validators.js';

/** A place where a document differs from the published schema; differences with the same rule have the same cause. */
export interface Difference extends Diagnostic {
  readonly rule: string;
  /** The JSON types that the schema takes, of a value of another one. */
  readonly takes?: readonly string[];
}

/**
 * Each place where a document differs from the published schema, once, in the order of the document.
 *
 * Empty exactly when the schema accepts the document. Every difference has the code `schema-violation`.
 */
export const listDifferences = (root: SourceNode): readonly Difference[] => compareWithSchema({ root }).differences();

/** Whether the schema accepts a document, and the differences, which cost as much again and are often not wanted. */
export function compareWithSchema(tree: { readonly root: SourceNode }): {
  readonly conformant: boolean;
  readonly differences: () => readonly Difference[];
  /** Forgets what the differences are made from, which is found again when they are wanted. */
  release(): void;
} {
  let violations: readonly Violation[] | undefined = findViolations(tree);
  const conformant = violations.length === 0;
  let differences: readonly Difference[] | undefined = conformant ? [] : undefined;
  return {
    conformant,
    differences: () => (differences ??= explainAll(violations ?? findViolations(tree), tree.root)),
    release: () => (violations = undefined),
  };
}

const findViolations = ({ root }: { readonly root: SourceNode }): readonly Violation[] =>
  findDocumentViolations(toJson(root));

function explainAll(violations: readonly Violation[], root: SourceNode): readonly Difference[] {
  const findings = explain(violations, root);
  return (findings.length > 0 ? findings : [makeUnexplained(root.at)]).map(asDifference);
}

/** One note with the number of places and of kinds of differences; `undefined` without differences. */
export function summariseDifferences(
  differences: readonly (Diagnostic & { readonly rule?: string })[],
  root: SourceNode,
): Diagnostic | undefined {
  const others = differences.filter(({ at }) => !isOfVersion(at));
  if (others.length === 0) return undefined;
  const kinds = new Map<string, { readonly first: Diagnostic; readonly places: number }>();
  for (const difference of others) {
    const kind = difference.rule ?? difference.message;
    const known = kinds.get(kind);
    kinds.set(kind, { first: known?.first ?? difference, places: (known?.places ?? 0) + 1 });
  }
  const [most] = [...kinds.values()].sort((left, right) => right.places - left.places);
  return diagnose('schema-differences', findChild(root, 'naftiko')?.at ?? root.at, {
    places: others.length,
    kinds: kinds.size,
    most: { message: most!.first.message, places: most!.places },
  });
}

/** Whether the violation is about the stated version, which has a diagnostic of its own. */
const isOfVersion = ({ path: [key, ...below] }: Origin): boolean =>
  below.length === 0 && (key === 'naftiko' || key === 'ikanos');

function asDifference({ rule, message, hint, meant, takes, at }: Finding): Difference {
  const difference: { -readonly [Key in keyof Difference]: Difference[Key] } = {
    ...diagnose('schema-violation', at, { message, hint }),
    rule,
  };
  if (meant !== undefined) difference.meant = meant;
  if (takes !== undefined) difference.takes = takes;
  return difference;
}

/** The finding for a document that the schema rejects although none of its violations has an explanation. */
const makeUnexplained = (at: Origin): Finding => ({
  rule: 'unexplained',
  message: 'The document does not match the published schema.',
  at,
});
