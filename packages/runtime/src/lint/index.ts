export { lint } from './lint.js';
export type { LintOptions, LintProfile, LintRule, RuleGroup } from './lint-rule.js';
export type { LintContext } from './lint-context.js';
export { lintRules } from './lint-rules.js';
export type { CoveredRule } from './covered-rules.js';
export { coveredRules } from './covered-rules.js';
export { adjustableCodes, findCodeProblem, prepareIsReported } from './lint-codes.js';
