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

/** Escapes a value for its place in the text, or says why the value cannot stand there. */
export type Escape = (text: string) => { readonly escaped: string } | { readonly refused: string };

/** Finds, at load, how the value at each of the places of a text is escaped. */
export type FindEscapes = (skeleton: string, places: readonly number[]) => readonly Escape[];

/**
 * Prepares a text of a language in which values are escaped for their place; `{{{x}}}` is inserted verbatim, and so is
 * the only value of a text. A missing value is empty; in the relaxed dialect a longer text fails instead.
 * Source: specification 02, sections 3.3 and 4; 06, section 4.6.
 */
export function prepareEscapedText(template: Template<ConsumeScope>, kit: BodyKit, findEscapes: FindEscapes): FillText {
  if (template.whole !== undefined) return preparePlainText(template, kit);
  const { skeleton, places } = skeletonOf(template);
  const escapes = findEscapes(skeleton, places);
  let placeholders = 0;
  const pieces = template.parts.map((part) => {
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
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text += piece;
        continue;
      }
      const value = nullToMissing(piece.placeholder.read(scope));
      if (value === undefined) continue;
      const plain = asText(value);
      const outcome = piece.escape?.(plain) ?? { escaped: plain };
      if ('refused' in outcome) {
        return fail({
          code: 'value-refused',
          operation: kit.operation,
          name: piece.placeholder.name,
          reason: outcome.refused,
        });
      }
      text += outcome.escaped;
    }
    return ok({ bytes: new TextEncoder().encode(text) });
  };
}

/** The text with one letter in the place of each value. The letter has no meaning in any of the languages. */
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
