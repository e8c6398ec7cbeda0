/** The length of `&#x10ffff;`. */
export const longestEscape = 10;

/** Stands for an escape without a number, such as a line break in JSON or `&amp;`. */
export const otherEscape = 0x100;

/** Whether a character begins escapes. */
export const isEscape = (code: number): boolean => code === backslash || code === percent || code === ampersand;

/** The low byte of the character that is written at a place: of the number in an escape, or of the character itself. */
export function characterAt(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case backslash: {
      const doubled = text.charCodeAt(at + 1) === backslash ? 1 : 0;
      return text.charCodeAt(at + doubled + 1) === smallU ? hexadecimal(text, at + doubled + 2, 4) : otherEscape;
    }
    case percent: {
      const again = text.startsWith('25', at + 1) ? hexadecimal(text, at + 3, 2) : otherEscape;
      return again === otherEscape ? hexadecimal(text, at + 1, 2) : again;
    }
    case ampersand:
      if (text.charCodeAt(at + 1) !== hash) return otherEscape;
      return text.charCodeAt(at + 2) === smallX ? numberAt(text, at + 3, 16) : numberAt(text, at + 2, 10);
    default:
      return text.charCodeAt(at) & 0xff;
  }
}

const backslash = 0x5c;
const percent = 0x25;
const ampersand = 0x26;
const hash = 0x23;
const smallU = 0x75;
const smallX = 0x78;

/** Of a fixed number of digits. */
function hexadecimal(text: string, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at += 1) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit === undefined) return otherEscape;
    number = number * 16 + digit;
  }
  return number & 0xff;
}

/** The length of the number of any character. */
const mostDigits = 7;

/** Of digits up to a semicolon. */
function numberAt(text: string, start: number, base: number): number {
  let number = 0;
  for (let at = start; at <= start + mostDigits; at += 1) {
    if (text.charCodeAt(at) === 0x3b) return number & 0xff;
    const digit = digitOf(text.charCodeAt(at));
    if (digit === undefined || digit >= base) break;
    number = number * base + digit;
  }
  return otherEscape;
}

function digitOf(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
