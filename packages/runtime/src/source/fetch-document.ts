import { isThisMachine } from '../mount/loopback.js';
import { fetchText } from './fetch-text.js';
import { isFromNetwork } from './resolve-location.js';

const timeoutMs = 10_000;
const limitBytes = 4 * 1024 * 1024;

/** Whether a path names a document on the network. */
export const isDocumentAddress = (named: string): boolean => isFromNetwork(named);

/**
 * Fetches a document from an address that an operator named: `https:`, or `http:` on this machine; at most 4 MiB, within 10
 * seconds, without redirects. `unreadable` is the reason of a failure, as a sentence.
 */
export async function fetchDocument(named: string): Promise<string | { readonly unreadable: string }> {
  const address = URL.canParse(named) ? new URL(named) : undefined;
  if (address === undefined) return { unreadable: 'the address is malformed.' };
  const { protocol, hostname, username, password } = address;
  // Messages show addresses.
  if (username !== '' || password !== '') return { unreadable: 'the address contains a user name or a password.' };
  if (protocol !== 'https:' && !isThisMachine(hostname)) {
    return { unreadable: 'documents are fetched from "https:" addresses, and from "http:" addresses of this machine.' };
  }
  const fetched = await fetchText(address.href, { signal: AbortSignal.timeout(timeoutMs), limitBytes });
  if (!fetched.ok) return { unreadable: `${fetched.reason}.` };
  if (fetched.status >= 300 && fetched.status < 400) {
    return { unreadable: `it answers with a redirect (${fetched.status}), which is not followed. Name its target.` };
  }
  return fetched.status === 200 ? fetched.text : { unreadable: `it answers with status ${fetched.status}.` };
}
