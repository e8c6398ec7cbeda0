import { encodeQuery, encodeSegment } from '../request/percent-encoding.js';

/** Secrets, prepared to be found in addresses that an upstream chose. */
export type Needles = readonly Needle[];

interface Needle {
  /** Lower case: hosts are compared without case. */
  readonly text: string;
  /** Written forms that are replaced where they stand; the longest first. */
  readonly forms: readonly string[];
  /** In base64, for each alignment, without the characters at the ends that depend on other bytes. */
  readonly inBase64: readonly string[];
  /** Parts of ordinary words may look like a short secret: it counts only between other characters than letters. */
  readonly isShort: boolean;
}

/** Shorter values are not secrets, and would match everywhere. */
const shortestSecret = 4;

/** Shorter values are parts of ordinary words. */
const shortestPart = 8;

/** Prepares the values of the environment; once, since they do not change. */
export const prepareNeedles = (secrets: Iterable<string>): Needles =>
  [...new Set(secrets)]
    .filter((secret) => secret.length >= shortestSecret)
    .sort((left, right) => right.length - left.length)
    .map(prepareNeedle);

/** Adds the credentials of one request; two of them joined are a credential of basic authentication. */
export const addCredentials = (needles: Needles, credentials: readonly string[]): Needles =>
  credentials.length === 0 ? needles : [...prepareNeedles([credentials.join(':'), ...credentials]), ...needles];

function prepareNeedle(secret: string): Needle {
  const isShort = secret.length < shortestPart;
  const base64 = Buffer.from(secret).toString('base64');
  // Base64 ends with at most two of them.
  const withoutPadding = base64.replaceAll('=', '');
  const forms = [secret, encodeSegment(secret), encodeQuery(secret), base64, withoutPadding];
  return {
    text: secret.toLowerCase(),
    forms: isShort ? [] : [...new Set(forms)].sort((left, right) => right.length - left.length),
    inBase64: isShort ? [withoutPadding] : [0, 1, 2].map((offset) => alignBase64(secret, offset)),
    isShort,
  };
}

/** The base64 of a secret behind `offset` other bytes, without the characters that other bytes share. */
function alignBase64(secret: string, offset: number): string {
  const text = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
  const end = Math.floor(((offset + Buffer.byteLength(secret)) * 8) / 6);
  return text.slice(offset === 0 ? 0 : offset + 1, end);
}

/**
 * An address without secrets: parameters that hold one are removed, in the path they are replaced by `***`, whatever
 * their encoding is: plain, percent-encoded (more than once), base64.
 */
export function maskLocation(location: string, needles: Needles): string {
  if (!holdsNeedle(location, needles)) return location;
  const [, before = '', query = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(markSeparated(location, needles)) ?? [];
  const masked =
    before
      .split('/')
      .map((segment) => maskPart(segment, needles))
      .join('/') +
    keepPairs(query, needles) +
    keepPairs(fragment, needles);
  // What is left of it spans several parts in an encoding of its own.
  return holdsNeedle(masked, needles) ? '/***' : masked.replaceAll(mark, '***');
}

/** Stands for a removed secret while an address is in parts; a private character, which no address holds. */
const mark = '\uE000';

/** Replaces the secrets that hold characters which separate the parts of an address. */
function markSeparated(location: string, needles: Needles): string {
  let marked = location.replaceAll(mark, '');
  for (const { forms } of needles) {
    for (const form of forms) if (/[/?#&]/.test(form)) marked = marked.replaceAll(form, mark);
  }
  return marked;
}

/** Whether a text holds a secret in any of these encodings. */
export function holdsNeedle(text: string, needles: Needles): boolean {
  if (needles.length === 0) return false;
  const views = listDecodings(text);
  return needles.some((needle) => views.some((view) => holds(view, needle)));
}

function maskPart(part: string, needles: Needles): string {
  if (!holdsNeedle(part, needles)) return part;
  let shown = part;
  for (const { forms } of needles) for (const form of forms) shown = shown.replaceAll(form, '***');
  return holdsNeedle(shown, needles) ? '***' : shown;
}

/** A query or fragment, with its first character, without the pairs that hold a secret. */
function keepPairs(text: string, needles: Needles): string {
  if (!text.includes(mark) && !holdsNeedle(text, needles)) return text;
  const kept = text
    .slice(1)
    .split('&')
    .filter((pair) => !pair.includes(mark) && !holdsNeedle(pair, needles));
  return kept.length === 0 ? '' : text.slice(0, 1) + kept.join('&');
}

/** A text as written, and as percent-decoded repeatedly, with "+" as a blank too. */
function listDecodings(text: string): readonly string[] {
  const views = new Set([text]);
  let view = text;
  for (let level = 0; level < 4 && view.includes('%'); level += 1) {
    view = view.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString());
    views.add(view);
  }
  for (const one of [...views]) if (one.includes('+')) views.add(one.replaceAll('+', ' '));
  return [...views];
}

function holds(view: string, { text, inBase64, isShort }: Needle): boolean {
  const lower = view.toLowerCase();
  const standard = view.replaceAll('-', '+').replaceAll('_', '/');
  if (!isShort) return lower.includes(text) || inBase64.some((core) => standard.includes(core));
  return stands(lower, text) || stands(standard, inBase64[0] ?? text);
}

/** Whether a word stands in a text between other characters than letters and digits. */
function stands(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + word.length])) return true;
  }
  return false;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);
