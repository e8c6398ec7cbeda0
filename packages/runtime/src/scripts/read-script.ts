import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '@naftiko/spec';
import type { ScriptSource } from '@naftiko/engine';
import { resolveLocation } from '../source/read-import.js';

/** The text of a file below a location, or why there is none; the reason never shows the path of the location. */
export type ReadScript =
  { readonly ok: true; readonly source: ScriptSource } | { readonly ok: false; readonly reason: string };

/**
 * Reads a script: every segment of `file` must be plain, and the file, links followed, must be inside the directory that
 * `location` names. A relative location starts at `directory`. Source: specification 04, section e.3.
 */
export async function readScript(location: string, file: string, directory: string): Promise<ReadScript> {
  const unsafe = file.split('/').find((segment) => !/^[A-Za-z0-9._-]+$/.test(segment) || /^\.\.?$/.test(segment));
  if (unsafe !== undefined) {
    const why = unsafe === '..' ? 'it would leave its location (path traversal)' : `"${unsafe}" is not a plain segment`;
    return makeUnreadable(file, why);
  }
  const base = resolveLocation(location, directory);
  if (base === undefined) return makeUnreadable(file, 'its location is not a file: URI');
  try {
    const real = await realpath(base);
    const found = await realpath(path.join(real, file));
    if (!found.startsWith(real.endsWith(path.sep) ? real : real + path.sep)) {
      return makeUnreadable(file, 'a link leads out of its location');
    }
    // Reading a pipe or a device might never end.
    if (!(await stat(found)).isFile()) return makeUnreadable(file, 'it is not a file');
    return { ok: true, source: { file, text: decodeText(await readFile(found)) } };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return makeUnreadable(file, 'there is no such file in its location');
    return makeUnreadable(file, code === 'EACCES' ? 'it may not be read' : 'its location cannot be read');
  }
}

const makeUnreadable = (file: string, reason: string): ReadScript => ({
  ok: false,
  reason: `cannot read file '${file}': ${reason}`,
});
