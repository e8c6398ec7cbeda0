import { writeJson, type ExactNumber, type Json } from '@naftiko/spec';
import { listCredentialParts } from './credential-parts.js';
import type { RedactingStream, Redactor } from './redactor.js';
import { PartsRedactor } from './parts-redactor.js';
import { runSteps, redactJsonInSteps } from './redaction-steps.js';
import { sharesPart } from './shared-part.js';
import { mask, SecretSearch } from './secret-search.js';

/**
 * The length of the shortest value that is removed. Shorter values are often words such as `true` or `8080`, which
 * occur anywhere.
 */
export const shortestRedacted = 8;

/** Makes a redactor of secrets; `undefined` when none of them is long enough. */
export function redactorOf(secrets: Iterable<string>, shortest = shortestRedacted): Redactor | undefined {
  const known = listKnown(secrets, shortest);
  return known.length === 0 ? undefined : new SearchingRedactor(known, { shortest });
}

const listKnown = (secrets: Iterable<string>, shortest: number): readonly string[] =>
  [...new Set([...secrets].flatMap(listCredentialParts))].filter((secret) => secret.length >= shortest);

class SearchingRedactor implements Redactor {
  readonly #known: readonly string[];
  readonly #shortest: number;
  readonly #search: SecretSearch;
  readonly #hasNumbers: boolean;

  constructor(
    known: readonly string[],
    { shortest, search }: { readonly shortest: number; readonly search?: SecretSearch },
  ) {
    this.#known = known;
    this.#shortest = shortest;
    this.#search = search ?? new SecretSearch(known, shortest);
    this.#hasNumbers = known.some((secret) => /^[\d.eE+-]+$/.test(secret));
  }

  text(whole: string): string {
    if (whole.length < this.#shortest || this.#search.isPlain(whole)) return whole;
    const bytes = Buffer.from(whole);
    const { shown } = this.#search.search(bytes, 0, true);
    return shown === bytes ? whole : textOf(shown);
  }

  cut(whole: string): string {
    const { shown, rest, masked } = this.#search.search(Buffer.from(whole), 0, false);
    return textOf(shown) + (rest.length - masked < shortestPart ? textOf(rest.subarray(masked)) : mask);
  }

  bytes(bytes: Uint8Array): Uint8Array {
    return this.#search.search(bytes, 0, true).shown;
  }

  json(json: Json): Json {
    return runSteps(redactJsonInSteps(json, this, { left: Infinity }));
  }

  number(number: number | ExactNumber): Json {
    if (!this.#hasNumbers) return number;
    const digits = writeJson(number);
    const shown = this.text(digits);
    return shown === digits ? number : shown;
  }

  holdsPart(text: string): boolean {
    return sharesPart(text, this.#known);
  }

  stream(): RedactingStream {
    return new PartsRedactor(this.#search);
  }

  with(secrets: Iterable<string>): Redactor {
    const further = listKnown(secrets, this.#shortest);
    if (further.length === 0) return this;
    const search = new SecretSearch(further, this.#shortest, this.#search);
    return new SearchingRedactor([...this.#known, ...further], { shortest: this.#shortest, search });
  }
}

const textOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString();

/**
 * A cut-off end that matches the beginning of a secret is removed from this length on; a shorter one matches by chance.
 */
const shortestPart = 4;
