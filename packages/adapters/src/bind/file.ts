import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findChild, decodeText, diagnose, invalid, readYaml, type SourceNode, writtenTextOf } from '@naftiko/spec';
import type { BindContext, BindProvider } from '@naftiko/engine';
import { resolveLocation } from '@naftiko/runtime';
import { parse as parseDotenv } from 'dotenv';
import { pickKeys, type FoundKey } from './pick-keys.js';

/**
 * Values from a file: YAML (`.yaml`, `.yml`), dotenv (`.env`, `*.env`, `.env.*`), otherwise JSON.
 *
 * Keys are looked up literally at the top level; a value must be a scalar. A relative location is resolved against the
 * document's directory first, then against the working directory. Source: specification 02, section 2.2.
 */
export const fileBinds: BindProvider = {
  scheme: 'file',
  async load(bind, context) {
    const location = bind.location ?? { text: '', at: bind.at };
    const text = await readFirst(location.text, context);
    const failBind = (reason: string) => invalid(diagnose('bind-failed', location.at, { reason }));
    if (text === undefined) return failBind(`File not found: ${location.text}`);
    const values = readValues(location.text, text);
    if (typeof values === 'string') return failBind(`The bind file ${location.text} ${values}`);
    return pickKeys(bind, values);
  },
};

async function readFirst(location: string, { directory, workingDirectory }: BindContext): Promise<string | undefined> {
  const places = new Set([directory, workingDirectory].map((base) => resolveLocation(location, path.resolve(base))));
  for (const place of places) {
    if (place === undefined) continue;
    try {
      return decodeText(await readFile(place));
    } catch {
      // The next directory may have the file; the caller reports when none does.
    }
  }
  return undefined;
}

type ReadKey = (key: string) => FoundKey;

/** How to read a key, or what is wrong with the file. A message never contains the content. */
function readValues(location: string, text: string): ReadKey | string {
  if (/(?:^|[/.])env(?:\.[\w-]+)?$/.test(location)) {
    const values = new Map(Object.entries(parseDotenv(text)));
    return (key) => toFoundKey(key, values.get(key));
  }
  // JSON is YAML; the extension only decides which syntax is accepted.
  if (!/\.ya?ml$/.test(location) && !isJson(text)) return 'is not valid JSON.';
  const root = readYaml(location, text);
  if (!root.ok) return `cannot be parsed (line ${root.diagnostics[0]?.at.start.line ?? 1}).`;
  return root.value.kind === 'map' ? (key) => readScalar(key, findChild(root.value, key)) : 'does not hold a mapping.';
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
  return toFoundKey(key, node === undefined || node.value === null ? undefined : writtenTextOf(node));
}

const toFoundKey = (key: string, found: string | undefined): FoundKey =>
  found === undefined ? { problem: `Invalid bind: key '${key}' not found in file` } : { found };
