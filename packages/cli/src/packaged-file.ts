import { existsSync } from 'node:fs';

/**
 * The address of a file that every package with the command contains, such as `schemas/x.json`; `name` is relative to the
 * root of the package. A checkout has it at its own root.
 */
export function locatePackagedFile(name: string): URL {
  const packed = new URL(`../${name}`, import.meta.url);
  return existsSync(packed) ? packed : new URL(`../../../${name}`, import.meta.url);
}
