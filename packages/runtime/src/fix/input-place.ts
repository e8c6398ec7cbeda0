import type { Input } from '@naftiko/engine';
import type { ExposedPlace } from '@naftiko/spec';

/** The place where a route reads an input that does not state one; `hasBody`: its requests have bodies. */
export function placeOf({ placeholder, slotKinds, in: place }: Input, hasBody: boolean): ExposedPlace {
  if (placeholder !== undefined) return 'path';
  // Without a placeholder, the value of a path comes from the query.
  if (place !== undefined) return place === 'path' ? 'query' : place;
  if (slotKinds.length > 0 && slotKinds.every((kind) => kind === 'header')) return 'header';
  // A value without a parameter becomes a member of the body.
  return hasBody && (slotKinds.length === 0 || slotKinds.some(isInBody)) ? 'body' : 'query';
}

/** Whether a value is sent in a body, or as the body. */
export const isInBody = (kind: Input['slotKinds'][number]): boolean =>
  kind === 'entity' || kind === 'field' || kind === 'template' || kind === 'text';
