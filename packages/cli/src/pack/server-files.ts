import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { given, usageError, type Given } from '../input/given.js';
import { locatePackagedFile } from '../packaged-file.js';

/** The files of the bundled command, by their paths in the package; nothing else is needed to run it with Node. */
export async function findServerFiles(): Promise<Given<ReadonlyMap<string, string>>> {
  const bundle = fileURLToPath(locatePackagedFile('dist/naftiko.cjs'));
  if (!existsSync(bundle)) {
    return usageError(
      'This installation has no bundled command, which is a part of a bundle: install the package "naftiko".',
    );
  }
  const root = path.join(path.dirname(bundle), '..');
  const names = ['bin', 'dist'].map(async (folder) =>
    (await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })).flatMap((entry) =>
      entry.isFile() ? [path.relative(root, path.join(entry.parentPath, entry.name))] : [],
    ),
  );
  const licence = existsSync(path.join(root, 'LICENSE')) ? ['LICENSE'] : [];
  const files = [...(await Promise.all(names)).flat(), ...licence].toSorted();
  return given(new Map(files.map((name) => [name.split(path.sep).join('/'), path.join(root, name)])));
}
