import { catalogue, type RuleCode } from '@naftiko/spec';
import { findSimilar } from '@naftiko/engine';
import { coveredRules } from './covered-rules.js';
import type { LintOptions } from './lint-rule.js';
import { lintRules } from './lint-rules.js';
import { chooseSeverities } from './severities.js';

/** The reason why options cannot change the severity of a code, as a sentence; `undefined`: they can. */
export function findCodeProblem(code: string): string | undefined {
  if (adjustableCodes.has(code) || isPluginCode(code)) return undefined;
  if (Object.hasOwn(catalogue, code)) {
    return `"${code}" is an error of the document; its severity cannot be changed.`;
  }
  const similar = findSimilar(code, [...adjustableCodes]);
  return `No rule has the code "${code}".${similar === undefined ? '' : ` Did you mean "${similar}"?`}`;
}

/** Codes of plug-ins are not known before a document uses them. */
const isPluginCode = (code: string): boolean => code.includes('/');

/** The codes that options can give another severity: of rules, of warnings and of notes. */
export const adjustableCodes: ReadonlySet<string> = new Set([
  ...lintRules.map(({ code }) => code),
  ...coveredRules.map(({ rule }) => rule),
  ...Object.entries(catalogue).flatMap(([code, { severity }]) => (severity === 'error' ? [] : [code])),
]);

/** Returns a function that decides whether options allow a code to be reported. */
export function prepareIsReported(options: LintOptions): (code: string) => boolean {
  const severities = chooseSeverities(options);
  return (code) => (isRuleCode(code) ? severities.ofRule(code) : severities.ofDiagnostic(code)) !== 'off';
}

const isRuleCode = (code: string): code is RuleCode => lintRules.some((rule) => rule.code === code);
