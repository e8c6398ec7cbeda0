/** The values of each name, in the order of the request. */
export type Pairs = ReadonlyMap<string, readonly string[]>;

/** The pairs, or the name whose value is not percent-encoded UTF-8. */
export type ReadPairs =
  { readonly ok: true; readonly pairs: Pairs } | { readonly ok: false; readonly malformed: string };

/**
 * Reads the pairs of a query or a form body (`a=1&b=2`). A name without `=` is treated as absent, and so is one that is not
 * percent-encoded UTF-8; a name with an empty value is present. Names have no structure: `filter[id]` is one name. Source:
 * specification 02, section 8.1; 06, section 4.5.
 *
 * @param wanted the names that are read; the values of others are not checked. Absent: all
 */
export function readPairs(text: string, wanted?: ReadonlySet<string>): ReadPairs {
  const pairs = new Map<string, string[]>();
  for (const part of text.split('&')) {
    const equals = part.indexOf('=');
    if (equals === -1) continue;
    const raw = part.slice(0, equals);
    const name = decodeForm(raw);
    if (name === undefined || (wanted !== undefined && !wanted.has(name))) continue;
    const value = decodeForm(part.slice(equals + 1));
    if (value === undefined) return { ok: false, malformed: name };
    const values = pairs.get(name);
    if (values === undefined) pairs.set(name, [value]);
    else values.push(value);
  }
  return { ok: true, pairs };
}

/**
 * Reads cookies by name; of several with one name, the first. Quotes around a value are removed, and it is
 * percent-decoded where possible. Source: RFC 6265, section 4.2; specification 02, section 8.1.
 */
export function readCookies(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals === -1) continue;
    const name = part.slice(0, equals).trim();
    const value = part.slice(equals + 1).trim();
    if (!cookies.has(name)) cookies.set(name, decodePercent(value.replace(/^"(.*)"$/, '$1')) ?? value);
  }
  return cookies;
}

const decodeForm = (text: string): string | undefined =>
  decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text);

function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
