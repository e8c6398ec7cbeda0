import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeText } from '@naftiko/spec';
import type { ImportedText, ReadImport } from '@naftiko/spec';
import { fetchText } from './fetch-text.js';

/** The deadline for fetching an imported document. */
const timeoutMs = 10_000;

/**
 * Reads the files of imports: paths relative to the importing document, absolute paths, `file:` URIs; and `https:`
 * addresses, if `fetches`, up to one mebibyte and without redirects. A document from the network cannot name files.
 * Every file is noted before it is read, existing or not.
 */
export const makeImportReader =
  (fetches: boolean, note: (file: string) => void): ReadImport =>
  async (location, from) => {
    const base = /^https:/i.test(from) ? from : undefined;
    if (base === undefined && !/^https:/i.test(location)) return readImportedFile(location, from, note);
    const address = URL.canParse(location, base) ? new URL(location, base) : undefined;
    if (address?.protocol !== 'https:')
      return makeRefusal(`"${location}" is not an "https:" address, but "${from}" is one.`);
    if (!fetches) return makeRefusal(`"${location}" is not fetched; "naftiko validate --fetch" fetches it.`);
    return fetchImport(address);
  };

async function fetchImport(address: URL): Promise<ImportedText> {
  // Messages show addresses, so credentials in them are refused.
  if (address.username !== '' || address.password !== '') {
    return makeRefusal(`the address of an import on "${address.host}" contains a user name or a password.`);
  }
  address.hash = '';
  const shown = `"${address.origin}${address.pathname}"`;
  const fetched = await fetchText(address.href, { signal: AbortSignal.timeout(timeoutMs) });
  if (!fetched.ok) return makeRefusal(`${shown} cannot be fetched: ${fetched.reason}.`);
  if (fetched.status !== 200) return makeRefusal(`${shown} answered HTTP ${fetched.status}.`);
  return { ok: true, source: address.href, text: fetched.text };
}

async function readImportedFile(location: string, from: string, note: (file: string) => void): Promise<ImportedText> {
  const file = resolveLocation(location, path.dirname(from));
  if (file === undefined) return makeRefusal(`"${location}" is not a file location.`);
  note(file);
  try {
    return { ok: true, source: file, text: decodeText(await readFile(file)) };
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    return makeRefusal(missing ? `Import source file not found: ${location}` : `"${location}" cannot be read.`);
  }
}

const makeRefusal = (reason: string): ImportedText => ({ ok: false, reason });

/** Resolves a file location; `file:///./x`, `file://./x` and `file:./x` are relative, as in the tutorials of the format. */
export function resolveLocation(location: string, directory: string): string | undefined {
  const relative = /^file:(?:\/\/\/?)?(\.{1,2}\/.*)$/.exec(location)?.[1];
  try {
    if (relative !== undefined) return path.resolve(directory, decodeURIComponent(relative));
    return location.startsWith('file:') ? fileURLToPath(location) : path.resolve(directory, location);
  } catch {
    return undefined;
  }
}
