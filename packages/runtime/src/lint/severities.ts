import { catalogue, type RuleCode, type Severity } from '@naftiko/spec';
import { coveredRules } from './covered-rules.js';
import type { LintOptions, LintProfile, LintRule } from './lint-rule.js';
import { lintRules } from './lint-rules.js';

/** The severity of every code under the options of an operator. */
export interface Severities {
  ofRule(code: RuleCode): Severity | 'off';
  /** `undefined`: its own. */
  ofDiagnostic(code: string): Severity | 'off' | undefined;
}

export function chooseSeverities({ extends: profile, rules }: LintOptions): Severities {
  const chosen = new Map(
    [...rules].flatMap(([code, severity]) => [code, ...coveringCodesOf(code)].map((one) => [one, severity] as const)),
  );
  // What stands in the options itself counts, not what one of its names covers.
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

/** The diagnostics that report what a rule of the published ruleset does. */
const coveringCodesOf = (code: string): readonly string[] =>
  coveredRules.find((rule) => rule.rule === code)?.diagnostics ?? [];
