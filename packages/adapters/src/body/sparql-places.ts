import type { Escape } from './escaped-text.js';

/**
 * Finds how values are escaped at the places of a SPARQL text. Source: SPARQL 1.1, section 19; specification 02,
 * section 3.3.
 *
 * `skeleton` is the text with one letter in the place of each value.
 */
export function findSparqlEscapes(skeleton: string, places: readonly number[]): readonly Escape[] {
  const values = new Set(places);
  const found = places.map((place) =>
    !isPartOfName(skeleton, place, values) ? asTerm : mayHaveHyphens(skeleton, place) ? inHyphenatedName : inName,
  );
  for (const construct of skeleton.matchAll(constructs)) {
    places.forEach((place, index) => {
      if (place <= construct.index || place >= construct.index + construct[0].length) return;
      found[index] = escapes[construct[0][0] ?? ''] ?? inName;
    });
  }
  return found;
}

/**
 * Comments, strings and IRIs; a string without an end lasts to the end of the text. `<` without an IRI is an operator.
 */
const constructs =
  /#[^\n\r]*|"""(?:[^"\\]|\\.|"(?!""))*(?:"""|$)|'''(?:[^'\\]|\\.|'(?!''))*(?:'''|$)|"(?:[^"\\\n\r]|\\.)*(?:"|$)|'(?:[^'\\\n\r]|\\.)*(?:'|$)|<[^<>"{}|^`\\\s\p{Cc}]*>/gsu;

/**
 * Whether a value is only a part of a term, because it stands next to a character of a name, a quote, or another value.
 */
function isPartOfName(skeleton: string, place: number, values: ReadonlySet<number>): boolean {
  if (values.has(place - 1) || values.has(place + 1)) return true;
  return (
    /[\p{L}\p{N}_:?$@%.\\"']-*$/u.test(skeleton.slice(0, place)) ||
    /^[\p{L}\p{N}_:%\\"'-]/u.test(skeleton.slice(place + 1))
  );
}

/** Whether the name at a place is a prefixed name or a language tag. Behind any other name, a hyphen is an operator. */
function mayHaveHyphens(skeleton: string, place: number): boolean {
  let at = place - 1;
  while (/[\p{L}\p{N}_%.-]/u.test(skeleton[at] ?? '')) at -= 1;
  return skeleton[at] === ':' || skeleton[at] === '@';
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

const escapeString = (text: string): string =>
  text.replaceAll(/[\\"'\n\r\t\b\f]/g, (character) => shortEscapes[character] ?? character);

const inString: Escape = (text) => ({ escaped: escapeString(text) });

/** Percent-encodes characters that are not allowed in an IRI. */
const inIri: Escape = (text) => ({
  // eslint-disable-next-line no-control-regex
  escaped: text.replaceAll(/[<>"{}|^`\\\u0000-\u0020\u007f]/g, encodeURIComponent),
});

/** Replaces line breaks, which would end the comment, and backslashes, which could begin an escaped line break. */
const inComment: Escape = (text) => ({ escaped: text.replaceAll(/[\n\r\\]/g, ' ') });

const matching =
  (name: RegExp): Escape =>
  (text) =>
    name.test(text)
      ? { escaped: text }
      : { invalid: 'without quotes only a part of a name is allowed there; put quotes around a string' };

const inName = matching(/^[\p{L}\p{N}_]+$/u);

const inHyphenatedName = matching(/^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u);

const number = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A number, a boolean, or else a string: never a variable, an IRI or an operator. */
const asTerm: Escape = (text) => ({
  escaped: number.test(text) || text === 'true' || text === 'false' ? text : `"${escapeString(text)}"`,
});

const escapes: Readonly<Record<string, Escape>> = { '#': inComment, '"': inString, "'": inString, '<': inIri };
