import { given, type Given } from '../input/given.js';
import type { Connection, ConnectionRecord } from './connection-record.js';
import type { ConfigEditor, NamedEntry } from './edit/config-editor.js';

/** A configuration after a change, and the record that undoes it. */
export interface ConfigChange {
  /** Null: the file is removed. */
  readonly after: string | null;
  readonly record: ConnectionRecord;
}

/** The byte order mark stays where it is. */
const mark = '\uFEFF';

/** Adds a server to a configuration. */
export function connectIn(
  current: string | null,
  record: ConnectionRecord,
  entry: NamedEntry,
  editor: ConfigEditor,
): Given<ConfigChange> {
  const text = current ?? '';
  const found = text.trim() === '' ? given(undefined) : editor.find(withoutMark(text), entry.name);
  if (!found.ok) return found;
  const after = setIn(text, entry, editor);
  if (!after.ok) return after;
  const { connections, older } = record;
  const isOurs = replay(record, editor) === current;
  const earlier = [...connections, ...older].find(({ name }) => name === entry.name);
  const connection: Connection = { ...entry, replaced: earlier?.replaced ?? found.value ?? null };
  const others = older.filter(({ name }) => name !== entry.name);
  if (isOurs) {
    const kept = connections.filter(({ name }) => name !== entry.name);
    const next = { ...record, connections: [...kept, connection], older: others };
    // A replaced connection may have stood before others; then the text is not what the record says.
    if (replay(next, editor) === after.value) return given({ after: after.value, record: next });
  }
  const rest = [...others, ...connections].filter(({ name }) => name !== entry.name);
  return given({
    after: after.value,
    record: { file: record.file, before: current, connections: [connection], older: rest },
  });
}

/**
 * Removes a connection. If only connections have changed the file, it becomes exactly what it was before them. In any
 * other file only the entry is removed, and the one that it had replaced is put back.
 */
export function disconnectIn(
  current: string | null,
  record: ConnectionRecord,
  name: string,
  editor: ConfigEditor,
): Given<ConfigChange> {
  const without = (some: readonly Connection[]): readonly Connection[] => some.filter((one) => one.name !== name);
  const next = { ...record, connections: without(record.connections), older: without(record.older) };
  const isNew = record.connections.some((one) => one.name === name);
  if (isNew && replay(record, editor) === current) return given({ after: replay(next, editor) ?? null, record: next });
  const connection = [...record.connections, ...record.older].find((one) => one.name === name);
  if (current === null || connection === undefined) return given({ after: current, record: next });
  const text = withoutMark(current);
  const rest = editor.remove(text, connection, connection.replaced ?? undefined);
  return rest.ok ? given({ after: current.slice(0, current.length - text.length) + rest.value, record: next }) : rest;
}

/**
 * The text that results when the connections of a record are added to the text before them; `undefined`: one of them
 * cannot be added.
 */
function replay({ before, connections }: ConnectionRecord, editor: ConfigEditor): string | null | undefined {
  let text = before;
  for (const connection of connections) {
    const next = setIn(text ?? '', connection, editor);
    if (!next.ok) return undefined;
    text = next.value;
  }
  return text;
}

function setIn(text: string, entry: NamedEntry, editor: ConfigEditor): Given<string> {
  const bare = withoutMark(text);
  const next = editor.set(bare, entry);
  return next.ok ? given(text.slice(0, text.length - bare.length) + next.value) : next;
}

const withoutMark = (text: string): string => (text.startsWith(mark) ? text.slice(1) : text);
