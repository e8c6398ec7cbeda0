import path from 'node:path';
import { makeChange, type Change } from './change.js';
import { compareSurfaces } from './compare-surfaces.js';
import { pairUp } from './pair-up.js';
import type { SideDocument } from './read-side.js';

/** The changes of one document. */
export interface DocumentChanges {
  readonly name: string;
  readonly changes: readonly Change[];
}

/**
 * Compares two sets of documents. Documents are paired by path, then by file name, then by label, if that is unique on both
 * sides; if both sides have a single document, these two are paired.
 */
export function compareSides(
  before: readonly SideDocument[],
  after: readonly SideDocument[],
): readonly DocumentChanges[] {
  const single = before.length === 1 && after.length === 1;
  const { both, removed, added } = pairUp(
    before,
    after,
    ({ name }) => (single ? '' : name),
    ({ name }) => path.basename(name),
    ({ label }) => label,
  );
  return [
    ...both.map(([old, next]) => ({ name: next.name, changes: compareSurfaces(old.surface, next.surface) })),
    ...removed.map(({ name }) => ({ name, changes: [makeChange('document-removed', `"${name}" is gone.`)] })),
    ...added.map(({ name }) => ({ name, changes: [makeChange('document-added', `"${name}" is new.`)] })),
  ].toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
