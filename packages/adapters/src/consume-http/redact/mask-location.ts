import { encodeQuery, encodeSegment } from '../request/percent-encoding.js';

/** Secrets, prepared for the search in addresses that an upstream has sent. */
export type Needles = readonly Needle[];

interface Needle {
  /** Lower case: hosts are compared without case. */
  readonly text: string;
  /** The encoded forms in which the secret is replaced; the longest first. */
  readonly forms: readonly string[];
  /**
   * The secret in base64, for each of the three alignments, without the characters at the ends that depend on other
   * bytes.
   */
  readonly inBase64: readonly string[];
  /**
   * Whether the secret is so short that parts of ordinary words may equal it. It is then found only as a whole word.
   */
  readonly isShort: boolean;
}

/** The length of the shortest value that is treated as a secret. Shorter values occur in many addresses. */
const shortestSecret = 4;

/** The length from which a secret is also found inside words. */
const shortestPart = 8;

/** Prepares secrets for the search, once per client. */
export const prepareNeedles = (secrets: Iterable<string>): Needles =>
  [...new Set(secrets)]
    .filter((secret) => secret.length >= shortestSecret)
    .sort((left, right) => right.length - left.length)
    .map(prepareNeedle);

/** Adds the credentials of one request, and all of them joined by a colon, as in basic authentication. */
export const addCredentials = (needles: Needles, credentials: readonly string[]): Needles =>
  credentials.length === 0 ? needles : [...prepareNeedles([credentials.join(':'), ...credentials]), ...needles];

function prepareNeedle(secret: string): Needle {
  const isShort = secret.length < shortestPart;
  const base64 = Buffer.from(secret).toString('base64');
  // Base64 ends with at most two padding characters.
  const withoutPadding = base64.replaceAll('=', '');
  const forms = [secret, encodeSegment(secret), encodeQuery(secret), base64, withoutPadding];
  return {
    text: secret.toLowerCase(),
    forms: isShort ? [] : [...new Set(forms)].sort((left, right) => right.length - left.length),
    inBase64: isShort ? [withoutPadding] : [0, 1, 2].map((offset) => alignBase64(secret, offset)),
    isShort,
  };
}

/** The base64 of a secret after `offset` other bytes, without the characters that also depend on other bytes. */
function alignBase64(secret: string, offset: number): string {
  const text = Buffer.from('\0'.repeat(offset) + secret).toString('base64');
  const end = Math.floor(((offset + Buffer.byteLength(secret)) * 8) / 6);
  return text.slice(offset === 0 ? 0 : offset + 1, end);
}

/**
 * Removes the secrets from an address: parameters with a secret are removed, secrets in the path are replaced by `***`.
 * Secrets are found in plain text, percent-encoded (also more than once), and in base64.
 */
export function maskLocation(location: string, needles: Needles): string {
  if (!containsNeedle(location, needles)) return location;
  const [, before = '', query = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(markSeparated(location, needles)) ?? [];
  const masked =
    before
      .split('/')
      .map((segment) => maskPart(segment, needles))
      .join('/') +
    keepPairs(query, needles) +
    keepPairs(fragment, needles);
  // A secret that is still found spans several parts of the address.
  return containsNeedle(masked, needles) ? '/***' : masked.replaceAll(mark, '***');
}

/**
 * Replaces a removed secret while the address is split; a character for private use, which does not occur in addresses.
 */
const mark = '\uE000';

/** Replaces secrets that contain characters which separate the parts of an address. */
function markSeparated(location: string, needles: Needles): string {
  let marked = location.replaceAll(mark, '');
  for (const { forms } of needles) {
    for (const form of forms) if (/[/?#&]/.test(form)) marked = marked.replaceAll(form, mark);
  }
  return marked;
}

/** Whether a text contains a secret in any of these encodings. */
export function containsNeedle(text: string, needles: Needles): boolean {
  if (needles.length === 0) return false;
  const views = listDecodings(text);
  return needles.some((needle) => views.some((view) => holds(view, needle)));
}

function maskPart(part: string, needles: Needles): string {
  if (!containsNeedle(part, needles)) return part;
  let shown = part;
  for (const { forms } of needles) for (const form of forms) shown = shown.replaceAll(form, '***');
  return containsNeedle(shown, needles) ? '***' : shown;
}

/** A query or fragment, with its first character, without the pairs that contain a secret. */
function keepPairs(text: string, needles: Needles): string {
  if (!text.includes(mark) && !containsNeedle(text, needles)) return text;
  const kept = text
    .slice(1)
    .split('&')
    .filter((pair) => !pair.includes(mark) && !containsNeedle(pair, needles));
  return kept.length === 0 ? '' : text.slice(0, 1) + kept.join('&');
}

/** A text as it is written, percent-decoded repeatedly, and each with "+" as a space. */
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
  return containsWord(lower, text) || containsWord(standard, inBase64[0] ?? text);
}

/** Whether a text contains a word that is not next to letters or digits. */
function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + word.length])) return true;
  }
  return false;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);
