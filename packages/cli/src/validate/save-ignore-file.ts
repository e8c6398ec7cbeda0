import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { inputName, reasonOf } from '../input/read-texts.js';
import { countNoun } from '../plural.js';
import { printLines, type Shell } from '../shell.js';
import type { AcceptedDocuments } from './accept-findings.js';
import type { IgnoreFile } from './ignore-file.js';
import { composeIgnoreFile } from './compose-ignore-file.js';

/** Writes an ignore file that accepts the errors and warnings of documents, and returns the documents without them. */
export async function saveIgnoreFile(
  { documents, accepted, stale }: AcceptedDocuments,
  ignoreFile: IgnoreFile,
  shell: Shell,
): Promise<Given<AcceptedDocuments>> {
  const { workingDirectory } = shell;
  const findings = documents.flatMap(({ diagnostics }) => diagnostics.filter(mayBeAccepted));
  const open = documents.map((one) => ({ ...one, diagnostics: one.diagnostics.filter((it) => !mayBeAccepted(it)) }));
  const result = { documents: open, accepted: accepted + findings.length, stale: [] };
  if (findings.length === 0 && stale.length === 0) {
    printLines(
      shell.errors,
      `note: There is nothing to write to ${ignoreFile.name}: no new findings, no entry to remove.`,
    );
    return given(result);
  }
  const text = composeIgnoreFile({ ignoreFile, findings, stale, workingDirectory });
  try {
    await writeFile(path.resolve(workingDirectory, ignoreFile.name), text);
  } catch (cause) {
    return usageError(`The ignore file cannot be written to "${ignoreFile.name}": ${reasonOf(cause)}`);
  }
  const entries = stale.length === 1 ? '1 entry' : `${stale.length} entries`;
  const removed = stale.length === 0 ? '' : `, ${entries} removed`;
  printLines(shell.errors, `note: Wrote ${ignoreFile.name}: ${countNoun(findings.length, 'finding')} added${removed}.`);
  return given(result);
}

/** Whether a finding can be accepted: notes never make the command fail, and standard input has no permanent name. */
const mayBeAccepted = ({ severity, at }: Diagnostic): boolean => severity !== 'info' && at.source !== inputName;
