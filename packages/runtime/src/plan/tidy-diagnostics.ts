import type { Diagnostic, DiagnosticCode } from '@naftiko/spec';
import { withoutMisspelt } from './absent-keys.js';

/**
 * Removes duplicate diagnostics, diagnostics with a more specific one at the same place, and those about the absence of a
 * key that is misspelt; sorts the others in the order of the text.
 */
export function tidy(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const codes = new Map<string, Set<Diagnostic['code']>>();
  for (const diagnostic of diagnostics) {
    const at = placeOf(diagnostic);
    codes.set(at, (codes.get(at) ?? new Set()).add(diagnostic.code));
  }
  const seen = new Set<string>();
  const distinct = diagnostics.filter((diagnostic) => {
    const { code, message } = diagnostic;
    const others = codes.get(placeOf(diagnostic)) ?? new Set();
    if (explanationsOf(code).some((better) => others.has(better))) return false;
    const key = `${code} ${placeOf(diagnostic)} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return withoutMisspelt(distinct).toSorted((left, right) => left.at.start.offset - right.at.start.offset);
}

/**
 * For each code, the codes that replace it when they are reported at the same place, because they are more specific.
 */
const explainedBy: Readonly<Partial<Record<DiagnosticCode, readonly DiagnosticCode[]>>> = {
  'key-unknown': ['auth-misspelt', 'auth-misplaced', 'auth-key-misspelt', 'unknown-section'],
  'key-misplaced': ['auth-misplaced', 'unknown-section', 'rest-operation-path'],
  'value-unknown': ['script-language-unavailable'],
  'auth-unsupported': [
    'auth-misspelt',
    'auth-malformed',
    'auth-key-misspelt',
    'auth-value-malformed',
    'template-unquoted',
  ],
};

const placeOf = ({ at }: Diagnostic): string => `${at.source} ${at.start.offset} ${at.path.join('\0')}`;

/** The more specific codes for a code; codes of plug-ins have none. */
const explanationsOf = (code: Diagnostic['code']): readonly Diagnostic['code'][] =>
  (Object.hasOwn(explainedBy, code) ? explainedBy[code as DiagnosticCode] : undefined) ?? [];
