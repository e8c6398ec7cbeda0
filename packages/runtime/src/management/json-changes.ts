import type { Json, JsonObject } from '@naftiko/spec';
import type { Change } from './desk.js';

/** Every difference between two JSON values, at the smallest values that differ. */
export function jsonChanges(from: Json | undefined, to: Json | undefined, path = ''): readonly Change[] {
  if (isObject(from) && isObject(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) => jsonChanges(from[key], to[key], `${path}/${escaped(key)}`));
  }
  if (isList(from) && isList(to)) {
    const places = [...(from.length > to.length ? from : to).keys()];
    return places.flatMap((index) => jsonChanges(from[index], to[index], `${path}/${index}`));
  }
  return from === to ? [] : [{ path, from, to }];
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** Source: RFC 6901, section 3. */
const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
