import path from 'node:path';
import { decodeText } from '@naftiko/spec';
import type { ImportedText, ReadImport } from '@naftiko/spec';
import type { DocumentFiles } from '@naftiko/engine';
import { isThisMachine } from '../mount/loopback.js';
import { endOfSentenceOf } from './describe-refusal.js';
import { fetchText } from './fetch-text.js';
import { isFromNetwork, resolveLocation } from './resolve-location.js';

/** The time limits for fetching one imported document, and for fetching all imports of a document. */
const [timeoutMs, totalTimeoutMs] = [10_000, 30_000];

/** The size limit of an imported file, in bytes. */
const fileLimitBytes = 8 * 1024 * 1024;

export interface ImportSources {
  readonly files: DocumentFiles;
  /** Whether addresses are fetched. */
  readonly fetches: boolean;
  /** Receives the path of every imported file, existing or not, that the document may name. */
  readonly note: (file: string) => void;
}

/**
 * Makes the function that reads imported documents. A location is a path relative to the importing document, an
 * absolute path, or a `file:` URI; with `fetches` it can also be an `https:` address (at most one mebibyte, without
 * redirects). `http:` is allowed only for addresses of this machine, and not in a document that was itself fetched over
 * `https:`. A fetched document cannot import files.
 */
export function makeImportReader(sources: ImportSources): ReadImport {
  let deadline: AbortSignal | undefined;
  const fetched = new Map<string, Promise<ImportedText>>();
  return async (location, from) => {
    const base = isFromNetwork(from) ? from : undefined;
    if (base === undefined && !isFromNetwork(location)) return readImportedFile(location, from, sources);
    const address = URL.canParse(location, base) ? new URL(location, base) : undefined;
    if (address === undefined || !mayBeFetched(address, base)) {
      const why = base === undefined ? 'nor one of this machine' : `and "${base}" comes from the network`;
      return makeRefusal(`"${location}" is not an "https:" address, ${why}.`);
    }
    if (!sources.fetches) return makeRefusal(`"${location}" is not fetched without the option --fetch.`);
    deadline ??= AbortSignal.timeout(totalTimeoutMs);
    const signal = AbortSignal.any([deadline, AbortSignal.timeout(timeoutMs)]);
    // Several imports often have the same address, which is fetched only once.
    const text = fetched.get(address.href) ?? fetchImport(address, signal);
    fetched.set(address.href, text);
    return text;
  };
}

const mayBeFetched = ({ protocol, hostname }: URL, base: string | undefined): boolean =>
  protocol === 'https:' ||
  (protocol === 'http:' && isThisMachine(hostname) && (base === undefined || base.startsWith('http:')));

async function fetchImport({ href }: URL, signal: AbortSignal): Promise<ImportedText> {
  const address = new URL(href);
  // Credentials in addresses are refused, because messages show addresses.
  if (address.username !== '' || address.password !== '') {
    return makeRefusal(`the address of an import on "${address.host}" contains a user name or a password.`);
  }
  address.hash = '';
  const shown = `"${address.origin}${address.pathname}"`;
  const fetched = await fetchText(address.href, { signal });
  if (!fetched.ok) return makeRefusal(`${shown} cannot be fetched: ${fetched.reason}.`);
  if (fetched.status !== 200) return makeRefusal(`${shown} answered HTTP ${fetched.status}.`);
  return { ok: true, source: address.href, text: fetched.text };
}

async function readImportedFile(location: string, from: string, { files, note }: ImportSources): Promise<ImportedText> {
  const file = resolveLocation(location, path.dirname(from));
  if (file === undefined) return makeRefusal(`"${location}" is not a file location.`);
  const read = await files.read(file, fileLimitBytes);
  if (read.ok || read.refusal.kind !== 'outside') note(file);
  if (read.ok) return { ok: true, source: file, text: decodeText(read.bytes) };
  if (read.refusal.kind === 'missing') return makeRefusal(`Import source file not found: ${location}`);
  return makeRefusal(`"${location}" cannot be read: ${endOfSentenceOf(read.refusal)}`);
}

const makeRefusal = (reason: string): ImportedText => ({ ok: false, reason });
