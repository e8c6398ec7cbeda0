/** A set of characters that an expression does not distinguish. */
export interface CharacterClass {
  readonly id: number;
  /** Whether each atom accepts the characters. */
  readonly accepts: readonly boolean[];
  readonly isWord: boolean;
  /** Whether the characters are line breaks. */
  readonly endsLine: boolean;
}

/** The classes of the characters of a text. */
export type ReadClasses = (text: string) => readonly CharacterClass[];

/** Characters beyond ASCII whose class is remembered. */
const maxRemembered = 4096;

/**
 * Divides characters into classes. Each atom is compiled to a `RegExp` and tested with one character at a time: it
 * keeps its exact meaning in JavaScript, and a test takes constant time.
 */
export function prepareCharacterClasses(atoms: readonly string[], flags: string): ReadClasses {
  const unicode = flags.includes('u');
  const single = flags.replaceAll('m', '');
  const tests = [...atoms, '\\w', '[\\n\\r\\u2028\\u2029]'].map((atom) => new RegExp(`^(?:${atom})$`, single));
  const bySignature = new Map<string, CharacterClass>();
  const byCharacter = new Map<string, CharacterClass>();

  const classify = (character: string): CharacterClass => {
    const accepts = tests.map((test) => test.test(character));
    const signature = accepts.map(Number).join('');
    const known = bySignature.get(signature);
    if (known !== undefined) return known;
    const [isWord = false, endsLine = false] = accepts.slice(-2);
    const fresh = { id: bySignature.size + 1, accepts, isWord, endsLine };
    bySignature.set(signature, fresh);
    return fresh;
  };

  const classOf = (character: string): CharacterClass => {
    const remembered = byCharacter.get(character);
    if (remembered !== undefined) return remembered;
    if (byCharacter.size === maxRemembered) byCharacter.clear();
    const found = classify(character);
    byCharacter.set(character, found);
    return found;
  };

  const ascii: (CharacterClass | undefined)[] = Array.from({ length: 128 }, () => undefined);

  return (text) => {
    const classes: CharacterClass[] = [];
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 128) classes.push((ascii[code] ??= classify(text[index]!)));
      else {
        const character = unicode ? String.fromCodePoint(text.codePointAt(index)!) : text[index]!;
        classes.push(classOf(character));
        index += character.length - 1;
      }
    }
    return classes;
  };
}
