import { isList, isObject, type Json } from '@naftiko/spec';

/**
 * Writes a value as YAML that people read: texts of several lines as they are, others on one line however long.
 *
 * The library for YAML builds a tree first, which takes most of the time of a page, and folds long lines, so that a secret
 * in one of them could not be found.
 */
export const writeYaml = (value: Json): string => `${linesOf(value).join('\n')}\n`;

function linesOf(value: Json): readonly string[] {
  if (isFilled(value) && isObject(value)) {
    return Object.entries(value).flatMap(([key, member]) => attach(`${quoteText(key)}:`, member));
  }
  if (isFilled(value) && isList(value)) {
    return value.flatMap((item) =>
      isFilled(item) ? linesOf(item).map((line, index) => indent(line, index === 0 ? '- ' : '  ')) : attach('-', item),
    );
  }
  return attach('', value);
}

/** A value behind its key or its dash: on the same line, or below it. */
function attach(head: string, value: Json): readonly string[] {
  const start = head === '' ? '' : `${head} `;
  if (isFilled(value)) return [head, ...linesOf(value).map((line) => indent(line))];
  if (isList(value)) return [`${start}[]`];
  if (isObject(value)) return [`${start}{}`];
  if (typeof value !== 'string') return [start + String(value)];
  if (!isBlock.test(value) || blankLine.test(value) || unusual.test(value)) return [start + quoteText(value)];
  const lines = value.split('\n');
  const endsWithBreak = lines.at(-1) === '';
  const chomping = !endsWithBreak ? '-' : lines.at(-2) === '' ? '+' : '';
  return [`${start}|${chomping}`, ...lines.slice(0, endsWithBreak ? -1 : undefined).map((line) => indent(line))];
}

/** Whether a value has lines of its own. */
const isFilled = (value: Json): boolean =>
  isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;

const indent = (line: string, by = '  '): string => (line === '' ? '' : by + line);

/** A text, in quotes where it could be read as something else. A string of JSON is one of YAML, too. */
const quoteText = (text: string): string =>
  isPlain.test(text) && !notPlain.test(text) && !unusual.test(text)
    ? text
    : JSON.stringify(text).replaceAll(unprintable, (character) => `\\u${escapeOf(character)}`);

const escapeOf = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0');

const isPlain = /^(?:[A-Za-z_/]|\d+\.\d+\.\d+(?:-[a-z]|$)|\d{4}-\d\d-\d\d$)/;
const notPlain = /:(?:\s|$)|\s#|[\s\n]$|\n|^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** A text of several lines, the first of which shows the indentation. A line of blanks alone would lose them. */
const isBlock = /^\S.*\n/;
const blankLine = /^[\t ]+$/m;

/** What readers of YAML change or refuse. */
const unusual = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
