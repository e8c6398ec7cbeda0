import { isDeepStrictEqual } from 'node:util';
import { parse, TomlError } from 'smol-toml';
import { writeTomlTable } from '@naftiko/runtime/agent-hosts';
import type { JsonObject } from '@naftiko/spec';
import { given, usageError, type Given } from '../../input/given.js';
import type { ConfigEditor } from './config-editor.js';
import { findTables } from './toml-tables.js';

/**
 * Edits TOML: a table is appended, or replaced where it stands. Each result is parsed, and used only if nothing but the
 * table has changed.
 */
export function createTomlEditor(serversKey: string): ConfigEditor {
  return {
    find(text, name) {
      const read = readServers(text, serversKey);
      return read.ok ? given(read.value.servers[name]) : read;
    },
    set(text, { name, entry }) {
      const read = readServers(text, serversKey);
      if (!read.ok) return read;
      const { whole, servers } = read.value;
      if (isDeepStrictEqual(servers[name], entry)) return given(text);
      const table = writeTomlTable([serversKey, name], entry);
      const expected = { ...whole, [serversKey]: { ...servers, [name]: entry } };
      return verify(replaceTables(text, [serversKey, name], table), expected, { serversKey, table });
    },
    remove(text, { name }, replaced) {
      const read = readServers(text, serversKey);
      if (!read.ok) return read;
      const { whole, servers } = read.value;
      const others = Object.fromEntries(Object.entries(servers).filter(([key]) => key !== name));
      if (replaced !== undefined) {
        const table = writeTomlTable([serversKey, name], replaced as JsonObject);
        const expected = { ...whole, [serversKey]: { ...others, [name]: replaced } };
        return verify(replaceTables(text, [serversKey, name], table), expected, { serversKey, table });
      }
      const expected = { ...whole, [serversKey]: others };
      const table = `remove [${serversKey}.${name}]`;
      return verify(replaceTables(text, [serversKey, name], ''), expected, { serversKey, table });
    },
  };
}

interface Servers {
  readonly whole: JsonObject;
  readonly servers: JsonObject;
}

function readServers(text: string, serversKey: string): Given<Servers> {
  const whole = parseToml(text);
  if (!whole.ok) return whole;
  const servers = whole.value[serversKey] ?? {};
  if (typeof servers !== 'object' || Array.isArray(servers)) return usageError(`"${serversKey}" is not a table.`);
  return given({ whole: whole.value, servers: servers as JsonObject });
}

function parseToml(text: string): Given<JsonObject> {
  try {
    // Dates become texts, which is enough to compare.
    return given(JSON.parse(JSON.stringify(parse(text))) as JsonObject);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const [reason = ''] = cause.message.split('\n');
    return usageError(`${cause.line}:${cause.column}: it is not TOML (${reason}).`);
  }
}

function replaceTables(text: string, path: readonly string[], table: string): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const written = table.trimEnd().replaceAll('\n', lineBreak);
  const [first, ...others] = findTables(text, path);
  if (first === undefined) {
    const head = text === '' || text.endsWith('\n') ? text : text + lineBreak;
    return head + (head.trim() === '' ? '' : lineBreak) + written + lineBreak;
  }
  const end = others.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
  if (written !== '') return end.slice(0, first.from) + written + lineBreak + end.slice(first.to);
  // The blank line above goes too.
  return end.slice(0, first.from).replace(/(?<=\n)\r?\n$/, '') + end.slice(first.to);
}

interface Verified {
  readonly serversKey: string;
  /** What to write by hand. */
  readonly table: string;
}

function verify(text: string, expected: JsonObject, { serversKey, table }: Verified): Given<string> {
  const parsed = parseToml(text);
  const isExpected = parsed.ok && isDeepStrictEqual(withServers(parsed.value), withServers(expected));
  if (isExpected) return given(text);
  return usageError(`its servers are written in a way that cannot be changed safely. Do it by hand:\n\n${table}`);

  /** No servers and an empty table of servers are the same. */
  function withServers(whole: JsonObject): unknown {
    return JSON.parse(JSON.stringify({ [serversKey]: {}, ...whole }));
  }
}
