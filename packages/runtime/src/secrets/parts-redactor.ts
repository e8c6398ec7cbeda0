import type { RedactingStream } from './redactor.js';
import type { SecretSearch } from './secret-search.js';

/** Up to this length, a rest is searched again for every part that follows. */
const shortRest = 1024;

/** Searches parts together with the rest of those before. */
export class PartsRedactor implements RedactingStream {
  readonly #search: SecretSearch;
  #rest: Uint8Array = new Uint8Array();
  /** Parts that wait until they are worth a search: a long rest is searched again when half as much has followed. */
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #masked = 0;

  constructor(search: SecretSearch) {
    this.#search = search;
  }

  next(part: Uint8Array): Uint8Array {
    this.#waiting.push(part);
    this.#waitingBytes += part.length;
    if (this.#rest.length > shortRest && this.#waitingBytes < this.#rest.length / 2) return nothing;
    return this.#decide(false);
  }

  end(): Uint8Array {
    return this.#decide(true);
  }

  #decide(isLast: boolean): Uint8Array {
    const [first = nothing] = this.#waiting;
    const isWhole = this.#rest.length === 0 && this.#waiting.length < 2;
    const text = isWhole ? first : Buffer.concat([this.#rest, ...this.#waiting]);
    const { shown, rest, masked } = this.#search.search(text, this.#masked, isLast);
    this.#rest = rest;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#masked = masked;
    return shown;
  }
}

const nothing = new Uint8Array();
