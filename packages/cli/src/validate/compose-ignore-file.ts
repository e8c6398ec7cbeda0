import type { Diagnostic, Origin } from '@naftiko/spec';
import { acceptanceOf, keyOf, type AcceptedFinding, type IgnoreEntry, type IgnoreFile } from './ignore-file.js';

/** What is needed to write a new version of an ignore file. */
export interface NewAcceptance {
  readonly ignoreFile: IgnoreFile;
  /** Findings to accept. */
  readonly findings: readonly Diagnostic[];
  /** Entries to drop. */
  readonly stale: readonly IgnoreEntry[];
  readonly workingDirectory: string;
}

/**
 * The text of an ignore file that accepts further findings and drops stale entries. Entries are sorted; comments stay with
 * their entry.
 */
export function composeIgnoreFile({ ignoreFile, findings, stale, workingDirectory }: NewAcceptance): string {
  const dropped = new Set(stale.map(keyOf));
  const kept = ignoreFile.entries.filter((entry) => !dropped.has(keyOf(entry)));
  const found = findings.map((finding) => acceptanceOf(finding, ignoreFile, workingDirectory));
  const entries = new Map([...kept, ...found].map((entry) => [keyOf(entry), entry]));
  const comments = readComments({ ...ignoreFile, entries: kept });
  const lines: string[] = [...header, ...comments.top];
  let last: AcceptedFinding | undefined;
  for (const entry of [...entries.values()].toSorted(compare)) {
    const isNewFile = entry.file !== last?.file;
    if (isNewFile) lines.push('', ...comments.withComments(`${quote(entry.file)}:`, '', entry.file));
    if (isNewFile || entry.code !== last?.code) {
      lines.push(...comments.withComments(`${quote(entry.code)}:`, '  ', entry.file, entry.code));
    }
    lines.push(...comments.withComments(`- ${quote(entry.pointer)}`, '    ', entry.file, entry.code, entry.pointer));
    last = entry;
  }
  return `${lines.join('\n')}\n`;
}

const header = [
  '# Findings of "naftiko validate" that are accepted: they are not reported and do not make it fail.',
  '# Each one is a file, a code, and the JSON pointer of the value, so that other changes of the file do not matter.',
  '# "naftiko validate <paths> --generate-ignore-file" adds new findings and removes entries that no longer apply.',
];

const compare = (left: AcceptedFinding, right: AcceptedFinding): number =>
  compareText(left.file, right.file) || compareText(left.code, right.code) || compareText(left.pointer, right.pointer);

const compareText = (left: string, right: string): number =>
  left === right ? 0 : left.localeCompare(right, 'en', { numeric: true }) || (left < right ? -1 : 1);

/** A string as a YAML scalar: in quotes, unless YAML certainly reads it as a string without them. */
const quote = (text: string): string =>
  /^(?:\.\.\/)*[a-z_/][\w/.@-]*$/i.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);

/** The comments of the last version: at the top, and above or beside an entry. */
function readComments({ text, entries }: IgnoreFile) {
  const lines = text.split(/\r?\n/);
  const attached = new Map<string, { readonly above: readonly string[]; readonly beside: string }>();
  const note = (at: Origin, ...path: readonly string[]): void => {
    const key = JSON.stringify(path);
    if (attached.has(key)) return;
    const above = commentsAbove(lines, at.start.line);
    const rest = (lines[at.end.line - 1] ?? '').slice(at.end.column - 1);
    attached.set(key, { above, beside: /^:?(\s+#.*)$/.exec(rest)?.[1] ?? '' });
  };
  for (const { file, code, pointer, at } of entries) {
    note(at[0], file);
    note(at[1], file, code);
    note(at[2], file, code, pointer);
  }
  const first = lines.findIndex((line) => line.trim() !== '' && !isComment(line));
  const head = lines.slice(0, first === -1 ? lines.length : first);
  const top = head.slice(0, head.length - (first === -1 ? 0 : commentsAbove(lines, first + 1, true).length));
  return {
    top: top.filter((line) => isComment(line) && !header.includes(line)),
    withComments: (line: string, indent: string, ...path: readonly string[]): readonly string[] => {
      const { above = [], beside = '' } = attached.get(JSON.stringify(path)) ?? {};
      return [...above.map((comment) => indent + comment), `${indent}${line}${beside}`];
    },
  };
}

const isComment = (line: string): boolean => line.trimStart().startsWith('#');

/** The comments directly above a line, which counts from 1, without the header. */
function commentsAbove(lines: readonly string[], line: number, withHeader = false): readonly string[] {
  let first = line - 1;
  while (first > 0 && isComment(lines[first - 1] ?? '')) first -= 1;
  return lines
    .slice(first, line - 1)
    .filter((comment) => withHeader || !header.includes(comment))
    .map((comment) => comment.trim());
}
