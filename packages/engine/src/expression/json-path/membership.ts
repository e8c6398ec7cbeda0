import { isList, isNumber, isObject, type ExactNumber, type Json } from '@naftiko/spec';
import { areEqual, numberOf } from './equality.js';

/** Whether a list contains a value that equals another one. Takes constant time for a scalar and a list that is used again. */
export function contains(list: Json | undefined, sought: Json | undefined): boolean {
  if (!isList(list)) return false;
  if (list.length <= shortList || isList(sought) || isObject(sought)) {
    return list.some((element) => areEqual(element, sought));
  }
  const index = indexes.get(list) ?? new ScalarIndex(list);
  indexes.set(list, index);
  return index.has(sought);
}

const shortList = 16;

/** A filter compares each of its elements with the same list. */
const indexes = new WeakMap<readonly Json[], ScalarIndex>();

/** The scalars of a list, prepared for `areEqual`: a number equals a string that spells it, a string only the same string. */
class ScalarIndex {
  readonly #elements: ReadonlySet<Json | undefined>;
  readonly #numbers = new NumberSet();
  /** The numbers, and the strings that spell one. */
  readonly #spelled = new NumberSet();

  constructor(list: readonly Json[]) {
    this.#elements = new Set(list);
    for (const element of list) {
      if (isNumber(element)) this.#numbers.add(element);
      if (isNumber(element) || typeof element === 'string') this.#spelled.add(numberOf(element));
    }
  }

  has(sought: Json | undefined): boolean {
    if (this.#elements.has(sought)) return true;
    return isNumber(sought) ? this.#spelled.has(sought) : this.#numbers.has(numberOf(sought));
  }
}

/** Numbers that are equal as in `compareNumbers`: whole numbers by their digits, others as doubles. */
class NumberSet {
  /** For each double, the digits of the whole numbers with this double, and an empty text for other numbers. */
  readonly #digits = new Map<number, Set<string>>();

  add(number: number | ExactNumber): void {
    const double = Number(number);
    const digits = this.#digits.get(double) ?? new Set();
    digits.add(wholeDigitsOf(number));
    this.#digits.set(double, digits);
  }

  has(number: number | ExactNumber): boolean {
    const double = Number(number);
    const digits = Number.isFinite(double) ? this.#digits.get(double) : undefined;
    const sought = wholeDigitsOf(number);
    return digits !== undefined && (sought === '' || digits.has('') || digits.has(sought));
  }
}

/** The digits of a whole number; empty for other numbers, which are compared as doubles. */
function wholeDigitsOf(number: number | ExactNumber): string {
  const text = typeof number === 'number' ? String(number) : number.canonical;
  return text.length <= maxDigits && /^-?\d+$/.test(text) ? text : '';
}

const maxDigits = 1_000;
