/**
 * The ways to write one character, in texts and in bytes that are read one character per byte: as it is, and escaped
 * for JSON, addresses, forms, XML and HTML, up to twice.
 */
export type Spellings = readonly string[];

/** The spellings of the characters of a text. */
export const spellingsOf = (text: string): readonly Spellings[] => [...text].map(spellingsOfCharacter);

/** The spellings of a text in base64: the alphabet for addresses counts as well. */
export const spellingsOfBase64 = (text: string): readonly Spellings[] =>
  [...text].map((character) => {
    const alike = character === '+' ? '-' : character === '/' ? '_' : undefined;
    return alike === undefined ? spellingsOfCharacter(character) : [...spellingsOfCharacter(character), alike];
  });

/** Compared without regard to case: only the digits of hexadecimal numbers differ in it. */
export const isAnyCase = (spelling: string): boolean => spelling.length > 2 && /^(?:\\|%|&#)/.test(spelling);

const known = new Map<string, Spellings>();

function spellingsOfCharacter(character: string): Spellings {
  const found = known.get(character);
  if (found !== undefined) return found;
  const made = [...new Set(spell(character))];
  // Secrets have few different characters; a bound keeps unusual ones from filling the memory.
  if (known.size < 1_000) known.set(character, made);
  return made;
}

function spell(character: string): readonly string[] {
  const bytes = latin1(character);
  const unicode = [...Array(character.length).keys()].map((index) => `\\u${hex(character.charCodeAt(index), 4)}`);
  const short = shortEscapes.get(character);
  const escaped = [unicode.join(''), ...(short === undefined ? [] : [short])];
  const code = character.codePointAt(0) ?? 0;
  return [
    character,
    bytes,
    ...(character === ' ' ? ['+'] : []),
    ...escaped,
    // JSON inside of a string of JSON, and inside of an address.
    ...escaped.map((text) => text.replaceAll('\\', '\\\\')),
    ...(short === undefined ? [] : [nested(short), percent(short), percent('\\') + short.slice(1)]),
    percent(bytes),
    percent(bytes).replaceAll('%', '%25'),
    `&#${code};`,
    `&#x${hex(code, 1)};`,
    ...(entities.get(character) ?? []),
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

/** Lower case, as spellings of any case are compared. */
const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** A short escape inside of a string of JSON. */
const nested = (short: string): string => JSON.stringify(short).slice(1, -1);

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const percent = (bytes: string): string => [...bytes].map((byte) => `%${hex(byte.charCodeAt(0), 2)}`).join('');
