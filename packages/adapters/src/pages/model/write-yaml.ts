import { isList, isObject, type Json } from '@naftiko/spec';

/**
 * Writes a value as YAML that people read: texts of several lines as they are, others on one line however long.
 *
 * The library for YAML builds a tree first, which takes most of the time of a page, and folds long lines, so that a secret
 * in one of them could not be found.
 */
export function writeYaml(value: Json): string {
  const lines: string[] = [];
  if (isFilled(value)) writeLines(lines, value, '');
  else writeBehind(lines, '', value, '');
  return `${lines.join('\n')}\n`;
}

/** Writes the members or items of a value, each indented; `first` begins the first line, which may be a dash. */
function writeLines(lines: string[], value: Json, indent: string, first = indent): void {
  let start = first;
  if (isList(value)) {
    for (const item of value) {
      if (isFilled(item)) writeLines(lines, item, `${indent}  `, `${start}- `);
      else writeBehind(lines, `${start}-`, item, indent);
      start = indent;
    }
  } else if (isObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      writeBehind(lines, `${start}${quoteText(key)}:`, member, indent);
      start = indent;
    }
  }
}

/** Writes a value behind its key or its dash: on the same line, or below it. */
function writeBehind(lines: string[], head: string, value: Json, indent: string): void {
  if (isFilled(value)) {
    lines.push(head);
    return writeLines(lines, value, `${indent}  `);
  }
  const start = head === '' ? '' : `${head} `;
  if (typeof value !== 'string') {
    lines.push(start + (isList(value) ? '[]' : isObject(value) ? '{}' : String(value)));
    return;
  }
  if (!isBlock.test(value) || blankLine.test(value) || unusual.test(value)) {
    lines.push(start + quoteText(value));
    return;
  }
  const texts = value.split('\n');
  const endsWithBreak = texts.at(-1) === '';
  const chomping = !endsWithBreak ? '-' : texts.at(-2) === '' ? '+' : '';
  lines.push(`${start}|${chomping}`);
  for (const text of texts.slice(0, endsWithBreak ? -1 : undefined)) {
    lines.push(text === '' ? '' : `${indent}  ${text}`);
  }
}

/** Whether a value has lines of its own. */
const isFilled = (value: Json): boolean =>
  isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;

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
