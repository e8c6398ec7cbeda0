import { codeGroups } from '../explain/code-groups.js';

/** The options that leave findings out. */
export interface CodeOptions {
  readonly strict: boolean;
  /** False: `--no-lint`. */
  readonly lint: boolean;
}

/** Prepares the answer whether findings of a code are looked for with these options. */
export function prepareIsChecked({ strict, lint }: CodeOptions): (code: string) => boolean {
  const rules = new Set(
    codeGroups.flatMap((group) => (group.lint === true ? group.codes.map(({ code }) => code) : [])),
  );
  return (code) => (strict || code !== 'schema-violation') && (lint || !rules.has(code));
}
