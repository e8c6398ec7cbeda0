/** One way to write a character. */
export interface Spelling {
  readonly text: string;
  /** The same in upper case, where case does not count: in the digits of hexadecimal numbers. */
  readonly upper: string;
}

/**
 * The ways to write one character, in texts and in bytes that are read one character per byte: as it is, and escaped
 * for JSON, addresses, forms, XML and HTML, up to twice.
 */
export type Spellings = readonly Spelling[];

/** The spellings of the characters of a text. */
export const spellingsOf = (text: string): readonly Spellings[] => [...text].map(spellingsOfCharacter);

/** The spellings of a text in base64: the alphabet for addresses counts as well. */
export const spellingsOfBase64 = (text: string): readonly Spellings[] =>
  [...text].map((character) => {
    const alike = character === '+' ? '-' : character === '/' ? '_' : undefined;
    return alike === undefined ? spellingsOfCharacter(character) : [...spellingsOfCharacter(character), literal(alike)];
  });

/** A text that is always written in one way. */
export const literal = (text: string): Spelling => ({ text, upper: text });

const number = (text: string): Spelling => ({ text, upper: text.toUpperCase() });

const known = new Map<string, Spellings>();

function spellingsOfCharacter(character: string): Spellings {
  const found = known.get(character);
  if (found !== undefined) return found;
  const made = [...spell(character)];
  // Secrets have few different characters; a bound keeps unusual ones from filling the memory.
  if (known.size < 1_000) known.set(character, made);
  return made;
}

function spell(character: string): Spellings {
  const bytes = latin1(character);
  const units = [...Array(character.length).keys()].map((index) => character.charCodeAt(index));
  const unicode = units.map((unit) => `\\u${hex(unit, 4)}`).join('');
  const code = character.codePointAt(0) ?? 0;
  const short = shortEscapes.get(character);
  // JSON, and JSON in a string of JSON.
  const escaped = short === undefined ? [] : [short, JSON.stringify(short).slice(1, -1)];
  const inForm = character === ' ' ? ['+'] : [];
  return [
    literal(character),
    ...(bytes === character ? [] : [literal(bytes)]),
    ...[...inForm, ...escaped].map(literal),
    number(unicode),
    number(unicode.replaceAll('\\', '\\\\')),
    // An address, and an address in an address.
    ...[percent(bytes), percent(percent(bytes), /%/g), percent(percent(percent(bytes), /%/g), /%/g)].map(number),
    ...escaped.flatMap((text) => [number(percent(text)), partly(text)]),
    ...[...inForm, ...escaped].map((text) => number(percent(percent(text, notLetter), /%/g))),
    ...inForm.map((text) => number(percent(text))),
    literal(`&#${code};`),
    number(`&#x${hex(code, 1)};`),
    ...(entities.get(character) ?? []).map(literal),
  ];
}

/** With everything but letters encoded. */
const partly = (text: string): Spelling => {
  const lower = percent(text, notLetter);
  return { text: lower, upper: lower.replaceAll(/%../g, (one) => one.toUpperCase()) };
};

const notLetter = /[^A-Za-z]/g;

/** JSON, with the slash that some writers escape. */
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const entities: ReadonlyMap<string, readonly string[]> = new Map([
  ['&', ['&amp;']],
  ['<', ['&lt;']],
  ['>', ['&gt;']],
  ['"', ['&quot;', '&#034;']],
  ["'", ['&apos;', '&#039;']],
]);

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const percent = (bytes: string, which = /[^]/g): string =>
  bytes.replaceAll(which, (byte) => `%${hex(byte.charCodeAt(0), 2)}`);
