import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '@naftiko/spec';
import { fetchDocument, isDocumentAddress } from './fetch-document.js';

/** Reads the text of a document, or fetches it from its address; `unreadable` is the reason of a failure, as a sentence. */
export async function readDocument(
  file: string,
  workingDirectory: string,
): Promise<string | { readonly unreadable: string }> {
  if (isDocumentAddress(file)) return fetchDocument(file);
  try {
    return decodeText(await readFile(path.resolve(workingDirectory, file)));
  } catch (cause) {
    return { unreadable: reasonOf(cause) };
  }
}

export const directoryOf = (file: string, workingDirectory: string): string =>
  path.dirname(path.resolve(workingDirectory, file));

const reasonOf = (cause: unknown): string => {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EACCES') return 'it may not be read.';
  if (code === 'EISDIR') return 'it is a directory.';
  return `it cannot be read (${code || 'unknown reason'}).`;
};
