import { stat } from 'node:fs/promises';
import path from 'node:path';
import { given, usageError, type Given } from './given.js';

/** The folders of `--allow-outside`, absolute; each must exist. */
export async function readFolders(
  folders: readonly string[],
  workingDirectory: string,
): Promise<Given<readonly string[]>> {
  const places = folders.map((folder) => path.resolve(workingDirectory, folder));
  const problems: string[] = [];
  for (const [index, place] of places.entries()) {
    if (await isDirectory(place)) continue;
    problems.push(`--allow-outside takes a folder, for example ../shared; "${folders[index] ?? ''}" is not one.`);
  }
  return problems.length > 0 ? usageError(...problems) : given(places);
}

async function isDirectory(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch {
    return false;
  }
}
