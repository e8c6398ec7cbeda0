import type { Diagnostic } from '@naftiko/spec';
import { withoutMisspelt } from '../plan/absent-keys.js';
import type { PlannedDocument } from '../plan/planned-document.js';
import { makeLintContext } from './lint-context.js';
import type { LintOptions } from './lint-rule.js';
import { lintRules } from './lint-rules.js';
import { chooseSeverities, type Severities } from './severities.js';

/**
 * Returns the diagnostics of a planned document together with the findings of rules, in the order of the text. Pure. A
 * text that is not a document has no findings.
 *
 * `options.rules` also changes the severity of diagnostics that are warnings or notes; errors are always errors.
 * `diagnostics` replaces the diagnostics of the document.
 */
export function lint(
  planned: PlannedDocument,
  options: LintOptions = recommended,
  diagnostics: readonly Diagnostic[] = planned.diagnostics,
): readonly Diagnostic[] {
  const severities = chooseSeverities(options);
  const findings = withoutMisspelt(findAll(planned, severities, placesOf(diagnostics)), diagnostics);
  const replaced = new Set(
    findings.flatMap((finding) => (replacedBy.get(finding.code) ?? []).map((code) => keyOf(code, finding))),
  );
  const others = diagnostics.flatMap((diagnostic) =>
    replaced.has(keyOf(diagnostic.code, diagnostic)) ? [] : adjustSeverity(diagnostic, severities),
  );
  return [...others, ...findings].toSorted((left, right) => left.at.start.offset - right.at.start.offset);
}

const replacedBy: ReadonlyMap<string, readonly string[]> = new Map(
  lintRules.map(({ code, replaces = [] }) => [code, replaces]),
);

/** The places of the diagnostics that rules name in `yieldsTo`. */
function placesOf(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(diagnostics.flatMap((one) => (yielding.has(one.code) ? [keyOf(one.code, one)] : [])));
}

const yielding: ReadonlySet<string> = new Set(lintRules.flatMap(({ yieldsTo = [] }) => yieldsTo));

const recommended: LintOptions = { extends: 'recommended', rules: new Map() };

/** Runs the rules and returns each finding once, with its severity. `reported` are the places of diagnostics. */
function findAll(
  planned: PlannedDocument,
  severities: Severities,
  reported: ReadonlySet<string>,
): readonly Diagnostic[] {
  const active = lintRules.filter(({ code }) => severities.ofRule(code) !== 'off');
  const context = active.length === 0 ? undefined : makeLintContext(planned);
  if (context === undefined) return [];
  const found = new Map<string, Diagnostic>();
  for (const rule of active) {
    const severity = severities.ofRule(rule.code);
    if (severity === 'off') continue;
    for (const finding of rule.check(context)) {
      if (rule.yieldsTo?.some((code) => reported.has(keyOf(code, finding))) === true) continue;
      const key = `${keyOf(finding.code, finding)} ${finding.message}`;
      if (!found.has(key)) found.set(key, { ...finding, severity });
    }
  }
  return [...found.values()];
}

function adjustSeverity(diagnostic: Diagnostic, severities: Severities): readonly Diagnostic[] {
  if (diagnostic.severity === 'error') return [diagnostic];
  const severity = severities.ofDiagnostic(diagnostic.code);
  if (severity === undefined) return [diagnostic];
  return severity === 'off' ? [] : [{ ...diagnostic, severity }];
}

const keyOf = (code: string, { at }: Diagnostic): string => `${code} ${at.source} ${at.path.join('\0')}`;
