import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';

const mark = '\uFEFF';

/** A file as it is written: its text with the byte order mark, where it has one. */
export interface WrittenFile {
  readonly file: string;
  readonly raw: string;
}

/** Reads a file whose text is known. Fails when it has changed since, or is not UTF-8: it could not be written back. */
export async function readWritten(file: string, text: string, directory: string): Promise<Given<WrittenFile>> {
  try {
    const bytes = await readFile(path.resolve(directory, file));
    const raw = [text, mark + text].find((candidate) => Buffer.from(candidate).equals(bytes));
    return raw === undefined
      ? usageError(`"${file}" is not corrected: its encoding is not UTF-8, or it has just changed.`)
      : given({ file, raw });
  } catch (cause) {
    return usageError(`"${file}" cannot be read: ${reasonOf(cause)}`);
  }
}

/** The text of a file with the byte order mark that it had. */
export const withMarkOf = ({ raw }: WrittenFile, text: string): string => (raw.startsWith(mark) ? mark + text : text);

/**
 * Replaces the text of a file at once: readers see the old text or the new one. Permissions stay, and of a symbolic
 * link the file that it names is replaced.
 */
export async function saveText(file: string, text: string, directory: string): Promise<Given<undefined>> {
  let temporary: string | undefined;
  try {
    const target = await realpath(path.resolve(directory, file));
    const { mode } = await stat(target);
    temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}`);
    const handle = await open(temporary, 'wx', mode & 0o777);
    try {
      await handle.chmod(mode & 0o7777);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
    return given(undefined);
  } catch (cause) {
    if (temporary !== undefined) await rm(temporary, { force: true });
    return usageError(`"${file}" cannot be written: ${reasonOf(cause)}`);
  }
}
