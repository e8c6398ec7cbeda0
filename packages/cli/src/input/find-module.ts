import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { given, usageError, type Given } from './given.js';

/**
 * The URL of a module: of a file, relative to the working directory, or of a package installed there or in a directory
 * above. If there is neither, the problem is a sentence that does not contain the name.
 */
export async function findModule(name: string, workingDirectory: string): Promise<Given<string>> {
  const place = path.resolve(workingDirectory, name);
  const kind = await kindOf(place);
  if (kind === 'file') {
    return /\.json$/i.test(place)
      ? usageError(`it is a JSON file, not a JavaScript module.${suggestEntry(await readManifest(place), name, '..')}`)
      : given(pathToFileURL(place).href);
  }
  const isPath = name.startsWith('.') || path.isAbsolute(name);
  const entry = isPath
    ? undefined
    : (requiredFrom(name, workingDirectory) ?? (await importedFrom(name, workingDirectory)));
  if (entry !== undefined) return given(pathToFileURL(entry).href);
  if (kind === 'folder') {
    const manifest = await readManifest(path.join(place, 'package.json'));
    return usageError(`it is a folder; name the file of a module in it.${suggestEntry(manifest, name, '.')}`);
  }
  if (!isPath && (await isInstalled(name, workingDirectory))) {
    return usageError('the package is installed, but its package.json names no module that can be imported.');
  }
  return usageError('there is no such module, neither a file nor an installed package.');
}

/** The file that a package.json names, if any. */
function suggestEntry(manifest: Manifest, name: string, folder: string): string {
  const entry = entryOf(manifest.exports) ?? entryOf(manifest.main);
  return entry === undefined ? '' : ` Did you mean "${path.join(name, folder, entry)}"?`;
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
  const entry = entryOf((await readManifest(path.join(home, 'package.json'))).exports);
  if (entry !== undefined) return path.join(home, entry);
  const parent = path.dirname(directory);
  return parent === directory ? undefined : importedFrom(name, parent);
}

async function isInstalled(name: string, directory: string): Promise<boolean> {
  if ((await kindOf(path.join(directory, 'node_modules', name))) === 'folder') return true;
  const parent = path.dirname(directory);
  return parent !== directory && isInstalled(name, parent);
}

/** What is read of a package.json. */
interface Manifest {
  readonly exports?: unknown;
  readonly main?: unknown;
}

async function readManifest(file: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(await readFile(file, 'utf8')) as unknown;
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

function entryOf(exported: unknown): string | undefined {
  if (typeof exported === 'string') return exported;
  if (typeof exported !== 'object' || exported === null) return undefined;
  const conditions = exported as Readonly<Record<string, unknown>>;
  return ['.', 'node', 'import', 'default'].map((key) => entryOf(conditions[key])).find((one) => one !== undefined);
}

const kindOf = (place: string): Promise<'file' | 'folder' | undefined> =>
  stat(place).then(
    (found) => (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : undefined),
    () => undefined,
  );
