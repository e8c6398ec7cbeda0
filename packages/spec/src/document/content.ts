import type { Origin, Text } from '../diagnostic/origin.js';

/**
 * A value written in a document that may hold templates in its texts: an entry of `with`, a parameter
 * `value`, the `data` of a body. Numbers, booleans and nulls are constants.
 */
export type Content =
  | ({ readonly kind: 'text' } & Text)
  | {
      readonly kind: 'constant';
      readonly value: null | boolean | number;
      /** As written, where the value does not say it. */
      readonly written?: string;
      readonly at: Origin;
    }
  | { readonly kind: 'list'; readonly items: readonly Content[]; readonly at: Origin }
  | { readonly kind: 'map'; readonly entries: readonly ContentEntry[]; readonly at: Origin };

export interface ContentEntry {
  readonly key: Text;
  readonly value: Content;
}
