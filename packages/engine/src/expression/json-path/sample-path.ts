import type { JsonObject } from '@naftiko/spec';

/** A way from the root of an answer to a place in it: by members, and by elements of lists. */
export type SamplePath = readonly SamplePart[];

export type SamplePart = { readonly kind: 'member'; readonly name: string } | SampleItem;

/** One element, or `many`; `fixed` are the members that a filter demands of it. */
export interface SampleItem {
  readonly kind: 'item';
  readonly index: number;
  readonly many: boolean;
  readonly fixed?: JsonObject;
}

/** The element at a position that a path has written; from the end of a list of unknown length it is the first one. */
export const makeItemAt = (position: number, many: boolean): SampleItem => ({
  kind: 'item',
  index: Math.max(position, 0),
  many,
});
