import path from 'node:path';
import { quoteWord } from '@naftiko/runtime/agent-hosts';
import { writeUnifiedDiff } from '../fix/unified-diff.js';
import { given, usageError, type Given } from '../input/given.js';
import { printLines, type Shell } from '../shell.js';
import { writeConfigFile } from './config-file.js';
import { chooseRecordFolder, writeRecord } from './connection-record.js';
import { planConnection, type PlannedConnection, type ConnectionRequest } from './plan-connection.js';

/** How a change is carried out. */
export interface ApplyOptions {
  /** Only shows the change. */
  readonly isDry: boolean;
  /** Whether the file was named, or is that of a project. */
  readonly isExplicitFile: boolean;
}

/** Changes the configuration of a host, or shows the change, and says what is left to do. */
export async function applyConnection(
  requested: ConnectionRequest,
  how: ApplyOptions,
  shell: Shell,
): Promise<Given<undefined>> {
  const folder = chooseRecordFolder(shell.environment);
  if (folder === undefined) return usageError('The folder for the backup is not known: set HOME.');
  const planned = await planConnection(requested, folder);
  if (!planned.ok) return planned;
  if (how.isDry) {
    showChange(requested, planned.value, shell);
    return given(undefined);
  }
  const { before, after, record } = planned.value;
  const isNew = requested.entry !== undefined;
  if (!isNew || after !== before) {
    // The record is written before an entry is added and after it is removed, so that everything can be undone.
    const steps = [() => writeRecord(folder, record), () => writeConfigFile(requested.file, before, after)];
    for (const step of isNew ? steps : steps.toReversed()) {
      const done = await step();
      if (!done.ok) return done;
    }
  }
  printLines(shell.output, ...describeChange(requested, planned.value, how));
  return given(undefined);
}

function showChange({ file, entry }: ConnectionRequest, { before, after }: PlannedConnection, shell: Shell): void {
  const relative = path.relative(shell.workingDirectory, file);
  const label = relative.startsWith('..') ? file.replace(/^[\\/]/, '') : relative;
  shell.output.write(writeUnifiedDiff(label, before ?? '', after ?? ''));
  printLines(shell.errors, ...(after === before ? [`Nothing changes in ${file}.`] : (entry?.notes ?? [])));
}

function describeChange(
  { host, file, entry }: ConnectionRequest,
  { name, before, after }: PlannedConnection,
  { isExplicitFile: isChosen }: ApplyOptions,
): readonly string[] {
  if (entry === undefined) return [`Removed "${name}" from ${host.label}: ${file}`];
  const notes = entry.notes.map((note) => `  ${note}`);
  if (after === before) return [`${host.label} has "${name}" already: ${file}`, ...notes];
  const chosen = isChosen ? ['--config-file', file] : [];
  const undo = ['naftiko', 'connect', host.id, '--undo', '--name', name, ...chosen].map(quoteWord).join(' ');
  return [`Added "${name}" to ${host.label}: ${file}`, ...notes, `Undo: ${undo}`];
}
