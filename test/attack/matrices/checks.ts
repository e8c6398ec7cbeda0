import { isDeepStrictEqual } from 'node:util';

/** What a matrix of attacks tried, and what it broke. */
export interface Findings {
  readonly checks: number;
  /** One line for each broken check: what was tried, and what was seen instead. */
  readonly breaks: readonly string[];
  /** What was measured, one line each. */
  readonly notes: readonly string[];
}

/** The short form runs in the tests, the long form in `npm run attack`. */
export type Form = 'short' | 'long';

/** Counts checks and keeps the broken ones. */
export class Checks implements Findings {
  checks = 0;
  readonly breaks: string[] = [];
  readonly notes: string[] = [];

  holds(what: string, isTrue: boolean, seen: unknown = ''): void {
    this.checks += 1;
    if (!isTrue) this.breaks.push(`${what}: ${write(seen)}`);
  }

  equals(what: string, seen: unknown, due: unknown): void {
    this.checks += 1;
    // Copies: in the tests, arrays of the platform and of a module have different prototypes.
    if (!isDeepStrictEqual(structuredClone(seen), structuredClone(due)))
      this.breaks.push(`${what}: ${write(seen)} instead of ${write(due)}`);
  }
}

const maxTextLength = 400;

const write = (seen: unknown): string =>
  (typeof seen === 'string' ? seen : (JSON.stringify(seen) ?? 'undefined')).slice(0, maxTextLength);
