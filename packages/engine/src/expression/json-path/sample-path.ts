import type { JsonObject } from '@naftiko/spec';

/** The position of a value in a sample (`--mock`): the members and list elements that lead to it. */
export type SamplePath = readonly SamplePart[];

export type SamplePart = { readonly kind: 'member'; readonly name: string } | SampleItem;

/** One element of a list, or several (`many`); `fixed` are the members with which an element satisfies a filter. */
export interface SampleItem {
  readonly kind: 'item';
  readonly index: number;
  readonly many: boolean;
  readonly fixed?: JsonObject;
}

/**
 * The element at an index of a path. For an index that counts from the end it is the first element, because the length
 * of the list is unknown.
 */
export const makeItemAt = (position: number, many: boolean): SampleItem => ({
  kind: 'item',
  index: Math.max(position, 0),
  many,
});
