const brand = Symbol.for('naftiko.ExactNumber');

/**
 * A number whose digits a JavaScript number would change: beyond 2^53, with more digits than a double holds, or written
 * in another form (`1.10`, `1e400`, `-0`).
 *
 * It keeps its source text. It compares and calculates as the nearest double, like any number.
 */
export class ExactNumber {
  readonly #text: string;

  /** Marks exact numbers, including those made by another copy of this package. */
  get [brand](): true {
    return true;
  }

  /** `text` is a number in JSON syntax. */
  constructor(text: string) {
    this.#text = text;
  }

  /** The digits as they were written. */
  toString(): string {
    return this.#text;
  }

  valueOf(): number {
    return Number(this.#text);
  }

  /** Whether it is a whole number in any form, such as `1.0` and `1e3`. */
  get isInteger(): boolean {
    return isWhole(this.#text);
  }

  /** One form for all spellings of a number: `1.0` and `1e0` give `1`. */
  get canonical(): string {
    const text = this.#text;
    if (text.length > maxComparedLength) return text;
    if (/^-?\d+$/.test(text)) return String(BigInt(text));
    const plain = this.valueOf();
    const digits = text.split(/[eE]/, 1)[0]!.replaceAll(/[-.]/g, '');
    const significant = withoutLastZeros(digits).replace(/^0+/, '');
    return significant.length <= 15 && Number.isFinite(plain) ? String(plain + 0) : text;
  }

  /** For writers that do not support exact numbers: the digits, where the platform can write them. */
  toJSON(): unknown {
    encounters.count += 1;
    return rawJson === undefined ? Number(this.#text) : rawJson(this.#text);
  }
}

/**
 * Whether a value is an exact number. Checks a mark rather than `instanceof`, because a plug-in may bring its own copy
 * of this package.
 */
export const isExactNumber = (value: unknown): value is ExactNumber =>
  typeof value === 'object' && value !== null && (value as { readonly [brand]?: unknown })[brand] === true;

/** How many exact numbers have been written as JSON, by all copies of this package: `writeJson` compares it before and after. */
const encounters = sharedCounter();

function sharedCounter(): { count: number } {
  const key = Symbol.for('naftiko.ExactNumber.encounters');
  const shared = globalThis as { [key]?: { count: number } };
  return (shared[key] ??= { count: 0 });
}

const rawJson = (JSON as { readonly rawJSON?: (text: string) => unknown }).rawJSON;

/** The number in a text: an exact one when it is valid JSON and a plain number would change its digits. */
export function parseNumber(text: string): number | ExactNumber {
  const plain = Number(text);
  return String(plain) === text || !isJsonNumber(text) ? plain : new ExactNumber(text);
}

/** Whether a text is a number in JSON syntax. */
export const isJsonNumber = (text: string): boolean => /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);

/** Negative, zero or positive; whole numbers are compared by all their digits. */
export function compareNumbers(left: number | ExactNumber, right: number | ExactNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [digitsOf(left), digitsOf(right)];
  if (one === undefined || other === undefined) return Number(left) - Number(right);
  return one < other ? -1 : one > other ? 1 : 0;
}

function digitsOf(number: number | ExactNumber): bigint | undefined {
  const text = typeof number === 'number' ? String(number) : number.canonical;
  return text.length <= maxComparedLength && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

function isWhole(text: string): boolean {
  const [, digits = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  const significant = withoutLastZeros(fraction);
  if (shift >= significant.length) return true;
  // A negative exponent moves the decimal point to the left: the number is whole when it only moves over zeros.
  return significant === '' && shift < 0 && /^0*$/.test(digits.slice(shift));
}

/** Numbers with more characters are compared as text, which keeps comparisons cheap. */
const maxComparedLength = 1_000;

/** A loop, because `/0+$/` is quadratic in the zeros of a long text. */
function withoutLastZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === zero) end -= 1;
  return digits.slice(0, end);
}

const zero = 0x30;

/**
 * `JSON.stringify` with every digit of exact numbers; `indent` is the number of spaces per level.
 *
 * Values without exact numbers cost the same as `JSON.stringify`.
 */
export function writeJson(value: unknown, indent = 0): string {
  const before = encounters.count;
  const text = JSON.stringify(value, undefined, indent);
  return encounters.count === before || rawJson !== undefined ? text : writeExactly(value, indent, '\n');
}

/** For platforms without `JSON.rawJSON`, and only for values that hold exact numbers. */
function writeExactly(value: unknown, indent: number, margin: string): string {
  if (isExactNumber(value)) return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${margin}${' '.repeat(indent)}`;
  const joinBetween = (parts: readonly string[], open: string, close: string): string => {
    if (parts.length === 0) return open + close;
    return indent === 0
      ? `${open}${parts.join(',')}${close}`
      : `${open}${inner}${parts.join(`,${inner}`)}${margin}${close}`;
  };
  if (Array.isArray(value))
    return joinBetween(
      value.map((item) => writeExactly(item ?? null, indent, inner)),
      '[',
      ']',
    );
  const colon = indent === 0 ? ':' : ': ';
  const members = Object.entries(value).flatMap(([key, member]) =>
    member === undefined ? [] : [`${JSON.stringify(key)}${colon}${writeExactly(member, indent, inner)}`],
  );
  return joinBetween(members, '{', '}');
}
