import path from 'node:path';
import { isDocumentAddress, type DocumentSource } from '@naftiko/runtime';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { globBaseOf, isGlob } from '../input/glob.js';
import { selectFiles } from '../input/select-files.js';

/**
 * Finds the documents of a gateway. The path of each is relative to the directory that names it, or to that before the
 * wildcards of a glob; a file that is named itself has its name alone.
 */
export async function findSources(
  paths: readonly string[],
  workingDirectory: string,
): Promise<Given<readonly DocumentSource[]>> {
  const found = await Promise.all(paths.map((one) => findBelow(one, workingDirectory)));
  const problems = problemsOf(...found);
  if (problems.length > 0) return usageError(...problems);
  const sources = new Map<string, DocumentSource>();
  for (const source of found.flatMap((one) => (one.ok ? one.value : []))) {
    const place = path.resolve(workingDirectory, source.file);
    if (!sources.has(place)) sources.set(place, source);
  }
  return given([...sources.values()]);
}

async function findBelow(named: string, workingDirectory: string): Promise<Given<readonly DocumentSource[]>> {
  const selected = await selectFiles([named], workingDirectory);
  if (!selected.ok) return selected;
  // The path of an address is that of its last segment.
  if (isDocumentAddress(named)) return given([{ file: named, path: path.posix.basename(new URL(named).pathname) }]);
  const base = isGlob(named) ? globBaseOf(named) : named;
  return given(
    selected.value.files.map((file) => ({
      file,
      path: (path.relative(base, file) || path.basename(file)).split(path.sep).join('/'),
    })),
  );
}
