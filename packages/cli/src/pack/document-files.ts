import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { directoryOf, placeOf } from '@naftiko/runtime';
import { findGovernance } from '@naftiko/engine';
import { invocablesOf, locationsOf, type Document } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import type { PackSource } from './plan-pack.js';

/** Files that a document names, by their paths relative to its folder. */
export type DocumentFileList = ReadonlyMap<string, string>;

/**
 * Finds the files that a document needs when it runs: imports, schemas, scripts, prompts, and whole folders of
 * resources and skills. Files outside of its folder are refused: the paths in the document would be wrong elsewhere.
 */
export async function findDocumentFiles(
  { planned }: PackSource,
  workingDirectory: string,
): Promise<Given<DocumentFileList>> {
  const home = await realpath(directoryOf(planned.file, workingDirectory));
  const named = [...planned.reads, ...listLocations(planned.loaded.document!)];
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const place of new Set(named)) {
    try {
      for (const file of await listFiles(place)) {
        const relative = path.relative(home, await realpath(file));
        if (relative.startsWith('..') || path.isAbsolute(relative))
          problems.push(`"${file}" is outside of the folder of the document and cannot be packed.`);
        else files.set(relative.split(path.sep).join('/'), file);
      }
    } catch (cause) {
      problems.push(`"${place}" cannot be packed: ${reasonOf(cause)}`);
    }
  }
  return problems.length > 0 ? usageError(...problems) : given(files);
}

/** The places that are read at run time. */
function listLocations(document: Document): readonly string[] {
  const fallback = findGovernance(document)?.defaultLocation;
  const scripts = invocablesOf(document).flatMap(({ action }) =>
    action.kind === 'steps'
      ? action.steps.flatMap((step) => (step.type === 'script' ? (step.location ?? fallback ?? []) : []))
      : [],
  );
  return [...document.exposes.flatMap(locationsOf), ...scripts].flatMap((location) => placeOf(location) ?? []);
}

async function listFiles(place: string): Promise<readonly string[]> {
  const facts = await stat(place);
  if (facts.isFile()) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  const inside = entries
    .filter(({ name }) => !name.startsWith('.'))
    .map(({ name }) => listFiles(path.join(place, name)));
  return (await Promise.all(inside)).flat();
}
