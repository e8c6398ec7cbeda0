import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Json } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { reasonOf } from '../input/read-texts.js';
import type { NamedEntry } from './edit/config-editor.js';

/** What was added to the configuration file of an MCP host, and the text that it had before: a backup, with which additions are undone. */
export interface ConnectionRecord {
  readonly file: string;
  /** The text of the file before the first of `connections` was added; null: there was no file. */
  readonly before: string | null;
  readonly connections: readonly Connection[];
  /** Connections that were added earlier, and are in `before`: another program has changed the file since. */
  readonly older: readonly Connection[];
}

/** An MCP server that was added to the configuration of a host: its name and entry. */
export interface Connection extends NamedEntry {
  /** The entry of the same name that was there before; null: there was none. */
  readonly replaced: Json;
}

/** The folder of the records; `undefined`: the user has no home. */
export function chooseRecordFolder(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local, HOME: home } = environment;
  const base = [state, local].find((folder) => folder !== undefined && path.isAbsolute(folder));
  if (base !== undefined) return path.join(base, 'naftiko', 'connections');
  return home === undefined || home === '' ? undefined : path.join(home, '.local', 'state', 'naftiko', 'connections');
}

/** The path of the record about a configuration file. */
export const recordPathOf = (folder: string, file: string): string =>
  path.join(folder, `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.json`);

/** The record of a configuration; an empty one if there is none. */
export async function readRecord(folder: string, file: string): Promise<Given<ConnectionRecord>> {
  const place = recordPathOf(folder, file);
  try {
    return given(JSON.parse(await readFile(place, 'utf8')) as ConnectionRecord);
  } catch (cause) {
    if (cause instanceof SyntaxError) return usageError(`The backup "${place}" is not JSON; move it away.`);
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isAbsent) return given({ file, before: null, connections: [], older: [] });
    return usageError(`The backup "${place}" cannot be read: ${reasonOf(cause)}`);
  }
}

/** Writes a record, or removes the one that has no connections. Only the user can read it: configurations hold secrets. */
export async function writeRecord(folder: string, record: ConnectionRecord): Promise<Given<undefined>> {
  const place = recordPathOf(folder, record.file);
  try {
    if (record.connections.length === 0 && record.older.length === 0) {
      await rm(place, { force: true });
      return given(undefined);
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${place}.${randomUUID()}`;
    await writeFile(draft, JSON.stringify(record), { mode: 0o600 });
    await rename(draft, place);
    return given(undefined);
  } catch (cause) {
    return usageError(`The backup "${place}" cannot be written, so that nothing is changed: ${reasonOf(cause)}`);
  }
}
