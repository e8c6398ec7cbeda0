import type { Log } from '@naftiko/runtime';
import type { Diagnostic } from '@naftiko/spec';
import type { RawRunOptions } from '../command-line/run-command.js';
import type { Shell } from '../shell.js';
import { printDiagnostics } from './refusal.js';

/** Reports broken parts, one line each, in the format of the log. */
export function reportBroken(
  broken: readonly Diagnostic[],
  { logFormat }: RawRunOptions,
  log: Log,
  shell: Shell,
): void {
  if (logFormat === 'pretty') return printDiagnostics(broken, shell);
  for (const { at, code, message: reason } of broken) {
    log.error('broken in the document', {
      file: at.source,
      line: at.start.line,
      column: at.start.column,
      code,
      reason,
    });
  }
}
