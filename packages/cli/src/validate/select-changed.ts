import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { inputName, type DocumentText } from '../input/read-texts.js';
import type { CheckedDocument } from './check-document.js';

/** Selects the documents that are among the changed files, or that depend on one of them. */
export interface ChangedDocuments {
  /** Whether the document is changed itself, or may read a changed file. Decided by its text, before it is checked. */
  mayConcern(document: DocumentText): Promise<boolean>;
  /** Whether the document is changed itself, or reads a changed file. */
  concerns(checked: CheckedDocument): Promise<boolean>;
}

/** Prepares the selection by the absolute, resolved paths of changed files. */
export function selectChanged(changed: ReadonlySet<string>, workingDirectory: string): ChangedDocuments {
  const isChanged = async (file: string): Promise<boolean> => {
    if (file === inputName) return true;
    const place = path.resolve(workingDirectory, file);
    return changed.has(place) || changed.has(await resolveLinks(place));
  };
  return {
    mayConcern: async ({ file, text }) => namesFiles.test(text) || isChanged(file),
    concerns: async ({ file, reads }) => {
      for (const one of [file, ...reads]) if (await isChanged(one)) return true;
      return false;
    },
  };
}

/** The keys of the files that planning reads: imports and schemas. */
const namesFiles = /location|schema/i;

/** The path without links. For a file that does not exist, the links of its directory are resolved. */
async function resolveLinks(place: string): Promise<string> {
  try {
    return await realpath(place);
  } catch {
    const directory = path.dirname(place);
    return directory === place ? place : path.join(await resolveLinks(directory), path.basename(place));
  }
}
