// @ts-check
/** @typedef {import('@naftiko/spec').Json} Json */

/** An error in a line of a script. */
export class CalcError extends Error {}

/** @param {string} line */
export const tokensOf = (line) =>
  (line.match(/#.*|"[^"]*"|\d+(?:\.\d+)?|[A-Za-z_]\w*|\S/g) ?? []).filter((token) => !token.startsWith('#'));

/** @param {string} token */
export const isName = (token) => /^[A-Za-z_]\w*$/.test(token);

/**
 * The value of an expression: numbers, texts, names, members (`context.price`), `+ - * /` and parentheses.
 *
 * @param {readonly string[]} tokens
 * @param {ReadonlyMap<string, Json>} names
 * @returns {Json}
 */
export function evaluate(tokens, names) {
  let next = 0;
  let depth = 0;
  const value = sum();
  if (next < tokens.length) throw new CalcError(`There is no place for "${tokens[next]}"`);
  return value;

  /** @returns {Json} */
  function sum() {
    let left = product();
    for (let sign = taken('+', '-'); sign !== undefined; sign = taken('+', '-')) {
      const right = product();
      if (sign === '-') left = calculated(left, right, (a, b) => a - b);
      else if (typeof left === 'string' && typeof right === 'string') left += right;
      else left = calculated(left, right, (a, b) => a + b);
    }
    return left;
  }

  /** @returns {Json} */
  function product() {
    let left = member();
    for (let sign = taken('*', '/'); sign !== undefined; sign = taken('*', '/')) {
      left = calculated(left, member(), sign === '*' ? (a, b) => a * b : (a, b) => a / b);
    }
    return left;
  }

  /** @returns {Json} */
  function member() {
    let found = atom();
    while (taken('.') !== undefined) {
      const name = tokens[next++] ?? '';
      // Own members only: inherited members would give scripts access to objects of this process.
      const holder = typeof found === 'object' && found !== null && Object.hasOwn(found, name) ? found : undefined;
      if (holder === undefined) throw new CalcError(`There is no member "${name}"`);
      found = /** @type {Record<string, Json>} */ (holder)[name] ?? null;
    }
    return found;
  }

  /** @returns {Json} */
  function atom() {
    const token = tokens[next++] ?? '';
    if (token === '(') return parenthesis();
    if (token.startsWith('"') && token.length > 1) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    if (token === 'null') return null;
    const named = names.get(token);
    if (named !== undefined) return named;
    throw new CalcError(isName(token) ? `There is no value "${token}"` : 'The expression is incomplete');
  }

  /** @returns {Json} */
  function parenthesis() {
    depth += 1;
    if (depth > 100) throw new CalcError('Parentheses are nested deeper than 100');
    const inner = sum();
    if (taken(')') === undefined) throw new CalcError('A parenthesis is not closed');
    depth -= 1;
    return inner;
  }

  /** @param {string[]} signs */
  function taken(...signs) {
    const token = tokens[next];
    if (token === undefined || !signs.includes(token)) return undefined;
    next += 1;
    return token;
  }
}

/**
 * @param {Json} left
 * @param {Json} right
 * @param {(left: number, right: number) => number} calculate
 */
function calculated(left, right, calculate) {
  if (typeof left !== 'number' || typeof right !== 'number') throw new CalcError('Only numbers can be calculated with');
  const value = calculate(left, right);
  if (!Number.isFinite(value)) throw new CalcError('The result is not a number');
  return value;
}
