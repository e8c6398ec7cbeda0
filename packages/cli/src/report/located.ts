import { createHash } from 'node:crypto';
import { pointerOf, type Diagnostic } from '@naftiko/spec';
import { patternOf, toPrintableDiagnostic } from './group.js';
import type { ReportOptions, Report } from './report.js';

/** A finding with what other programs need: a path, a pointer and a fingerprint. */
export interface LocatedFinding {
  /** The file that contains the value, as programs name it. */
  readonly path: string;
  /** Without control characters. */
  readonly diagnostic: Diagnostic;
  readonly pointer: string;
  /** The message, and the hint as a further sentence. */
  readonly text: string;
  /** Unique in the report, and the same in later reports while the value keeps its file and pointer. */
  readonly fingerprint: string;
}

/** Every finding of a report in its order. */
export function locateFindings({ files }: Report, { nameOf }: ReportOptions): readonly LocatedFinding[] {
  const seen = new Map<string, number>();
  return files.flatMap(({ diagnostics }) =>
    diagnostics.map((original) => {
      const diagnostic = toPrintableDiagnostic(original);
      const { at, code, message, hint } = diagnostic;
      const path = nameOf(at.source);
      const pointer = pointerOf(at.path);
      // Names, numbers and lines in a message change when other parts of a document do.
      const identity = JSON.stringify([path, code, pointer, patternOf(message)]);
      const earlier = seen.get(identity) ?? 0;
      seen.set(identity, earlier + 1);
      return {
        path,
        diagnostic,
        pointer,
        text: hint === undefined ? message : `${message} ${hint}`,
        fingerprint: hash(earlier === 0 ? identity : `${identity} ${earlier}`),
      };
    }),
  );
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);
