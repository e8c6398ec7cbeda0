/** Codes of the characters that YAML gives a meaning. */
export const char = {
  tab: 0x09,
  newline: 0x0a,
  space: 0x20,
  quotes: 0x22,
  hash: 0x23,
  apostrophe: 0x27,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  colon: 0x3a,
  greater: 0x3e,
  bracket: 0x5b,
  backslash: 0x5c,
  closingBracket: 0x5d,
  brace: 0x7b,
  pipe: 0x7c,
  closingBrace: 0x7d,
} as const;

/** Whether a character separates tokens: white space, the end of a line, the end of the text (`NaN`). */
export const isBlank = (code: number): boolean => code <= char.space || Number.isNaN(code);

/** Whether a character ends a plain scalar in a flow collection: `,[]{}`. */
export const isFlowIndicator = (code: number): boolean =>
  code === char.comma ||
  code === char.bracket ||
  code === char.closingBracket ||
  code === char.brace ||
  code === char.closingBrace;
