import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { routeFetch } from '@naftiko/adapters';
import { documentLimit, type ReadReferenced, type ReferencedText } from '@naftiko/openapi';
import { describeRefusal, fetchText, readInside } from '@naftiko/runtime';
import { decodeText, maskUserInfo } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { readProxies } from '../input/read-proxies.js';
import { reasonOf } from '../input/read-texts.js';
import { readInput, type Shell } from '../shell.js';

/** A document to import, and how the documents that it refers to are read. */
export interface Source {
  readonly address: string;
  readonly text: string;
  readonly read: ReadReferenced;
}

/** The timeouts for fetching one document, and for fetching all of them. */
const [timeoutMs, totalTimeoutMs] = [15_000, 60_000];

/**
 * Reads a file, a URL, or standard input for `-`. A description can refer to other documents: in the folder of the file, at
 * the origin of the URL, or, on standard input, in the working directory.
 */
export async function readSource(source: string, shell: Shell): Promise<Given<Source>> {
  if (/^https?:\/\//i.test(source)) return readAddress(source, shell);
  if (source !== '-') return readFileSource(source, shell);
  const folder = await realpath(shell.workingDirectory);
  return given({
    address: pathToFileURL(path.join(folder, 'stdin')).href,
    text: await readInput(shell),
    read: (address) => readFileAt(address, folder),
  });
}

async function readFileSource(source: string, { workingDirectory }: Shell): Promise<Given<Source>> {
  let file: string;
  try {
    file = await realpath(path.resolve(workingDirectory, source));
  } catch (cause) {
    return usageError(`"${source}" cannot be read: ${reasonOf(cause)}`);
  }
  const folder = path.dirname(file);
  const read: ReadReferenced = async (address) => readFileAt(address, folder);
  const { href } = pathToFileURL(file);
  const text = await read(href);
  return text.ok
    ? given({ address: href, text: text.text, read })
    : usageError(`"${source}" cannot be read: ${text.reason}.`);
}

async function readFileAt(address: string, folder: string): Promise<ReferencedText> {
  let file: string;
  try {
    file = fileURLToPath(address);
  } catch {
    return { ok: false, reason: 'it is not the address of a file' };
  }
  const found = await readInside(file, [folder], documentLimit);
  if (found.ok) return { ok: true, text: decodeText(found.bytes) };
  const { refusal } = found;
  const reason =
    refusal.kind === 'outside' ? 'it is outside of the folder of the document' : describeRefusal(refusal).reason;
  return { ok: false, reason };
}

async function readAddress(source: string, { environment }: Shell): Promise<Given<Source>> {
  const proxies = readProxies(environment);
  if (!proxies.ok) return proxies;
  if (!URL.canParse(source)) return usageError(`"${maskUserInfo(source)}" is not an address.`);
  const { href, username, password, origin, pathname } = new URL(source);
  if (username !== '' || password !== '') {
    return usageError(
      `The address on ${origin} contains a user name or a password. Download the document, and give the file.`,
    );
  }
  await routeFetch(proxies.value);
  const deadline = AbortSignal.timeout(totalTimeoutMs);
  const read: ReadReferenced = (address) => fetchDocument(address, deadline);
  const text = await read(href);
  return text.ok
    ? given({ address: href, text: text.text, read })
    : usageError(`${origin}${pathname} cannot be fetched: ${text.reason}.`);
}

async function fetchDocument(address: string, deadline: AbortSignal): Promise<ReferencedText> {
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(timeoutMs)]);
  const fetched = await fetchText(address, { signal, limitBytes: documentLimit });
  if (!fetched.ok || fetched.status === 200) return fetched;
  const isRedirect = fetched.status >= 300 && fetched.status < 400;
  return {
    ok: false,
    reason: `it answered HTTP ${fetched.status}${isRedirect ? '; redirects are not followed, so give the address that it leads to' : ''}`,
  };
}
