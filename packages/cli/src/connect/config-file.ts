import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { saveText } from '../fix/save-text.js';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';

const limitBytes = 64 * 1024 * 1024;

/** The text of a configuration; null: there is no file. One that is not UTF-8 is refused, because it could not be restored. */
export async function readConfigFile(file: string): Promise<Given<string | null>> {
  try {
    const bytes = await readFile(file);
    const text = bytes.toString('utf8');
    if (bytes.length > limitBytes) return usageError(`"${file}" is not changed: it is too large.`);
    return Buffer.from(text).equals(bytes) ? given(text) : usageError(`"${file}" is not changed: it is not UTF-8.`);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return given(null);
    return usageError(`"${file}" cannot be read: ${reasonOf(cause)}`);
  }
}

/** Replaces the text of a configuration at once, creates it with its folders, or, for null, removes it. */
export async function writeConfigFile(
  file: string,
  before: string | null,
  after: string | null,
): Promise<Given<undefined>> {
  try {
    if (after === null) {
      await rm(file, { force: true });
      return given(undefined);
    }
    if (before !== null) return await saveText(file, after, path.dirname(file));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, after, { flag: 'wx', mode: 0o600 });
    return given(undefined);
  } catch (cause) {
    return usageError(`"${file}" cannot be written: ${reasonOf(cause)}`);
  }
}
