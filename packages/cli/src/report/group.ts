import type { Diagnostic } from '@naftiko/spec';
import { toPrintable } from '../printable.js';

/** A diagnostic with its repetitions at other places of the same file. */
export interface Finding {
  readonly first: Diagnostic;
  readonly repeats: readonly Diagnostic[];
}

/** Groups diagnostics with one cause: the same code and sentence, apart from names and numbers. */
export function groupFindings(diagnostics: readonly Diagnostic[]): readonly Finding[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics.map(toPrintableDiagnostic)) {
    const { severity, code, at, message } = diagnostic;
    const key = `${severity} ${code} ${at.source} ${particular.has(code) ? message : patternOf(message)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  return [...groups.values()].flatMap(([first, ...repeats]) => (first === undefined ? [] : [{ first, repeats }]));
}

/** Codes whose diagnostics are not grouped, because each one has a different remedy. */
const particular: ReadonlySet<string> = new Set(['key-unknown', 'key-misplaced', 'value-unknown', 'value-ignored']);

/** Makes a diagnostic printable, because it quotes the document. */
export function toPrintableDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, hint } = diagnostic;
  const words = { message: toPrintable(message), ...(hint === undefined ? {} : { hint: toPrintable(hint) }) };
  return { ...diagnostic, ...words };
}

/** The sentence without its quoted texts, placeholders and numbers, and lists of them. */
export const patternOf = (message: string): string =>
  message.replaceAll(/"[^"]*"|'[^']*'|\{[^{}]*\}|\d+/g, '…').replaceAll(/…(?:, …)+/g, '…');

const shownLines = 12;

/** `and 3 more like it: lines 12, 40, 41`; `undefined` when there are none. */
export function repeatsOf({ repeats }: Finding): string | undefined {
  if (repeats.length === 0) return undefined;
  const lines = [...new Set(repeats.map(({ at }) => at.start.line))];
  const listed = lines.slice(0, shownLines).join(', ') + (lines.length > shownLines ? ', …' : '');
  return `and ${repeats.length} more like it: line${lines.length === 1 ? '' : 's'} ${listed}`;
}
