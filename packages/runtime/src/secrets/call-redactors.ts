import type { Redactor } from './redactor.js';
import { redactorOf } from './searching-redactor.js';
import { WithholdingRedactor } from './withholding-redactor.js';

/**
 * The longest credential of a call that is searched for. A text that could contain a longer one is withheld as a whole.
 */
export const maxSearchedLength = 8_192;

/**
 * Makes redactors for the credentials of single calls, together with `fixed` secrets that are the same for every call.
 * Redactors that were used last are kept, because the same credentials are usually sent with many calls.
 */
export class CallRedactors {
  readonly #fixed: Redactor | undefined;
  /** The redactors that are kept, the least recently used first. */
  readonly #kept = new Map<string, Redactor | undefined>();
  #keptLength = 0;

  constructor(fixed: Iterable<string>) {
    this.#fixed = redactorOf(fixed);
  }

  /** The redactor of the fixed secrets and the credentials of a call; `undefined`: there are none. */
  redactorFor(credentials: readonly string[]): Redactor | undefined {
    if (credentials.length === 0) return this.#fixed;
    const key = JSON.stringify(credentials);
    const found = this.#kept.get(key);
    if (this.#kept.delete(key)) {
      this.#kept.set(key, found);
      return found;
    }
    const made = this.#make(credentials);
    this.#kept.set(key, made);
    this.#keptLength += key.length;
    this.#evict();
    return made;
  }

  #make(credentials: readonly string[]): Redactor | undefined {
    const searched = credentials.filter(({ length }) => length <= maxSearchedLength);
    const redactor = this.#fixed?.with(searched) ?? redactorOf(searched);
    return searched.length === credentials.length
      ? redactor
      : new WithholdingRedactor(
          credentials.filter(({ length }) => length > maxSearchedLength),
          redactor,
        );
  }

  #evict(): void {
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= maxKept && this.#keptLength <= maxKeptLength) return;
      if (this.#kept.size === 1) return;
      this.#kept.delete(key);
      this.#keptLength -= key.length;
    }
  }
}

const maxKept = 64;

/** The largest total length of the credentials of kept redactors: a redactor takes some hundred bytes per character. */
const maxKeptLength = 64 * 1024;
