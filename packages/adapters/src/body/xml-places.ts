import type { Escape } from './escaped-text.js';

/**
 * Finds how values are escaped at the places of an XML text. Source: XML 1.0, sections 2.2 to 2.8; specification 02,
 * section 3.3.
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

/** Constructs other than character data. A construct that is not closed extends to the end of the text. */
const constructs =
  // Each alternative also matches at the end of the text, so that no attempt fails after a long match.
  // eslint-disable-next-line regexp/no-super-linear-move
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)|<!DOCTYPE[^[>]*(?:\[(?:[^\]]|\](?!\s*>))*(?:\]\s*>|$)|>|$)|<(?=[^\s])(?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*(?:>|$)/g;

function escapeIn([construct]: RegExpExecArray, place: number): Escape {
  if (construct.startsWith('<!--')) return inComment;
  if (construct.startsWith('<![CDATA[')) return inCdataSection;
  const isInstruction = construct.startsWith('<?');
  for (const quoted of construct.matchAll(/"[^"]*(?:"|$)|'[^']*(?:'|$)/g)) {
    if (place > quoted.index && place < quoted.index + quoted[0].length) {
      return isInstruction ? inQuotedInstruction : construct.startsWith('<!') ? inDeclaration : inAttribute;
    }
  }
  if (isInstruction) return inProcessingInstruction;
  return /[\p{L}\p{N}_:.-]$/u.test(construct.slice(0, place)) ? inName : asName;
}

// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** The result for a value with a character that XML does not allow, even escaped. */
const invalidCharacter: ReturnType<Escape> = { invalid: 'it has a character that XML does not allow' };

const refuseForbidden =
  (change: (text: string) => string): Escape =>
  (text) =>
    forbidden.test(text) ? invalidCharacter : { escaped: change(text) };

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
  refuseForbidden((text) => text.replaceAll(pattern, (character) => references[character] ?? character));

const inText = withReferences(/[&<>\r]/g);

/** Also escapes line breaks and tabs, which readers of XML replace by spaces in attributes. */
const inAttribute = withReferences(/[&<>"'\t\n\r]/g);

/** Also escapes the percent sign, which begins a parameter entity in a declaration. */
const inDeclaration = withReferences(/[&<>"'%\t\n\r]/g);

/**
 * Splits `]]>`, which would end the section. The `]]>` may also consist of the end or the start of the value and the
 * text around it.
 */
const inCdataSection = refuseForbidden((text) =>
  text
    .replaceAll(']]>', `]]${interruption}>`)
    .replace(/^(?=[\]>]|$)/, interruption)
    .replace(/\]$/, `]${interruption}`),
);

const interruption = ']]><![CDATA[';

/** Puts a space between two hyphens, which are not allowed in a comment. Comments have no escapes. */
const inComment = refuseForbidden((text) => text.replaceAll(/-(?=-|$)/g, '- ').replace(/^(?=[->]|$)/, ' '));

/** Puts a space into `?>`, which would end the processing instruction. */
const inProcessingInstruction = refuseForbidden((text) => text.replaceAll(/\?(?=>|$)/g, '? ').replace(/^(?=>|$)/, ' '));

/** Also refuses quotes, which would end the value of a pseudo-attribute: processing instructions have no escapes. */
const inQuotedInstruction: Escape = (text) =>
  /["']/.test(text)
    ? { invalid: 'quotes cannot stand in the quotes of a processing instruction' }
    : inProcessingInstruction(text);

const matching =
  (name: RegExp): Escape =>
  (text) =>
    name.test(text)
      ? { escaped: text }
      : { invalid: 'inside a tag only a name can stand without quotes; put quotes around the value of an attribute' };

/** Inside a tag, outside quotes, behind the beginning of a name. */
const inName = matching(/^[\p{L}\p{N}_:.][\p{L}\p{N}_:.-]*$/u);

/** Inside a tag, outside quotes, at the beginning of a name. */
const asName = matching(/^[\p{L}_:][\p{L}\p{N}_:.-]*$/u);
