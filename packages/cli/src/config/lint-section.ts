import { findSimilar } from '@naftiko/engine';
import type { Severity } from '@naftiko/spec';
import { readMapOf, readObjectOf, type Configured, type ValueReader } from './reading.js';
import { readChoice, readText } from './scalars.js';

/** The profiles of rules. */
export const lintProfiles = ['recommended', 'strict', 'agent'] as const;
export type LintProfile = (typeof lintProfiles)[number];

/** What an operator decides about lint rules. Complete: what the file leaves out has its default. */
export interface LintConfig {
  readonly extends: LintProfile;
  /** By code; they win over the profile. */
  readonly rules: ReadonlyMap<string, 'off' | Severity>;
  /** The file of accepted findings, relative to the working directory; absent: the usual one. */
  readonly ignoreFile?: string;
}

/** The section as written. */
export interface LintSection {
  readonly extends?: Configured<LintProfile>;
  readonly rules?: ReadonlyMap<string, Configured<'off' | Severity>>;
  /** Relative to the directory of the file. */
  readonly ignoreFile?: Configured<string>;
}

/**
 * Prepares reading the section `lint`. A rule that is not among `knownCodes` is refused; without them every code is
 * accepted.
 */
export const readLintSection = (knownCodes?: ReadonlySet<string>): ValueReader<LintSection> =>
  readObjectOf<LintSection>({
    extends: readChoice(...lintProfiles),
    rules: readMapOf(readChoice<'off' | Severity>('off', 'info', 'warning', 'error'), (code) =>
      knownCodes === undefined || knownCodes.has(code) ? undefined : describeUnknownRule(code, knownCodes),
    ),
    ignoreFile: readText,
  });

function describeUnknownRule(code: string, knownCodes: ReadonlySet<string>): string {
  const similar = findSimilar(code, [...knownCodes]);
  return `There is no rule "${code}".${similar === undefined ? '' : ` Did you mean "${similar}"?`}`;
}
