import type { Origin } from '@naftiko/spec';
import type { Checked } from '@naftiko/spec';
import type { Read, Scope } from './scope.js';

/** Resolves names at one place of a document. */
export interface Names<S = Scope> {
  /** The reader of a name; the diagnostic `unknown-name` when nothing has that name there. */
  resolve(name: string, at: Origin): Checked<Read<S>>;
}

/** Whether a name is in upper case, like `API_KEY`: by convention a variable, not an input. */
export const isUpperCase = (name: string): boolean => /^[A-Z][A-Z0-9_]*$/.test(name);

/** Whether two names differ only in case and punctuation: `account-id` and `account_id`. */
export const areAlike = (left: string, right: string): boolean => squashName(left) === squashName(right);

/** A name without case and punctuation. */
export const squashName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * The largest number of known names that a name is compared with. A document may have thousands of each, and comparing
 * all pairs would take minutes.
 */
const maxCandidates = 150;

/** The first names of several lists, in order: as many as a suggestion compares. */
export function takeNames(...lists: readonly Iterable<string>[]): readonly string[] {
  const taken: string[] = [];
  for (const list of lists) {
    for (const name of list) {
      if (taken.length === maxCandidates) return taken;
      taken.push(name);
    }
  }
  return taken;
}

/** Longer names are not compared. */
const maxNameLength = 200;

/** The known name nearest to a mistyped one, when it is similar enough. */
export function findSimilar(name: string, known: readonly string[]): string | undefined {
  if (name.length > maxNameLength) return undefined;
  const wanted = squashName(name);
  let nearest: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 4)) + 1;
  for (const candidate of known.slice(0, maxCandidates)) {
    if (candidate === name || candidate.length > maxNameLength) continue;
    const other = squashName(candidate);
    const apart = Math.abs(wanted.length - other.length) < least ? distance(wanted, other) : least;
    if (apart < least) [nearest, least] = [candidate, apart];
  }
  return nearest;
}

/**
 * The known name that differs only in case and punctuation, or in at most one letter (two letters in names of five and
 * more). Stricter than `findSimilar`, for names that may be correct in another place.
 */
export function findNear(name: string, known: readonly string[]): string | undefined {
  const plain = (one: string): string => squashName(one) || one.toLowerCase();
  if (name.length > maxNameLength) return undefined;
  const scored = known
    .slice(0, maxCandidates)
    .map((candidate) => {
      const [left, right] = [plain(name), plain(candidate)];
      const letters = Math.max(left.length, right.length);
      const most = letters < 3 ? 0 : letters < 5 ? 1 : 2;
      const isFar = Math.abs(left.length - right.length) > most;
      return { candidate, most, distance: isFar ? Number.POSITIVE_INFINITY : distance(left, right) };
    })
    .filter(({ most, distance: apart }) => apart <= most)
    .sort((left, right) => left.distance - right.distance);
  return scored[0]?.candidate;
}

/** Levenshtein distance. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
