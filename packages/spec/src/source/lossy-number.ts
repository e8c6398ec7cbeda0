/**
 * Whether a double changes the digits of a number in a JSON text.
 *
 * Most texts have no such number, which searches for rare signs find out: they take 7 to 12 µs of a text of 10 kB, and
 * one search for numbers takes 20. A sign inside a string only costs time.
 */
export const hasLossyNumber = (text: string): boolean =>
  (hasLossyFraction(text) || hasNegativeZero(text) || exponent.test(text) || hasLongNumber(text)) &&
  findLossyNumber(text) !== undefined;

/**
 * Whether a fraction ends with 0, or begins with six of them. Points are rare in most texts, and `indexOf` looks at 16
 * characters at once; in texts with many of them, one regular expression takes less time than a call for each.
 */
function hasLossyFraction(text: string): boolean {
  let pointsLeft = text.length / charactersPerPoint;
  for (let point = text.indexOf('.'); point !== -1;) {
    pointsLeft -= 1;
    if (pointsLeft < 0) return lossyFraction.test(text);
    let end = point + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    if (text.charCodeAt(end - 1) === zero && endsNumber(text.charCodeAt(end))) return true;
    if (end - point > leadingZeros && text.startsWith(tiny, point)) return true;
    point = text.indexOf('.', end);
  }
  return false;
}

const lossyFraction = /\.(?:\d*0(?:[ \n\r\t,\]}]|$)|0{6})/;
const charactersPerPoint = 32;

/** The fraction of a number that JavaScript writes with an exponent: `1e-7`. */
const tiny = '.000000';
const leadingZeros = tiny.length - 1;

function hasNegativeZero(text: string): boolean {
  let at = text.indexOf('-0');
  while (at !== -1 && !endsNumber(text.charCodeAt(at + 2))) at = text.indexOf('-0', at + 2);
  return at !== -1;
}

/** The end of a number with an exponent. */
const exponent = /\d[eE][-+]?\d+(?:[ \n\r\t,\]}]|$)/;

/** A double keeps all numbers with fewer characters, unless they have one of the other signs. */
const longLength = 16;

/** Looks at one character of sixteen: a longer number has one of them. Long fractions are usually written by doubles. */
function hasLongNumber(text: string): boolean {
  for (let at = longLength - 1; at < text.length; at += longLength) {
    if (!isOfNumber(text.charCodeAt(at))) continue;
    let start = at;
    let end = at + 1;
    while (isOfNumber(text.charCodeAt(start - 1))) start -= 1;
    while (isOfNumber(text.charCodeAt(end))) end += 1;
    if (end - start < longLength) continue;
    const digits = text.slice(start, end);
    if (String(Number(digits)) !== digits) return true;
  }
  return false;
}

const zero = 0x30;
const isDigit = (code: number): boolean => code >= zero && code <= 0x39;

/** Whether a character code is that of a digit or a point. There is none outside of a text (NaN). */
const isOfNumber = (code: number): boolean => isDigit(code) || code === 0x2e;

/** Whether a number ends before a character: white space, a comma, a bracket or a brace, or the end of the text (NaN). */
const endsNumber = (code: number): boolean =>
  code <= 0x20 || code === 0x2c || code === 0x5d || code === 0x7d || Number.isNaN(code);

/**
 * Numbers whose digits a double may change: `-0`, a fraction that ends with 0 or begins with six of them, an exponent, 16
 * digits and more. It begins with the character before a number, because few places of a text have one.
 */
const lossyNumbers =
  /(?:^|[:,[ \n\r\t])(-0|-?\d(?:\d*\.\d*0|\.0{6}\d+|[\d.]{15,}|[\d.]*[eE][-+]?\d+))(?=[ \n\r\t,\]}]|$)/g;

function findLossyNumber(text: string): string | undefined {
  lossyNumbers.lastIndex = 0;
  for (let found = lossyNumbers.exec(text); found !== null; found = lossyNumbers.exec(text)) {
    if (String(Number(found[1])) !== found[1]) return found[1];
  }
  return undefined;
}
