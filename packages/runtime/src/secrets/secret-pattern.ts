import { literal, spellingsOf, spellingsOfBase64, type Spelling, type Spellings } from './spellings.js';

/** The outcome of a comparison: the end of the match, and whether the text ends before the comparison does. */
export interface Comparison {
  readonly end: number | undefined;
  readonly unfinished: boolean;
}

/** One secret in one form, each of whose characters may have any of its spellings. */
export class SecretPattern {
  readonly #characters: readonly Spellings[];
  /** The codes of characters that are usually written as they are; otherwise `NaN`, which equals nothing. */
  readonly #codes: readonly number[];

  constructor(characters: readonly Spellings[]) {
    this.#characters = characters;
    this.#codes = characters.map(([plain]) => (plain?.text.length === 1 ? plain.text.charCodeAt(0) : Number.NaN));
  }

  /** Compares with the text at a place. */
  compare(text: string, start: number): Comparison {
    for (let index = 0; index < this.#codes.length; index += 1) {
      const code = text.charCodeAt(start + index);
      if (code === this.#codes[index] && !escapes.has(code)) continue;
      // What a text usually holds is no spelling of another character.
      if (isOrdinary(code) && !Number.isNaN(this.#codes[index])) return different;
      return this.#compareSpellings(text, start + index, index);
    }
    return { end: start + this.#codes.length, unfinished: false };
  }

  /** Spellings overlap, so that several ends of a part are followed. */
  #compareSpellings(text: string, start: number, index: number): Comparison {
    let ends: readonly number[] = [start];
    let unfinished = false;
    for (const spellings of this.#characters.slice(index)) {
      const further: number[] = [];
      for (const end of ends) {
        for (const spelling of spellings) {
          const found = compareAt(text, end, spelling);
          if (found === 'unfinished') unfinished = true;
          else if (found === 'equal' && !further.includes(end + spelling.text.length))
            further.push(end + spelling.text.length);
        }
      }
      if (further.length === 0) return { end: undefined, unfinished };
      ends = further;
    }
    return { end: Math.max(...ends), unfinished };
  }

  /** The spellings of its first two characters. */
  get beginning(): readonly [Spellings, Spellings] {
    const [first = [], second = []] = this.#characters;
    return [first, second];
  }
}

/** The patterns of a secret: spelt out, in UTF-16, and in base64 at each of the three offsets. */
export function patternsOf(secret: string): readonly SecretPattern[] {
  const wide = [...Buffer.from(secret, 'utf16le').toString('latin1').replace(/\0$/, '')];
  return [
    new SecretPattern(spellingsOf(secret)),
    new SecretPattern([wide.slice(0, 2).join(''), ...wide.slice(2)].map((character) => [literal(character)])),
    ...[...writtenForms(secret)].flatMap(inBase64).map((core) => new SecretPattern(spellingsOfBase64(core))),
  ];
}

/** A secret as it is part of a text that is encoded as a whole. */
function writtenForms(secret: string): ReadonlySet<string> {
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [
    secret,
    json,
    json.replaceAll('/', '\\/'),
    JSON.stringify(json).slice(1, -1),
    encodeURIComponent(Buffer.from(secret).toString()),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ];
  return new Set(forms);
}

/** Without the characters at the edges, which depend on the neighbours too. */
function inBase64(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6)),
  );
}

const different: Comparison = { end: undefined, unfinished: false };

const codesOf = (characters: string): ReadonlySet<number> => new Set([...characters].map((one) => one.charCodeAt(0)));

/** The characters that begin escapes. */
const escapes = codesOf('\\%&');

const unusual = codesOf('\\%&+-_');

/** False for NaN, the end of the text. */
const isOrdinary = (code: number): boolean => code < 0x80 && !unusual.has(code);

function compareAt(
  text: string,
  start: number,
  { text: spelt, upper }: Spelling,
): 'equal' | 'unfinished' | 'different' {
  for (let index = 0; index < spelt.length; index += 1) {
    const code = text.charCodeAt(start + index);
    if (code === spelt.charCodeAt(index) || code === upper.charCodeAt(index)) continue;
    return Number.isNaN(code) ? 'unfinished' : 'different';
  }
  return 'equal';
}
