import type { Escape } from './escaped-text.js';

/**
 * How values are escaped at places of an XML text. Source: XML 1.0, sections 2.2 to 2.8; specification 02, section 3.3.
 *
 * `skeleton` is the text with one letter in the place of each value.
 */
export function findXmlEscapes(skeleton: string, places: readonly number[]): readonly Escape[] {
  const found = places.map((): Escape => inText);
  for (const construct of skeleton.matchAll(constructs)) {
    places.forEach((place, index) => {
      if (place < construct.index || place >= construct.index + construct[0].length) return;
      found[index] = escapeIn(construct, place - construct.index);
    });
  }
  return found;
}

/** Constructs other than text; one that does not end lasts to the end. */
const constructs =
  // Each construct ends at the end of the text at the latest, so no attempt fails after a long match.
  // eslint-disable-next-line regexp/no-super-linear-move
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)|<!DOCTYPE[^[>]*(?:\[(?:[^\]]|\](?!\s*>))*(?:\]\s*>|$)|>|$)|<(?=[^\s])(?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*(?:>|$)/g;

function escapeIn([construct]: RegExpExecArray, place: number): Escape {
  if (construct.startsWith('<!--')) return inComment;
  if (construct.startsWith('<![CDATA[')) return inCharacterData;
  if (construct.startsWith('<?')) return inInstruction;
  for (const quoted of construct.matchAll(/"[^"]*(?:"|$)|'[^']*(?:'|$)/g)) {
    if (place > quoted.index && place < quoted.index + quoted[0].length) {
      return construct.startsWith('<!') ? inDeclaration : inAttribute;
    }
  }
  return inTag;
}

// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** A character that no escape makes valid. */
const refused: ReturnType<Escape> = { refused: 'it has a character that XML does not allow' };

const characters =
  (change: (text: string) => string): Escape =>
  (text) =>
    forbidden.test(text) ? refused : { escaped: change(text) };

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '%': '&#37;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const withReferences = (pattern: RegExp): Escape =>
  characters((text) => text.replaceAll(pattern, (character) => references[character] ?? character));

const inText = withReferences(/[&<>\r]/g);

/** Also escapes line breaks and tabs, which readers of XML replace by spaces in attributes. */
const inAttribute = withReferences(/[&<>"'\t\n\r]/g);

/** Also escapes the percent sign, which begins a parameter entity in a declaration. */
const inDeclaration = withReferences(/[&<>"'%\t\n\r]/g);

/** Splits `]]>`, which would end the section, also where the text around the value is a part of it. */
const inCharacterData = characters((text) =>
  text
    .replaceAll(']]>', `]]${interruption}>`)
    .replace(/^(?=[\]>]|$)/, interruption)
    .replace(/\]$/, `]${interruption}`),
);

const interruption = ']]><![CDATA[';

/** Separates two hyphens, which would end the comment: comments have no escapes. */
const inComment = characters((text) => text.replaceAll(/-(?=-|$)/g, '- ').replace(/^(?=[->]|$)/, ' '));

const inInstruction = characters((text) => text.replaceAll(/\?(?=>|$)/g, '? ').replace(/^(?=>|$)/, ' '));

/** A name, or a part of one. */
const inTag: Escape = (text) =>
  /^[\p{L}\p{N}_:.][\p{L}\p{N}_:.-]*$/u.test(text)
    ? { escaped: text }
    : { refused: 'it is not a name, which is all that can stand inside of a tag; write quotes around an attribute' };
