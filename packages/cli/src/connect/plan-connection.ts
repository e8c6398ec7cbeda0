import type { AgentHost, HostEntry } from '@naftiko/runtime/agent-hosts';
import { given, usageError, type Given } from '../input/given.js';
import { suggestName } from '../run/run-settings.js';
import { connectIn, disconnectIn, type ConfigChange } from './change-config.js';
import { readConfigFile } from './config-file.js';
import { readRecord, type ConnectionRecord } from './connection-record.js';
import { createJsonEditor } from './edit/json-editor.js';
import { createTomlEditor } from './edit/toml-editor.js';

/** A change of a configuration. */
export interface ConnectionRequest {
  readonly host: AgentHost;
  readonly file: string;
  /** `undefined`: the only connection is removed. */
  readonly name: string | undefined;
  /** `undefined`: the server is removed. */
  readonly entry: HostEntry | undefined;
}

/** A change that is ready to be written. */
export interface PlannedConnection extends ConfigChange {
  readonly name: string;
  /** The text of the file; null: there is none. */
  readonly before: string | null;
}

/** Reads a configuration and its record, and changes both in memory. */
export async function planConnection(
  requested: ConnectionRequest,
  recordFolder: string,
): Promise<Given<PlannedConnection>> {
  const { host, file, entry } = requested;
  const before = await readConfigFile(file);
  if (!before.ok) return before;
  const record = await readRecord(recordFolder, file);
  if (!record.ok) return record;
  const name = entry === undefined ? chooseName(requested, record.value) : given(requested.name ?? '');
  if (!name.ok) return name;
  const editor = (host.format === 'toml' ? createTomlEditor : createJsonEditor)(host.serversKey);
  const change =
    entry === undefined
      ? disconnectIn(before.value, record.value, name.value, editor)
      : connectIn(before.value, record.value, { name: name.value, entry: entry.entry, inputs: entry.inputs }, editor);
  if (change.ok) return given({ ...change.value, name: name.value, before: before.value });
  return usageError(...change.problems.map((problem) => `${file}:${/^\d/.test(problem) ? '' : ' '}${problem}`));
}

/** The connection that is removed: only one that this command has made. */
function chooseName({ file, name }: ConnectionRequest, { connections, older }: ConnectionRecord): Given<string> {
  const known = [...connections, ...older].map((one) => one.name);
  if (name === undefined) {
    const [only = '', ...others] = known;
    if (known.length > 0 && others.length === 0) return given(only);
    const names = known.map((one) => `--name ${one}`).join(', ');
    return usageError(known.length === 0 ? `Nothing was added to ${file}.` : `Choose what is removed: ${names}.`);
  }
  if (known.includes(name)) return given(name);
  return usageError(`"${name}" was not added to ${file} by this command. ${suggestName(name, known)}`);
}
