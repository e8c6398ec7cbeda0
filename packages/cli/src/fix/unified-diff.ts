import { diffLines } from './line-diff.js';

/**
 * The change of a file as a unified diff that `git apply` and `patch -p1` accept; empty without a change. Line breaks
 * are a part of the lines, so that CRLF and a missing last break are kept.
 */
export function writeUnifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = diffLines(splitLines(before), splitLines(after)).flatMap(({ kind, lines: some }) =>
    some.map((text) => ({ sign: signs[kind], text })),
  );
  const hunks = groupHunks(lines).map((hunk) => writeHunk(hunk, lines));
  return `--- ${quotePath(`a/${name}`)}\n+++ ${quotePath(`b/${name}`)}\n${hunks.join('')}`;
}

interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

const signs = { kept: ' ', removed: '-', added: '+' } as const;

const splitLines = (text: string): readonly string[] => (text === '' ? [] : text.split(/(?<=\n)/));

const contextLines = 3;

interface Hunk {
  readonly from: number;
  readonly to: number;
}

/** Changes with up to six lines between them are one hunk. */
function groupHunks(lines: readonly DiffLine[]): readonly Hunk[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    const last = hunks.at(-1);
    const to = Math.min(index + 1 + contextLines, lines.length);
    if (last !== undefined && index - contextLines <= last.to) last.to = to;
    else hunks.push({ from: Math.max(index - contextLines, 0), to });
  }
  return hunks;
}

function writeHunk({ from, to }: Hunk, lines: readonly DiffLine[]): string {
  const count = (some: readonly DiffLine[], other: DiffLine['sign']): number =>
    some.filter(({ sign }) => sign !== other).length;
  const shown = lines.slice(from, to);
  const head = (other: DiffLine['sign']): string => {
    const length = count(shown, other);
    const start = count(lines.slice(0, from), other) + (length === 0 ? 0 : 1);
    return `${start},${length}`;
  };
  const body = shown.map(({ sign, text }) =>
    text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ -${head('+')} +${head('-')} @@\n${body.join('')}`;
}

/** Names with quotes or control characters are written as Git writes them; one with a blank ends with a tab. */
function quotePath(name: string): string {
  if (/["\\\p{Cc}]/u.test(name)) return JSON.stringify(name);
  return name.includes(' ') ? `${name}\t` : name;
}
