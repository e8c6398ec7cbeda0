import { catalogue, type RuleCode, type Severity } from '@naftiko/spec';
import { coveredRules } from './covered-rules.js';
import type { LintOptions, LintProfile, LintRule } from './lint-rule.js';
import { lintRules } from './lint-rules.js';

/** The severities of codes that result from the options of an operator. */
export interface Severities {
  ofRule(code: RuleCode): Severity | 'off';
  /** `undefined`: the severity in the catalogue. */
  ofDiagnostic(code: string): Severity | 'off' | undefined;
}

export function chooseSeverities({ extends: profile, rules }: LintOptions): Severities {
  const chosen = new Map(
    [...rules].flatMap(([code, severity]) => [code, ...coveringCodesOf(code)].map((one) => [one, severity] as const)),
  );
  // A code that the options name takes precedence over a rule that covers the code.
  for (const [code, severity] of rules) chosen.set(code, severity);
  const standard = new Map<string, Severity | 'off'>(
    lintRules.map((rule) => [rule.code, isIn(profile, rule) ? catalogue[rule.code].severity : 'off']),
  );
  return {
    ofRule: (code) => (profile === 'none' ? 'off' : (chosen.get(code) ?? standard.get(code) ?? 'off')),
    ofDiagnostic: (code) => chosen.get(code),
  };
}

const isIn = (profile: LintProfile | 'none', { recommended, group }: LintRule): boolean =>
  profile === 'strict' || (profile !== 'none' && recommended) || (profile === 'agent' && group === 'agents');

/** The codes of the diagnostics that replace a rule of the published ruleset. */
const coveringCodesOf = (code: string): readonly string[] =>
  coveredRules.find((rule) => rule.rule === code)?.diagnostics ?? [];
