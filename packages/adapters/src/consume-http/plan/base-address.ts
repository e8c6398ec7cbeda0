import { diagnose, invalid, valid, type Checked, type Origin } from '@naftiko/spec';
import { asText, nullToMissing, type ConsumeScope, type Placeholder } from '@naftiko/engine';
import { encodeSegment } from '../request/percent-encoding.js';

/** The address of an upstream: fixed at start, independent of callers. */
export interface BaseAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Percent-encoded, without a trailing slash. */
  readonly path: string;
  /** The query of the base URI, without `?`. */
  readonly query: string;
  /** The base URI for messages, in which values from the environment are replaced by `***`. */
  readonly displayUrl: string;
}

/** A placeholder of a base URI. */
interface BasePlaceholder extends Placeholder<ConsumeScope> {
  /** Whether it is a setting of the operator. Settings are addresses, not secrets, and appear in messages. */
  readonly isSetting: boolean;
}

/** A part of a base URI. */
export type Part = string | BasePlaceholder;

/** Fills a base URI with the values given at start. */
export function fill(parts: readonly Part[], scope: ConsumeScope, at: Origin): Checked<string> {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = nullToMissing(part.read(scope));
    if (value === undefined) return invalid(diagnose('setting-missing', at, { name: part.name }));
    const given = asText(value).trim();
    const zone = zoneAfter(text);
    const reason = problems[zone](given);
    if (reason !== undefined) return invalid(diagnose('setting-invalid', at, { name: part.name, reason }));
    text += zone === 'path' ? encodeSegment(given) : given;
  }
  return valid(text);
}

/**
 * The place of a value in a base URI. At the start it may be a whole address, elsewhere it is a part of the host or of
 * the path.
 */
type Zone = 'start' | 'host' | 'path';

function zoneAfter(text: string): Zone {
  if (text === '') return 'start';
  return /^(?:[a-z]+:)?\/\/[^/?#]*$/i.test(text) ? 'host' : 'path';
}

const problems: Readonly<Record<Zone, (value: string) => string | undefined>> = {
  start: (value) => (value === '' ? 'it is empty' : undefined),
  host: (value) =>
    /^[A-Za-z0-9.-]+(?::\d+)?$/.test(value) ? undefined : 'a host has letters, digits, dots and dashes only',
  path: (value) =>
    value === '' || value === '.' || value === '..' || /[@/\\?#]/.test(value)
      ? 'it has to be one segment, without "@", "/", "?" and "#"'
      : undefined,
};

/**
 * Parses a complete base URI. `declared` is its text in the document and `forDisplay` the text without secrets, for
 * messages.
 */
export function parseAddress(text: string, declared: string, forDisplay: string, at: Origin): Checked<BaseAddress> {
  const complete = withScheme(text.trim());
  if (!/^https?:\/\//i.test(complete)) return invalid(diagnose('base-uri-not-http', at, { baseUri: declared }));
  const reason = faultOf(complete);
  if (reason !== undefined) return invalid(diagnose('base-uri-malformed', at, { baseUri: declared, reason }));
  const url = new URL(complete);
  return valid({
    origin: url.origin,
    path: url.pathname.replace(/\/$/, ''),
    query: url.search.slice(1),
    displayUrl: withScheme(forDisplay.trim()).split('?', 1)[0]!.replace(/\/$/, ''),
  });
}

/** Completes `//host`, an address without a scheme, with https. */
const withScheme = (uri: string): string => (uri.startsWith('//') ? `https:${uri}` : uri);

/** The text of a base URI without secrets. */
export const describeParts = (parts: readonly Part[], scope: ConsumeScope): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : part.isSetting ? asText(part.read(scope) ?? '') : '***'))
    .join('');

/** The reason why a text cannot be a base URI; `undefined`: it can be one. */
export function faultOf(uri: string): string | undefined {
  if (!URL.canParse(uri)) return 'it is not a URI';
  if (/^[a-z]+:\/\/[^/?#]*@/i.test(uri)) return 'it contains user information';
  if (uri.includes('#')) return 'it has a fragment';
  return undefined;
}
