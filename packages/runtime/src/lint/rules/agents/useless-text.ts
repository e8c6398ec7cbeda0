/** What a description fails to add to a name, as the end of a sentence; `undefined`: it says something. */
export function describeUselessness(description: string, name: string): string | undefined {
  if (isRequestLine(description)) return 'only names the request that is sent';
  const words = wordsOf(description);
  if (words.length === 0) return 'has no words';
  const telling = words.filter((word) => !empty.has(word));
  if (telling.length === 0) return 'says nothing';
  const known = wordsOf(name);
  const named = new Set(known);
  const squashed = known.join('');
  const repeats =
    telling.every((word) => named.has(word)) || [words, telling].some((some) => some.join('') === squashed);
  return repeats ? 'repeats its name' : undefined;
}

/** Whether a text is `DELETE /orders/{id}`: tools without any description are listed with it. */
export const isRequestLine = (description: string): boolean =>
  /^(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S*$/.test(description);

/** The words of a text or a name in any case, in lower case and singular. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word));

/** Words that say nothing about what is described: articles, kinds of values, placeholders of a template. */
const empty: ReadonlySet<string> = new Set(
  wordsOf(
    `a an the this that of for to in on by with and or is are be it its
     api call calls method operation endpoint function tool action
     input output parameter param argument field property value data object payload request response body entity
     content json xml text string number integer boolean array list
     required optional given specified provided corresponding
     todo tbd tba none na n description here placeholder untitled unknown lorem ipsum`,
  ),
);
