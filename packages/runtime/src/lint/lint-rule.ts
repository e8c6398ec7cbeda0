import type { Diagnostic, DiagnosticCode, RuleCode, Severity } from '@naftiko/spec';
import type { LintContext } from './lint-context.js';

/** The kinds of rules. Profiles choose by them. */
export type RuleGroup = 'structure' | 'quality' | 'security' | 'agents';

/**
 * Advice about documents that run. A rule is a file in `rules/` and a line in `lintRules`; its summary, message and
 * severity are an entry of the catalogue, its page is `docs/diagnostics/<code>.md`.
 */
export interface LintRule {
  readonly code: RuleCode;
  readonly group: RuleGroup;
  /** Whether the profile `recommended` has it. */
  readonly recommended: boolean;
  /** Why this matters. */
  readonly rationale: string;
  /** Diagnostics that say less about the same place; a finding of the rule replaces them there. */
  readonly replaces?: readonly DiagnosticCode[];
  /** Diagnostics that say as much: where one of them stands, the rule is silent. */
  readonly yieldsTo?: readonly DiagnosticCode[];
  /** The findings, each at the smallest value concerned, in time linear in the size of the document. */
  check(context: LintContext): Iterable<Diagnostic>;
}

/** A profile of rules. */
export type LintProfile = 'recommended' | 'strict' | 'agent';

/** Which rules run, and what their findings weigh. */
export interface LintOptions {
  /** `none`: no rule runs. */
  readonly extends: LintProfile | 'none';
  /** The severity of a code, or `off`. Codes of rules, of warnings and of notes. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}
