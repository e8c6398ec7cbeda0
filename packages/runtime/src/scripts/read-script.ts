import path from 'node:path';
import { decodeText } from '@naftiko/spec';
import type { DocumentFiles, FileRefusal, ScriptSource } from '@naftiko/engine';
import { readInside } from '../source/document-files.js';
import { describeRefusal } from '../source/describe-refusal.js';
import { resolveLocation } from '../source/resolve-location.js';

/** The largest script, in bytes. */
const limitBytes = 4 * 1024 * 1024;

/** The text of a script file, or the reason why it is not read. The reason never contains the path of the location. */
export type ReadScript =
  | { readonly ok: true; readonly source: ScriptSource }
  /** `remedy` contains the folder that the operator would have to allow. It is only for diagnostics. */
  | { readonly ok: false; readonly reason: string; readonly remedy?: string | undefined };

/**
 * Reads a script. Every segment of `file` must consist of letters, digits, dots, dashes and underscores. With links
 * followed, the file must be in the directory that `location` names, and the document must be allowed to name that
 * directory. A relative location starts at `directory`. Source: specification 04, section e.3.
 */
export async function readScript(
  location: string,
  file: string,
  { directory, files }: { readonly directory: string; readonly files: DocumentFiles },
): Promise<ReadScript> {
  const unsafe = file.split('/').find((segment) => !/^[A-Za-z0-9._-]+$/.test(segment) || /^\.\.?$/.test(segment));
  if (unsafe !== undefined) {
    const why = unsafe === '..' ? 'it would leave its location (path traversal)' : `"${unsafe}" is not a plain segment`;
    return makeUnreadable(file, why);
  }
  const base = resolveLocation(location, directory);
  if (base === undefined) return makeUnreadable(file, 'its location is not a file: URI');
  const folder = await files.findFolder(base);
  if (!folder.ok) {
    const { kind } = folder.refusal;
    if (kind === 'missing') return makeUnreadable(file, 'there is no such file in its location');
    if (kind !== 'outside') return makeUnreadable(file, 'its location cannot be read');
    const why = 'its location is outside of the folder of the document, and not allowed';
    return { ...makeUnreadable(file, why), remedy: describeRefusal(folder.refusal).remedy };
  }
  const read = await readInside(path.join(folder.directory, file), [folder.directory], limitBytes);
  return read.ok
    ? { ok: true, source: { file, text: decodeText(read.bytes) } }
    : makeUnreadable(file, reasonOf(read.refusal));
}

function reasonOf(refusal: FileRefusal): string {
  if (refusal.kind === 'missing') return 'there is no such file in its location';
  if (refusal.kind === 'outside') return 'a link leads out of its location';
  return refusal.kind === 'irregular' ? 'it is not a file' : describeRefusal(refusal).reason;
}

const makeUnreadable = (file: string, reason: string): { readonly ok: false; readonly reason: string } => ({
  ok: false,
  reason: `cannot read file '${file}': ${reason}`,
});
