import path from 'node:path';
import { findChild, decodeText, diagnose, invalid, readYaml, type SourceNode, sourceTextOf } from '@naftiko/spec';
import type { BindContext, BindProvider, FileRefusal } from '@naftiko/engine';
import { describeRefusal, isFromNetwork, resolveLocation } from '@naftiko/runtime';
import { parse as parseDotenv } from 'dotenv';
import { pickKeys, type FoundKey } from './pick-keys.js';

/**
 * Values from a file: YAML (`.yaml`, `.yml`), dotenv (`.env`, `*.env`, `.env.*`), otherwise JSON.
 *
 * Keys are looked up literally at the top level; a value must be a scalar. A relative location is resolved in the
 * directory of the document first, then in the working directory. Files in the working directory are read only where
 * the document may read them. Source: specification 02, section 2.2.
 */
export const fileBinds: BindProvider = {
  scheme: 'file',
  async load(bind, context) {
    const location = bind.location ?? { text: '', at: bind.at };
    const failBind = (reason: string, remedy?: string) =>
      invalid(diagnose('bind-failed', location.at, { reason, remedy }));
    if (isFromNetwork(location.at.source)) {
      return failBind(`The bind file ${location.text} is not read: a document from the network cannot name files.`);
    }
    const found = await readFirst(location.text, context);
    if (typeof found !== 'string') {
      const { reason, remedy } = describeRefusal(found);
      return found.kind === 'missing'
        ? failBind(`File not found: ${location.text}`, outsideRemedy)
        : failBind(`The bind file ${location.text} cannot be read: ${reason}.`, remedy);
    }
    const values = readValues(location.text, found);
    if (typeof values === 'string') return failBind(`The bind file ${location.text} ${values}`);
    return pickKeys(bind, values);
  },
};

const outsideRemedy =
  'Binds name files in the folder of the document; --allow-outside <folder>, or run.allowFolders in the configuration file, allows others.';

/** The largest file of values, in bytes. */
const limitBytes = 1024 * 1024;

/** The text of the first file that can be read, or the reason why the first file cannot be read. */
async function readFirst(
  location: string,
  { directory, workingDirectory, files }: BindContext,
): Promise<string | FileRefusal> {
  const places = new Set([directory, workingDirectory].map((base) => resolveLocation(location, path.resolve(base))));
  let refusal: FileRefusal | undefined;
  for (const place of places) {
    if (place === undefined) continue;
    const read = await files.read(place, limitBytes);
    if (read.ok) return decodeText(read.bytes);
    refusal ??= read.refusal;
  }
  return refusal ?? { kind: 'missing' };
}

type ReadKey = (key: string) => FoundKey;

/** Returns a function that reads a key, or a message about the file. The message never contains the content. */
function readValues(location: string, text: string): ReadKey | string {
  if (/(?:^|[/.])env(?:\.[\w-]+)?$/.test(location)) {
    const values = new Map(Object.entries(parseDotenv(text)));
    return (key) => toFoundKey(key, values.get(key));
  }
  // JSON is YAML; the extension only decides which syntax is accepted.
  if (!/\.ya?ml$/.test(location) && !isJson(text)) return 'is not valid JSON.';
  const root = readYaml(location, text);
  if (!root.ok) return `cannot be parsed (line ${root.diagnostics[0]?.at.start.line ?? 1}).`;
  return root.value.kind === 'map'
    ? (key) => readScalar(key, findChild(root.value, key))
    : 'does not contain a mapping.';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readScalar(key: string, node: SourceNode | undefined): FoundKey {
  if (node !== undefined && node.kind !== 'scalar') {
    return { problem: `Invalid bind: key '${key}' bind value must be a scalar` };
  }
  return toFoundKey(key, node === undefined || node.value === null ? undefined : sourceTextOf(node));
}

const toFoundKey = (key: string, found: string | undefined): FoundKey =>
  found === undefined ? { problem: `Invalid bind: key '${key}' not found in file` } : { found };
