import { toStem } from './stem.js';

/** The words of a text as they are indexed: split at case, digits and punctuation, without the most common ones, stemmed. */
export const wordsOf = (text: string): readonly string[] => splitWords(text).filter(isMeaningful).map(stemOnce);

/** Stems by word: descriptions of APIs repeat a few thousand words. */
const stems = new Map<string, string>();
const maxStems = 20_000;

function stemOnce(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = toStem(word);
  if (stems.size >= maxStems) stems.clear();
  stems.set(word, stemmed);
  return stemmed;
}

/** The words of a text in lower case. `GitHub listPullRequests` keeps its compounds too: "github" beside "git", "hub". */
export function splitWords(text: string): readonly string[] {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((compound) => {
    const whole = compound.toLowerCase();
    if (/^.?\p{Ll}*$/u.test(compound)) return [whole];
    const parts = compound.match(casedPart) ?? [];
    return parts.length > 1 ? [whole, ...parts.map((part) => part.toLowerCase())] : [whole];
  });
}

const casedPart = /\p{Lu}?[\p{Ll}\p{Lo}]+|(?:\p{Lu}(?!\p{Ll}))+|\p{N}+/gu;

const isMeaningful = (word: string): boolean => (word.length > 1 ? !stopWords.has(word) : /\d/.test(word));

const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and any are as at be been being but by can could did do does for from had has have he her here his how i if in ' +
    'into is it its just me my of on one or our out she so some than that the their them then there these they this those ' +
    'to up us was we were what when where which who whose why will with would you your api apis endpoint operation'
  ).split(' '),
);
