/** After an unknown scheme, a shorter part without a digit is assumed to be an ordinary word. */
const shortestPart = 16;

/**
 * A value, and the parts of it that are credentials by themselves: a token without its scheme, a password without its
 * user name, the value of a cookie or of a `name=value` pair. Upstreams may repeat only such a part, because they parse
 * the value.
 */
export function listCredentialParts(value: string): readonly string[] {
  const trimmed = value.trim();
  const bare = /^([a-z][\w.-]*)\s+(\S.*)$/is.exec(trimmed);
  const [, scheme = '', rest = ''] = bare ?? [];
  const behindScheme = isCredential(scheme, rest) ? [rest, ...listPairs(rest)] : [];
  return [trimmed, ...behindScheme, ...listPairs(trimmed), ...[trimmed, ...behindScheme].flatMap(listPasswords)];
}

const isCredential = (scheme: string, rest: string): boolean =>
  schemes.test(scheme) || (/^\S+$/.test(rest) && (/\d/.test(rest) || rest.length >= shortestPart));

const schemes = /^(?:basic|bearer|bot|digest|oauth|negotiate|ssws|splunk|[\w.-]*(?:key|token))$/i;

/** The values of `name=value`, or of a list of such pairs, as in cookies. The padding of base64 is not a value. */
function listPairs(text: string): readonly string[] {
  const pairs = text.split(/[;,&]\s*/).map((pair) => /^[\w.-]+="?([^="\s][^"\s]*)"?$/.exec(pair.trim())?.[1]);
  return pairs.every((value) => value !== undefined) ? pairs : [];
}

/** The password of `user:password`, which is plain, in base64, or in an address. */
function listPasswords(text: string): readonly string[] {
  const inAddress = /^[a-z][\w+.-]*:\/\/[^/?#@:]*:([^/?#]+)@/i.exec(text)?.[1];
  if (inAddress !== undefined) return [inAddress];
  const password = passwordOf(text) ?? passwordOf(decodeBase64(text));
  return password === undefined ? [] : [password];
}

const passwordOf = (text: string): string | undefined => /^[^\s:/?#&=]+:(?!\/)(\S.*)$/s.exec(text)?.[1];

function decodeBase64(text: string): string {
  if (!/^[\w+/-]+={0,2}$/.test(text)) return '';
  const decoded = Buffer.from(text, 'base64').toString();
  return /^[^\p{Cc}\ufffd]+$/u.test(decoded) ? decoded : '';
}
