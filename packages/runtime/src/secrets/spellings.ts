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
  const unicode = [...Array(character.length).keys()]
    .map((index) => `\\u${hex(character.charCodeAt(index), 4)}`)
    .join('');
  const short = shortEscapes.get(character);
  const code = character.codePointAt(0) ?? 0;
  return [
    literal(character),
    ...(bytes === character ? [] : [literal(bytes)]),
    ...(character === ' ' ? [literal('+')] : []),
    // JSON, and JSON inside of a string of JSON or of an address.
    number(unicode),
    number(unicode.replaceAll('\\', '\\\\')),
    ...(short === undefined ? [] : [literal(short), literal(JSON.stringify(short).slice(1, -1))]),
    ...(short === undefined ? [] : inAddress(short)),
    number(percent(bytes)),
    number(percent(bytes).replaceAll('%', '%25')),
    literal(`&#${code};`),
    number(`&#x${hex(code, 1)};`),
    ...(entities.get(character) ?? []).map(literal),
  ];
}

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

/** The second character of an escape may be encoded in an address. */
const inAddress = (short: string): Spellings => {
  const [first, second] = [percent('\\'), short.slice(1)];
  return [number(percent(short)), { text: first + second, upper: first.toUpperCase() + second }];
};

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const percent = (bytes: string): string => [...bytes].map((byte) => `%${hex(byte.charCodeAt(0), 2)}`).join('');
