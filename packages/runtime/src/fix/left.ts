import { isError, listDifferences, type Diagnostic, type Difference } from '@naftiko/spec';
import type { PlannedDocument } from '../plan/planned-document.js';

/** Findings of one kind that no correction removes, and why. */
export interface Left {
  readonly code: string;
  readonly count: number;
  readonly first: Diagnostic;
  readonly reason: string;
}

/** A correction that was not applied. */
export interface Refusal {
  readonly path: readonly (string | number)[];
  /** The end of a sentence: what would be different. */
  readonly change: string;
}

/** The errors, warnings and differences from the published schema that are left, grouped by reason. */
export function listLeft(planned: PlannedDocument, refusals: readonly Refusal[]): readonly Left[] {
  const { root, document } = planned.loaded;
  const differences = root === undefined || document === undefined ? [] : listDifferences(root);
  const places = new Set(differences.map(({ at }) => at.path.join('\0')));
  const others = planned.diagnostics.filter(
    (one) => one.severity !== 'info' && (isError(one) || !places.has(one.at.path.join('\0'))),
  );
  const groups = new Map<string, Left>();
  for (const finding of [...differences, ...others]) {
    const reason = reasonOf(finding, refusals);
    const key = `${kindOf(finding)} ${reason}`;
    const known = groups.get(key);
    groups.set(key, { code: finding.code, count: (known?.count ?? 0) + 1, first: known?.first ?? finding, reason });
  }
  return [...groups.values()];
}

const kindOf = (finding: Diagnostic | Difference): string => ('rule' in finding ? finding.rule : finding.code);

function reasonOf(finding: Diagnostic | Difference, refusals: readonly Refusal[]): string {
  const refusal = refusals.find(({ path }) => path.every((segment, index) => finding.at.path[index] === segment));
  if (refusal !== undefined) return `with the correction, ${refusal.change}`;
  const kind = kindOf(finding);
  const found = reasons.find(([pattern]) => pattern.test(kind));
  return found?.[1] ?? 'the document does not say what is meant';
}

/** By rule of a difference, or by code. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^pattern: baseUri/, 'the address is not in the document, or its variables have no other place'],
  [
    /^missing-field: mapped (?:object|array) output|^missing-field: tool output/,
    'the members of the answer are not in the document',
  ],
  [/^pattern: (?:name|key)/, 'the API or the callers know it by this name'],
  [/^unknown-field: consumed input parameter/, 'a caller of the operation cannot declare it'],
  [/^unknown-field: (?:consumed|exposed) operation: path/, 'the operations of the resource have different paths'],
  [/^unknown-field: mapped/, 'names make one object of several outputs'],
  [/^unknown-field: API key authentication|^enum: placement/, 'the schema has one header or query parameter for a key'],
  [/^(?:enum: type|unknown-field: .*authentication)/, 'the schema has no other name for it'],
  [/^enum: (?:method|outputRawFormat)/, 'the schema has no other name for it'],
  [/^pattern: (?:namespace|call|ref|import|as)/, 'operators know the namespace by this name'],
  [/^missing-field: .*tool.*(?:call|steps)|^call-missing/, 'the document does not say what it calls'],
  [/^call-unresolved/, 'the document does not say which operation is meant'],
  [/^path-param|^rest-path-param/, 'the document does not say where the value belongs'],
  [/^base-uri|^credential|^auth-(?:none|signature)/, 'only the operator knows the value'],
  [/^declared-input|^with-key/, 'the document does not say which parameter takes the value'],
  [/^truncated-copy/, 'the rest of the document is missing'],
  [/^import-/, 'the imported document is missing'],
  [/-duplicate$|-shadowed$|^call-ambiguous|-collision$/, 'the document does not say which one is meant'],
  [/^body-on-get|^path-/, 'another request would be sent'],
  [
    /^unknown-field: (?:document|capability|info)|^unknown-section|^missing-field: (?:document|capability)/,
    'it is of another format',
  ],
  [/^missing-field/, 'the value is not in the document'],
  [/^unknown-field/, 'the schema has no place for it, and it may be meant to have an effect'],
  [/^type/, 'the value is of another kind, or is cut off'],
  [/^excludes/, 'either of them may be meant'],
  [/^skill-location/, 'the files are missing'],
];
