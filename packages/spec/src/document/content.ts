import type { Origin, Text } from '../diagnostic/origin.js';

/**
 * A value in a document whose strings may contain templates: an entry of `with`, a parameter
 * `value`, the `data` of a body. Numbers, booleans and nulls are constants.
 */
export type Content =
  | ({ readonly kind: 'text' } & Text)
  | {
      readonly kind: 'constant';
      readonly value: null | boolean | number;
      /** The source text, where it differs from the value. */
      readonly sourceText?: string;
      readonly at: Origin;
    }
  | { readonly kind: 'list'; readonly items: readonly Content[]; readonly at: Origin }
  | { readonly kind: 'map'; readonly entries: readonly ContentEntry[]; readonly at: Origin };

export interface ContentEntry {
  readonly key: Text;
  readonly value: Content;
}
