import {
  asText,
  fail,
  listMissing,
  ok,
  nullToMissing,
  type BodyKit,
  type ConsumeScope,
  type Template,
} from '@naftiko/engine';
import type { FillText } from './json-text.js';
import { preparePlainText } from './plain-text.js';

/** Escapes a value for its place in a text. `invalid` is the reason why the value is not allowed there. */
export type Escape = (text: string) => { readonly escaped: string } | { readonly invalid: string };

/**
 * Finds, at load, the escape function for each place of a text that has a value. `skeleton` is the text with one letter
 * at each place.
 */
export type FindEscapes = (skeleton: string, places: readonly number[]) => readonly Escape[];

/**
 * Prepares a text in a language such as XML, in which each value is escaped for its place. The value of `{{{x}}}` is
 * inserted unchanged, and so is a value that is the whole text. A missing value is empty; in the relaxed dialect a
 * longer text with a missing value fails. Source: specification 02, sections 3.3 and 4; 06, section 4.6.
 */
export function prepareEscapedText(template: Template<ConsumeScope>, kit: BodyKit, findEscapes: FindEscapes): FillText {
  if (template.whole !== undefined) return preparePlainText(template, kit);
  const { skeleton, places } = skeletonOf(template);
  const escapes = findEscapes(skeleton, places);
  let placeholders = 0;
  const segments = template.parts.map((part) => {
    if (typeof part === 'string') return part;
    const escape = escapes[placeholders];
    placeholders += 1;
    return { placeholder: part, escape: part.verbatim === true ? undefined : escape };
  });
  return (scope) => {
    const missing = kit.conformant ? [] : listMissing(template, scope);
    if (missing.length > 0)
      return fail({ code: 'unresolved', operation: kit.operation, names: missing, place: 'body' });
    let text = '';
    for (const segment of segments) {
      if (typeof segment === 'string') {
        text += segment;
        continue;
      }
      const value = nullToMissing(segment.placeholder.read(scope));
      if (value === undefined) continue;
      const plain = asText(value);
      const outcome = segment.escape?.(plain) ?? { escaped: plain };
      if ('invalid' in outcome) {
        return fail({
          code: 'value-refused',
          operation: kit.operation,
          name: segment.placeholder.name,
          reason: outcome.invalid,
        });
      }
      text += outcome.escaped;
    }
    return ok({ bytes: new TextEncoder().encode(text) });
  };
}

/** The text with the letter `x` in the place of each value. A letter has no syntactic meaning in the languages. */
function skeletonOf({ parts }: Template<ConsumeScope>): {
  readonly skeleton: string;
  readonly places: readonly number[];
} {
  let skeleton = '';
  const places: number[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      skeleton += part;
      continue;
    }
    places.push(skeleton.length);
    skeleton += 'x';
  }
  return { skeleton, places };
}
