import type { RedactingStream } from './redactor.js';
import type { SecretSearch } from './secret-search.js';

/** A rest of at most this length is searched again with every part that follows. */
const shortRest = 1024;

/**
 * Redacts bytes that arrive in parts. Each part is searched together with the rest: the end of the bytes before it,
 * which may be the beginning of a secret.
 */
export class PartsRedactor implements RedactingStream {
  readonly #search: SecretSearch;
  #rest: Uint8Array = new Uint8Array();
  /**
   * Parts that are not searched yet. A long rest is searched again only when half as many bytes have followed, so that
   * the time stays linear.
   */
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** The length of the beginning of the rest that is masked already. */
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
