import { isNumber, isObject, type Json, writeJson } from '@naftiko/spec';
import { mask, SecretSearch } from './secret-search.js';

/** Removes secrets, in any encoding in which an upstream may repeat them. What holds none is returned as it is. */
export interface Redactor {
  text(text: string): string;
  /** A text that was cut off: an end that may be the beginning of a secret is removed too. */
  cut(text: string): string;
  bytes(bytes: Uint8Array): Uint8Array;
  /** Names and values at any depth. */
  json(json: Json): Json;
  /** Whether a text quotes a part of a secret, as the messages of parsers do. */
  holdsPart(text: string): boolean;
  /** Bytes in parts: a secret may begin in one part and end in another one. */
  stream(): RedactingStream;
}

/** A redactor of bytes that arrive in parts. */
export interface RedactingStream {
  /** The bytes that are decided. */
  next(part: Uint8Array): Uint8Array;
  /** The remaining bytes. */
  end(): Uint8Array;
}

/** Shorter values are words like `true` or `8080`, which occur anywhere. */
export const shortestRedacted = 8;

/** A redactor of values; `undefined` when none of them is long enough. */
export function redactorOf(secrets: Iterable<string>, shortest = shortestRedacted): Redactor | undefined {
  const known = [...secrets].flatMap(withoutEdges).filter((secret) => secret.length >= shortest);
  if (known.length === 0) return undefined;
  const search = new SecretSearch(known);
  const hasNumbers = known.some((secret) => /^[\d.eE+-]+$/.test(secret));

  const text = (whole: string): string => {
    const { shown } = search.search(whole, 0, true);
    return shown === whole ? whole : shown;
  };
  const json = (value: Json): Json => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return replaced(value as readonly Json[], (value as readonly Json[]).map(json));
    if (isObject(value)) {
      const members = Object.entries(value).map(([name, member]) => [text(name), json(member), name, member] as const);
      const isSame = members.every(([name, member, ...before]) => name === before[0] && member === before[1]);
      return isSame ? value : Object.fromEntries(members);
    }
    if (!hasNumbers || !isNumber(value)) return value;
    const digits = writeJson(value);
    const shown = text(digits);
    return shown === digits ? value : shown;
  };
  return {
    text,
    cut(whole) {
      const { shown, rest, masked } = search.search(whole, 0, false);
      return shown + (rest.length - masked < shortestPart ? rest.slice(masked) : mask);
    },
    bytes(bytes) {
      const whole = latin1Of(bytes);
      const shown = text(whole);
      return shown === whole ? bytes : Buffer.from(shown, 'latin1');
    },
    json,
    holdsPart: (whole) => known.some((secret) => sharesPart(whole, secret)),
    stream: () => new PartsRedactor(search),
  };
}

/** A header has a value without the white space around it, and some secrets are written with the scheme. */
const withoutEdges = (secret: string): readonly string[] => {
  const trimmed = secret.trim();
  const bare = /^(?:basic|bearer|token)\s+(\S.*)$/is.exec(trimmed)?.[1];
  return bare === undefined ? [trimmed] : [trimmed, bare];
};

/** Whether a text has as many characters of a secret in a row as are more than a word has by chance. */
function sharesPart(text: string, secret: string): boolean {
  for (let at = 0; at + longestPart <= secret.length; at += 1) {
    if (text.includes(secret.slice(at, at + longestPart))) return true;
  }
  return false;
}

const longestPart = 6;

/** A shorter beginning of a secret may be anything. */
const shortestPart = 4;

const replaced = (before: readonly Json[], after: readonly Json[]): readonly Json[] =>
  after.every((value, index) => value === before[index]) ? before : after;

const latin1Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1');

class PartsRedactor implements RedactingStream {
  readonly #search: SecretSearch;
  #rest = '';
  #masked = 0;

  constructor(search: SecretSearch) {
    this.#search = search;
  }

  next(part: Uint8Array): Uint8Array {
    const text = this.#rest + latin1Of(part);
    const { shown, rest, masked } = this.#search.search(text, this.#masked, false);
    this.#rest = rest;
    this.#masked = masked;
    return shown.length === part.length && shown === text ? part : Buffer.from(shown, 'latin1');
  }

  end(): Uint8Array {
    const { shown } = this.#search.search(this.#rest, this.#masked, true);
    return Buffer.from(shown, 'latin1');
  }
}
