import type { Diagnostic, DiagnosticCode, RuleCode, Severity } from '@naftiko/spec';
import type { LintContext } from './lint-context.js';

/** The group of a rule. The profile `agent` adds the group `agents`. */
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
  /** Diagnostics that are less specific; a finding of the rule replaces them at its place. */
  readonly replaces?: readonly DiagnosticCode[];
  /** Diagnostics with the same content; where one of them is reported, the rule reports nothing. */
  readonly yieldsTo?: readonly DiagnosticCode[];
  /**
   * Returns the findings, each at the smallest value that is at fault. Takes time linear in the size of the document.
   */
  check(context: LintContext): Iterable<Diagnostic>;
}

/**
 * A named set of rules: `recommended`, all rules (`strict`), or `recommended` with all rules about agents (`agent`).
 */
export type LintProfile = 'recommended' | 'strict' | 'agent';

/** Which rules run, and the severities of their findings. */
export interface LintOptions {
  /** `none`: no rule runs. */
  readonly extends: LintProfile | 'none';
  /** The severity of a code, or `off`. Codes of rules, of warnings and of notes. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}
