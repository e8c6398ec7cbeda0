/** The reason why a description adds nothing to a name, as the end of a sentence; `undefined`: it adds something. */
export function describeUselessness(description: string, name: string): string | undefined {
  if (isRequestLine(description)) return 'only names the request that is sent';
  const words = wordsOf(description);
  if (words.length === 0) return 'has no words';
  const meaningful = words.filter((word) => !emptyWords.has(word));
  if (meaningful.length === 0) return 'says nothing';
  const known = wordsOf(name);
  const named = new Set(known);
  const joined = known.join('');
  const repeats =
    meaningful.every((word) => named.has(word)) || [words, meaningful].some((some) => some.join('') === joined);
  return repeats ? 'repeats its name' : undefined;
}

/** Whether a text has the form `DELETE /orders/{id}`, with which tools are listed that have no description. */
export const isRequestLine = (description: string): boolean =>
  /^(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S*$/.test(description);

/** The words of a text or of a name in any naming style, in lower case and singular. */
const wordsOf = (text: string): readonly string[] =>
  divideText(text)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word));

/** Expressions with classes of Unicode take 1 ms of a start to compile, and most texts are ASCII. */
const divideText = (text: string): readonly string[] =>
  // eslint-disable-next-line no-control-regex
  /^[\u0000-\u007F]*$/.test(text)
    ? text
        .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z\d]+/)
    : text
        .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u);

/** Words that say nothing about what is described: articles, kinds of values, placeholders of a template. */
const emptyWords: ReadonlySet<string> = new Set(
  wordsOf(
    `a an the this that of for to in on by with and or is are be it its
     api call calls method operation endpoint function tool action
     input output parameter param argument field property value data object payload request response body entity
     content json xml text string number integer boolean array list
     required optional given specified provided corresponding
     todo tbd tba none na n description here placeholder untitled unknown lorem ipsum`,
  ),
);
