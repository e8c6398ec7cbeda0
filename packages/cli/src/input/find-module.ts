import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The address of a module: of a file, relative to the working directory, or of a package installed there or above.
 * `undefined`: there is neither.
 */
export async function findModule(name: string, workingDirectory: string): Promise<string | undefined> {
  const file = path.resolve(workingDirectory, name);
  if (await isFile(file)) return pathToFileURL(file).href;
  if (name.startsWith('.') || path.isAbsolute(name)) return undefined;
  const entry = requiredFrom(name, workingDirectory) ?? (await importedFrom(name, workingDirectory));
  return entry === undefined ? undefined : pathToFileURL(entry).href;
}

/** The file of a module as `require` finds it; packages that can only be imported are not found. */
function requiredFrom(name: string, directory: string): string | undefined {
  try {
    return createRequire(path.join(directory, 'x.js')).resolve(name);
  } catch {
    return undefined;
  }
}

/** The entry of a package that can only be imported. */
async function importedFrom(name: string, directory: string): Promise<string | undefined> {
  const home = path.join(directory, 'node_modules', name);
  const entry = entryOf(await readManifest(home));
  if (entry !== undefined) return path.join(home, entry);
  const parent = path.dirname(directory);
  return parent === directory ? undefined : importedFrom(name, parent);
}

async function readManifest(home: string): Promise<unknown> {
  try {
    const { exports } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { exports?: unknown };
    return exports;
  } catch {
    return undefined;
  }
}

function entryOf(exported: unknown): string | undefined {
  if (typeof exported === 'string') return exported;
  if (typeof exported !== 'object' || exported === null) return undefined;
  const conditions = exported as Readonly<Record<string, unknown>>;
  return ['.', 'node', 'import', 'default'].map((key) => entryOf(conditions[key])).find((one) => one !== undefined);
}

const isFile = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isFile(),
    () => false,
  );
