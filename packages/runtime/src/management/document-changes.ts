import type { Json } from '@naftiko/spec';
import type { PlannedDocument } from '../plan-document.js';
import { configOf } from './config.js';
import type { Change } from './desk.js';
import { jsonChanges } from './json-changes.js';
import { maskConfig } from './mask-config.js';

/** A document and the values it runs with. */
export interface Valued {
  readonly planned: PlannedDocument;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Every difference between two versions of a document, secrets hidden. A secret that is another one by now is a
 * difference too, whose two sides look the same.
 */
export function documentChanges(before: Valued, after: Valued): readonly Change[] {
  const [from, to] = [configOf(before.planned), configOf(after.planned)];
  const [fromShown, toShown] = [maskConfig(from, before.variables), maskConfig(to, after.variables)];
  return jsonChanges(from, to).map(({ path }) => ({ path, from: at(fromShown, path), to: at(toShown, path) }));
}

/** The value a JSON pointer leads to. Source: RFC 6901, section 4. */
const at = (json: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((value, key) => member(value, key), json);

const member = (json: Json | undefined, key: string): Json | undefined =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, key)
    ? (json as Readonly<Record<string, Json>>)[key]
    : undefined;
