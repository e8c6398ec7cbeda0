import type { Log, PlannedDocument } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { countNoun } from '../plural.js';
import { groupFindings, repeatsOf, type Finding } from '../report/group.js';
import { lineOf } from '../report/stylish.js';
import { quoteWord } from '../shell-quoting.js';
import { paintOf, printLines, type Shell } from '../shell.js';

/** Codes about the addresses of upstreams, which a mock does not use. */
const ofAddresses: ReadonlySet<string> = new Set(['base-uri-placeholder-host']);

/** A document with its diagnostics. */
type Reporting = Pick<PlannedDocument, 'file' | 'diagnostics'>;

const shownFindings = 10;

/** Codes about missing values, which the start itself reports. */
const reportedAtStart: ReadonlySet<string> = new Set([
  'base-uri-variable',
  'base-uri-empty',
  'base-uri-no-scheme',
  'base-uri-self',
]);

/**
 * Logs the warnings of documents that are served nevertheless: one line per cause, ten at most, then a summary.
 */
export function reportWarnings(
  documents: readonly Reporting[],
  { logFormat, mock }: Pick<RawRunOptions, 'logFormat' | 'mock'>,
  log: Log,
  shell: Shell,
): void {
  const findings = documents.flatMap(({ diagnostics }) =>
    groupFindings(
      diagnostics.filter(
        ({ severity, code }) =>
          severity === 'warning' && !reportedAtStart.has(code) && !(mock && ofAddresses.has(code)),
      ),
    ),
  );
  const shown = findings.slice(0, shownFindings);
  const hidden = findings.slice(shownFindings);
  if (logFormat === 'pretty') {
    const paint = paintOf(shell.errors, shell);
    printLines(
      shell.errors,
      ...shown.map(({ first, repeats }) =>
        [lineOf(first, paint), first.hint, repeatsOf({ first, repeats })].filter(Boolean).join(' '),
      ),
    );
    if (hidden.length > 0) printLines(shell.errors, `${paint.dim(restOf(hidden, documents))}`);
    return;
  }
  for (const { first, repeats } of shown) {
    const { at, code, message, hint } = first;
    const more = repeats.length === 0 ? {} : { more: repeats.length };
    const { line, column } = at.start;
    log.warn('warning in the document', {
      file: at.source,
      line,
      column,
      code,
      reason: message,
      ...(hint === undefined ? {} : { hint }),
      ...more,
    });
  }
  if (hidden.length > 0) log.warn(restOf(hidden, documents));
}

const restOf = (hidden: readonly Finding[], documents: readonly Reporting[]): string => {
  const files = documents.map(({ file }) => (file.startsWith('<') ? '-' : quoteWord(file)));
  return `and ${countNoun(hidden.length, 'more warning')}; "naftiko validate ${files.length > 3 ? '…' : files.join(' ')}" shows all`;
};
