import type { ExactNumber, Json } from '@naftiko/spec';
import { runSteps, redactJsonInSteps } from './redaction-steps.js';
import type { RedactingStream, Redactor } from './redactor.js';
import { sharesPart } from './shared-part.js';
import { mask } from './secret-search.js';

/**
 * A redactor for secrets that are too long to be searched: it replaces, as a whole, every text that is long enough to
 * contain one of them. From shorter texts it removes other secrets.
 */
export class WithholdingRedactor implements Redactor {
  readonly #secrets: readonly string[];
  /**
   * The length from which a text is replaced. No encoding makes a secret shorter, except that white space may be left
   * out.
   */
  readonly #length: number;
  readonly #others: Redactor | undefined;

  constructor(secrets: readonly string[], others: Redactor | undefined) {
    this.#secrets = secrets;
    this.#length = Math.min(...secrets.map((secret) => secret.replaceAll(/\s+/g, '').length));
    this.#others = others;
  }

  text(text: string): string {
    return text.length >= this.#length ? mask : (this.#others?.text(text) ?? text);
  }

  cut(text: string): string {
    return this.holdsPart(text) || text.length >= this.#length ? mask : (this.#others?.cut(text) ?? text);
  }

  bytes(bytes: Uint8Array): Uint8Array {
    return bytes.length >= this.#length ? maskBytes : (this.#others?.bytes(bytes) ?? bytes);
  }

  json(json: Json): Json {
    return runSteps(redactJsonInSteps(json, this, { left: Infinity }));
  }

  number(number: number | ExactNumber): Json {
    return this.#others?.number(number) ?? number;
  }

  holdsPart(text: string): boolean {
    return sharesPart(text, this.#secrets) || this.#others?.holdsPart(text) === true;
  }

  stream(): RedactingStream {
    const held: Uint8Array[] = [];
    let length = 0;
    return {
      next: (part) => {
        if (length < this.#length) held.push(part);
        length += part.length;
        return nothing;
      },
      end: () => (length < this.#length ? this.bytes(Buffer.concat(held)) : maskBytes),
    };
  }

  with(secrets: Iterable<string>): Redactor {
    return new WithholdingRedactor(this.#secrets, this.#others?.with(secrets));
  }
}

const maskBytes = Buffer.from(mask);
const nothing = new Uint8Array();
