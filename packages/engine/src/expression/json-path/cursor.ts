/**
 * A place in a text that is being parsed.
 *
 * The first fault is kept and moves the cursor to the end, so that parsers simply run out of text: they need no
 * exceptions, and what they built is thrown away by whoever looks at `fault`.
 */
export class Cursor {
  readonly #text: string;
  #offset = 0;
  #depth = 0;
  #fault: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** A sentence, once something could not be read. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** The text that is left. */
  get rest(): string {
    return this.#text.slice(this.#offset);
  }

  get done(): boolean {
    return this.#offset >= this.#text.length;
  }

  peek(token: string): boolean {
    return this.#text.startsWith(token, this.#offset);
  }

  take(token: string): boolean {
    if (!this.peek(token)) return false;
    this.#offset += token.length;
    return true;
  }

  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#offset += found[0].length;
    return found;
  }

  skipBlanks(): void {
    this.match(/\s*/y);
  }

  expect(token: string): void {
    this.skipBlanks();
    if (!this.take(token)) this.refuse(`"${token}" is missing ${this.#here()}`);
  }

  refuse(reason: string): void {
    this.#fault ??= `${reason}.`;
    this.#offset = this.#text.length;
  }

  refuseHere(reason: string): void {
    this.refuse(`${reason} ${this.#here()}`);
  }

  /** Parses something that may contain itself; refuses what is nested deeper than anybody writes. */
  nest<T>(parse: () => T, otherwise: T): T {
    if (this.#depth === deepest) {
      this.refuse('it is nested too deeply');
      return otherwise;
    }
    this.#depth += 1;
    const parsed = parse();
    this.#depth -= 1;
    return parsed;
  }

  #here(): string {
    return this.done ? 'at the end' : `before "${this.rest.slice(0, 20)}"`;
  }
}

/** Far from where recursion would exhaust the stack. */
const deepest = 32;
