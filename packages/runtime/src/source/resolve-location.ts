import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Text } from '@naftiko/spec';

/**
 * The path that a location names, relative to the document that contains it; `undefined` when it is not a location of a
 * file, and for every location in a document that was fetched. Whether the file may be read is checked when it is
 * opened.
 */
export const placeOf = ({ text, at }: Text): string | undefined =>
  isFromNetwork(at.source) ? undefined : resolveLocation(text, path.dirname(at.source));

/** Whether the source of a document is an address, so that the document was fetched. */
export const isFromNetwork = (source: string): boolean => /^https?:/i.test(source);

/**
 * Resolves the location of a file. `file:///./x`, `file://./x` and `file:./x` are relative, as in the tutorials of the
 * format.
 */
export function resolveLocation(location: string, directory: string): string | undefined {
  const relative = /^file:(?:\/\/\/?)?(\.{1,2}(?:\/.*)?)$/i.exec(location)?.[1];
  try {
    if (relative !== undefined) return path.resolve(directory, decodeURIComponent(relative));
    return /^file:/i.test(location) ? fileURLToPath(location) : path.resolve(directory, location);
  } catch {
    return undefined;
  }
}
