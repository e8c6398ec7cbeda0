import { isCredentialName } from '@naftiko/runtime';
import { findReferences } from '@naftiko/runtime/agent-hosts';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import type { ConnectTarget } from './connect-target.js';

/** Whether a target is an address rather than a file. */
export const isAddress = (target: string): boolean => /^https?:\/\//i.test(target);

/** Reads the address of a running server, with the headers that it expects. */
export function readAddress(target: string, headers: readonly string[]): Given<ConnectTarget> {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (url === undefined) return usageError(`"${target}" is not an address.`);
  if (url.username !== '' || url.password !== '') {
    return usageError('An address takes no user and password; give a header with --header.');
  }
  const secret = [...url.searchParams.keys()].find(isCredentialName);
  if (secret !== undefined) {
    return usageError(
      `"${secret}" in the address: a secret would be written into a file; give a header with --header.`,
    );
  }
  const read = headers.map(readHeader);
  const problems = problemsOf(...read);
  if (problems.length > 0) return usageError(...problems);
  const pairs = read.flatMap((one) => (one.ok ? [one.value] : []));
  if (url.pathname === '/') url.pathname = '/mcp';
  return given({
    name: nameOf(url),
    server: { kind: 'http', url: url.href, headers: Object.fromEntries(pairs) },
    notes: [],
  });
}

/** A gateway has the names of capabilities in its paths: `/ships/mcp`. */
function nameOf({ pathname }: URL): string {
  const [last = '', before = ''] = pathname.split('/').toReversed();
  const name = last === 'mcp' ? before : last;
  return /^[\w.-]+$/.test(name) ? name : 'naftiko';
}

function readHeader(text: string): Given<readonly [string, string]> {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trim();
  const value = text.slice(colon + 1).trim();
  // The text may contain a secret, so it is not repeated.
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || value === '')
    return usageError('--header takes "<name>: <value>".');
  if (isCredentialName(name) && findReferences([value]).length === 0) {
    const example = name.toLowerCase() === 'authorization' ? 'Bearer ${SHIPS_TOKEN}' : '${SHIPS_KEY}';
    return usageError(
      `--header ${name}: a secret would be written into a file. Name an environment variable: --header '${name}: ${example}'.`,
    );
  }
  return given([name, value]);
}
