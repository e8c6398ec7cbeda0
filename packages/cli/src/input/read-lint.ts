import { findCodeProblem, type LintOptions } from '@naftiko/runtime/lint';
import type { RawValidateOptions } from '../command-line/validate-command.js';
import { given, usageError, type Given } from './given.js';

/** The rules that apply: those of the configuration file, except those that flags switch off. */
export function readLint(
  { lint, skipRule }: Pick<RawValidateOptions, 'lint' | 'skipRule'>,
  configured: LintOptions = recommended,
): Given<LintOptions> {
  const problems = skipRule.flatMap((code) => findCodeProblem(code) ?? []);
  if (problems.length > 0) return usageError(...problems.map((problem) => `--skip-rule: ${problem}`));
  return given({
    extends: lint ? configured.extends : 'none',
    rules: new Map([...configured.rules, ...skipRule.map((code) => [code, 'off'] as const)]),
  });
}

const recommended: LintOptions = { extends: 'recommended', rules: new Map() };
