import type { RawControlOptions } from '../command-line/control-commands.js';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';

/**
 * Reads the credential headers of a command: from its options, else from the environment, because process lists show
 * options. Messages never contain credentials.
 */
export function readCredential(
  raw: Pick<RawControlOptions, 'token' | 'user' | 'header'>,
  environment: Shell['environment'],
): Given<Readonly<Record<string, string>>> {
  const isGiven = raw.token !== undefined || raw.user !== undefined || raw.header !== undefined;
  const token = isGiven ? raw.token : environment['NAFTIKO_CONTROL_TOKEN'];
  const user = isGiven ? raw.user : environment['NAFTIKO_CONTROL_USER'];
  const header = isGiven ? raw.header : environment['NAFTIKO_CONTROL_HEADER'];
  const named = header === undefined ? undefined : /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:(.*)$/s.exec(header);
  const problems = [
    ...(token !== undefined && user !== undefined ? ['A token and a user are two credentials; give one.'] : []),
    ...(named === null ? ['--header (NAFTIKO_CONTROL_HEADER) takes "<name>: <value>".'] : []),
    ...(user !== undefined && !user.includes(':') ? ['--user (NAFTIKO_CONTROL_USER) takes <name>:<password>.'] : []),
    ...([token, named?.[2]].some((value) => value !== undefined && !isHeaderValue(value))
      ? ['A credential has characters that no header may have.']
      : []),
  ];
  if (problems.length > 0) return usageError(...problems);
  return given({
    ...(token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` }),
    ...(user === undefined ? {} : { authorization: `Basic ${Buffer.from(user, 'utf8').toString('base64')}` }),
    ...(named === undefined || named === null ? {} : { [named[1]!.toLowerCase()]: named[2]!.trim() }),
  });
}

/** Source: RFC 9110, section 5.5. */
const isHeaderValue = (text: string): boolean => /^[\t\x20-\x7E\x80-\xFF]*$/.test(text);
