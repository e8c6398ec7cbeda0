/**
 * A position in a text that is being parsed.
 *
 * The first fault is kept and moves the cursor to the end, so that parsers end without exceptions; callers check `fault`
 * and discard the result.
 */
export class Cursor {
  readonly #text: string;
  #offset = 0;
  #depth = 0;
  #fault: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first fault as a sentence. */
  get fault(): string | undefined {
    return this.#fault;
  }

  /** The remaining text. */
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

  /** Consumes the match of a sticky pattern at this position. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset;
    const found = pattern.exec(this.#text) ?? undefined;
    if (found !== undefined) this.#offset += found[0].length;
    return found;
  }

  skipBlanks(): void {
    this.match(/\s*/y);
  }

  /** Consumes a token after optional spaces. */
  takeToken(token: string): boolean {
    this.skipBlanks();
    return this.take(token);
  }

  expect(token: string): void {
    if (!this.takeToken(token)) this.refuse(`"${token}" is missing ${this.#describePlace()}`);
  }

  /** Consumes a string in single or double quotes, with the escapes of JSON. `undefined`: there is none here. */
  takeQuoted(): string | undefined {
    const found = this.match(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/sy);
    if (found === undefined) return undefined;
    return (found[1] ?? found[2] ?? '').replaceAll(/\\(?:u([\da-fA-F]{4})|(.))/gs, (_, code?: string, char?: string) =>
      code === undefined ? (controls[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  /** Parses a list of items between separators. */
  parseSeparated<T>(separator: string, parse: () => T): readonly [T, ...T[]] {
    const parsed: [T, ...T[]] = [parse()];
    while (this.takeToken(separator)) parsed.push(parse());
    return parsed;
  }

  refuse(reason: string): void {
    this.#fault ??= `${reason}.`;
    this.#offset = this.#text.length;
  }

  refuseHere(reason: string): void {
    this.refuse(`${reason} ${this.#describePlace()}`);
  }

  /** Parses a recursive construct; refuses one beyond the nesting limit. */
  parseNested<T>(parse: () => T, otherwise: T): T {
    if (this.#depth === maxDepth) {
      this.refuse('it is nested too deeply');
      return otherwise;
    }
    this.#depth += 1;
    const parsed = parse();
    this.#depth -= 1;
    return parsed;
  }

  #describePlace(): string {
    return this.done ? 'at the end' : `before "${this.rest.slice(0, 20)}"`;
  }
}

/** Low enough that recursion cannot exhaust the stack. */
const maxDepth = 32;

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
