import { paintOf, printLines, type Shell } from '../shell.js';
import { toPrintable } from '../printable.js';
import type { IgnoreEntry, IgnoreFile } from './ignore-file.js';

const shownEntries = 10;

/** Warns about entries of an ignore file that match no finding any more. */
export function reportStale(stale: readonly IgnoreEntry[], { name }: IgnoreFile, shell: Shell): void {
  if (stale.length === 0) return;
  const warning = paintOf(shell.errors, shell).yellow('warning');
  const lines = stale.slice(0, shownEntries).map(({ file, code, pointer, at: [, , { start }] }) => {
    const place = pointer === '' ? 'the root' : pointer;
    const entry = `${name}:${start.line}:${start.column}: there is no ${code} at ${place} of ${file} any more.`;
    return `${warning} ${toPrintable(entry)}`;
  });
  const more = stale.length - shownEntries;
  printLines(
    shell.errors,
    ...lines,
    ...(more > 0 ? [`${warning} ${name} has ${more} more such ${more === 1 ? 'entry' : 'entries'}.`] : []),
    `note: --generate-ignore-file removes ${stale.length === 1 ? 'it' : 'them'}.`,
  );
}
