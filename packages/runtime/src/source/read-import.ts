import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportedText } from '@naftiko/spec';

/** Reads the file of an import: a path relative to the importing document, an absolute path, or a `file:` URI. */
export async function readImport(location: string, from: string): Promise<ImportedText> {
  const file = resolveLocation(location, path.dirname(from));
  if (file === undefined) return { ok: false, reason: `"${location}" is not a file location.` };
  try {
    return { ok: true, source: file, text: await readFile(file, 'utf8') };
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return {
      ok: false,
      reason: missing ? `Import source file not found: ${location}` : `"${location}" cannot be read.`,
    };
  }
}

/** `file:///./x`, `file://./x` and `file:./x` are relative, as the format's tutorials write them. */
export function resolveLocation(location: string, directory: string): string | undefined {
  const relative = /^file:(?:\/\/\/?)?(\.{1,2}\/.*)$/.exec(location)?.[1];
  try {
    if (relative !== undefined) return path.resolve(directory, decodeURIComponent(relative));
    return location.startsWith('file:') ? fileURLToPath(location) : path.resolve(directory, location);
  } catch {
    return undefined;
  }
}
