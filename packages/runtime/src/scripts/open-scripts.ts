import { diagnose, type Diagnostic, type Document } from '@naftiko/spec';
import {
  findGovernance,
  type DocumentFiles,
  type GovernanceValues,
  type ScriptHost,
  type ScriptRunner,
} from '@naftiko/engine';
import type { Log } from '../logs/log.js';
import { GovernedScripts } from './script-host.js';
import { scriptStepsOf } from './script-steps.js';

/** The dependencies of the scripts of a document. */
export interface ScriptDependencies {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The directory of the document. */
  readonly directory: string;
  readonly files: DocumentFiles;
  readonly log: Log;
}

/** Opens the scripts of a document with its governance; interpreters start with the first script. */
export function openScripts(
  document: Document,
  runners: readonly ScriptRunner[],
  { environment, directory, files, log }: ScriptDependencies,
): { readonly host: ScriptHost; readonly diagnostics: readonly Diagnostic[] } {
  const governance = governanceOf(document);
  // Only "false", in upper or lower case, forbids scripts; `enabled` in the governance takes precedence.
  const forbidden = environment['NAFTIKO_SCRIPTING']?.toLowerCase() === 'false';
  const [first] = forbidden && governance.enabled === undefined ? scriptStepsOf(document) : [];
  return {
    host: new GovernedScripts({ runners, governance, forbidden, directory, files, log }),
    diagnostics: first === undefined ? [] : [diagnose('scripting-disabled', first.at, {})],
  };
}

/** The values of the document, with the defaults of the specification (04, section e.2). */
export function governanceOf(document: Document): GovernanceValues {
  const block = findGovernance(document);
  return {
    enabled: block?.enabled,
    defaultLanguage: block?.defaultLanguage?.text.toLowerCase(),
    defaultLocation: block?.defaultLocation?.text,
    timeoutMs: block?.timeoutMs ?? 60_000,
    statementLimit: block?.statementLimit ?? 100_000,
    allowedLanguages: block?.allowedLanguages ?? [],
  };
}
