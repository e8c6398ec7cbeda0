import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDocumentAddress, readDocument } from '@naftiko/runtime';
import { decodeText } from '@naftiko/spec';
import { toPrintable } from '../printable.js';
import { readInput, printLines, type Shell } from '../shell.js';
import { given, usageError, problemsOf, type Given } from './given.js';
import { maskAddress } from './mask-address.js';
import { selectFiles, describeSkippedFiles, type ReadFile, type SkippedFile } from './select-files.js';

/** The text of a document, with the name for its diagnostics. */
export interface DocumentText {
  readonly file: string;
  readonly text: string;
}

/** The name of standard input in reports. */
export const inputName = '<stdin>';

/** Reads the texts that path arguments name; `-` is standard input. Every unreadable file is a problem. */
export async function readTexts(paths: readonly string[], shell: Shell): Promise<Given<readonly DocumentText[]>> {
  const selected = await readSelected(paths, shell);
  return selected.ok ? given(selected.value.texts) : selected;
}

/** The texts that path arguments name. */
export interface SelectedTexts {
  readonly texts: readonly DocumentText[];
  /** The YAML files that were found in directories and are not documents. */
  readonly skipped: readonly SkippedFile[];
}

/** Reads texts like `readTexts`, and returns which files of directories are left out, after a note about each on standard error. */
export async function readSelected(paths: readonly string[], shell: Shell): Promise<Given<SelectedTexts>> {
  const named = paths.filter((one) => one !== '-');
  const read = prepareRead();
  const files = await selectFiles(named, shell.workingDirectory, { read });
  if (!files.ok) return files;
  reportSkipped(files.value.skipped, shell);
  const results = await Promise.all(files.value.files.map((file) => readText(file, shell.workingDirectory, read)));
  const problems = problemsOf(...results);
  if (problems.length > 0) return usageError(...problems);
  const texts = results.flatMap((one) => (one.ok ? [one.value] : []));
  const input = named.length < paths.length ? [{ file: inputName, text: await readInput(shell) }] : [];
  return given({ texts: [...input, ...texts], skipped: files.value.skipped });
}

/**
 * Reads each file once: the search in a directory has read those that it selects. Reading with promises takes several times
 * as long: 160 ms for 240 documents.
 */
function prepareRead(): ReadFile {
  const known = new Map<string, Buffer>();
  return (place) => {
    const bytes = known.get(place) ?? readFileSync(place);
    known.set(place, bytes);
    return bytes;
  };
}

/** Writes to standard error, because standard output is for the report. */
function reportSkipped(skipped: readonly SkippedFile[], shell: Shell): void {
  printLines(shell.errors, ...describeSkippedFiles(skipped).map((line) => `note: ${toPrintable(line)}`));
}

/** Reads the text of one file. */
export async function readText(file: string, workingDirectory: string, read: ReadFile): Promise<Given<DocumentText>> {
  if (isDocumentAddress(file)) {
    const text = await readDocument(file, workingDirectory);
    return typeof text === 'string'
      ? given({ file, text })
      : usageError(`"${maskAddress(file)}" cannot be read: ${text.unreadable}`);
  }
  try {
    return given({ file, text: decodeText(await read(path.resolve(workingDirectory, file))) });
  } catch (cause) {
    return usageError(`"${file}" cannot be read: ${reasonOf(cause)}`);
  }
}

/** A sentence that says why the system could not read or write a file. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? `the operating system reports ${code === '' ? String(cause) : code}.`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist.',
  EACCES: 'permission denied.',
  EPERM: 'permission denied.',
  EISDIR: 'it is a directory.',
  ENOTDIR: 'a part of its path is not a directory.',
  ENOSPC: 'there is no space left.',
  EROFS: 'the file system is read-only.',
  EEXIST: 'it exists already.',
};
