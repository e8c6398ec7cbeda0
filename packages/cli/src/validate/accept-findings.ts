import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '@naftiko/spec';
import type { CheckedDocument } from './check-document.js';
import { acceptanceOf, keyOf, type IgnoreEntry, type IgnoreFile } from './ignore-file.js';

/** Documents without the findings that an ignore file accepts. */
export interface AcceptedDocuments {
  readonly documents: readonly CheckedDocument[];
  readonly accepted: number;
  /** The entries of the ignore file that match no finding any more. */
  readonly stale: readonly IgnoreEntry[];
}

/** The directory to which the names of documents are relative, and the codes that were checked. */
export interface AcceptScope {
  readonly workingDirectory: string;
  /** Whether this code was checked. Entries of codes that were not checked are never stale. */
  isChecked(code: string): boolean;
}

/** Removes the findings that an ignore file accepts. */
export async function acceptFindings(
  documents: readonly CheckedDocument[],
  ignoreFile: IgnoreFile,
  { workingDirectory, isChecked }: AcceptScope,
): Promise<AcceptedDocuments> {
  const entries = new Set(ignoreFile.entries.map(keyOf));
  const used = new Set<string>();
  let accepted = 0;
  const isNotAccepted = (diagnostic: Diagnostic): boolean => {
    const key = keyOf(acceptanceOf(diagnostic, ignoreFile, workingDirectory));
    if (!entries.has(key)) return true;
    used.add(key);
    accepted += 1;
    return false;
  };
  const reported = documents.map((one) => ({ ...one, diagnostics: one.diagnostics.filter(isNotAccepted) }));
  const checked = new Set(documents.map(({ file }) => path.resolve(workingDirectory, file)));
  const stale: IgnoreEntry[] = [];
  for (const entry of ignoreFile.entries) {
    if (used.has(keyOf(entry)) || /^https?:/i.test(entry.file)) continue;
    const place = path.resolve(ignoreFile.directory, entry.file);
    if (checked.has(place) ? isChecked(entry.code) : !(await exists(place))) stale.push(entry);
  }
  return { documents: reported, accepted, stale };
}

const exists = (place: string): Promise<boolean> =>
  access(place).then(
    () => true,
    () => false,
  );
