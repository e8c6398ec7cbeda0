/**
 * Reduces an English word, in lower case, to a stem that its forms share: "creates", "creating", "creation" are "creat".
 * The rules are those of names and descriptions of APIs; a stem need not be a word.
 */
export function toStem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  return removeSuffix(cutForm(cutPlural(word)));
}

const cutPlural = (word: string): string => {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^suia]s$/.test(word) || /[iu]as$/.test(word) ? word.slice(0, -1) : word;
};

function cutForm(word: string): string {
  const root = word.replace(/(?:ing|ed)$/, '');
  if (root === word || root.length < 3 || !/[aeiouy]/.test(root)) return word;
  return /([^aeiouylsz])\1$/.test(root) ? root.slice(0, -1) : root;
}

const removeSuffix = (word: string): string =>
  word
    .replace(/(?<=.{3}[ts])ion$/, '')
    .replace(/(?<=iz)at$|(?<=ifi)cat$/, '')
    .replace(/(?<=.{3})(?:ment|ness|ly)$/, '')
    .replace(/(?<=.{4})[eo]r$/, '')
    .replace(/(?<=.{2})e$/, '')
    .replace(/(?<=.{2})y$/, 'i');
