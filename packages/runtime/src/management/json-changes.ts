import { isObject, type Json } from '@naftiko/spec';
import type { Change } from './control-service.js';

/** A value with its masked form of the same shape. */
interface Comparable {
  readonly compared: Json | undefined;
  readonly masked: Json | undefined;
}

/** Lists the differences between two JSON values, each at the smallest value that differs. */
export function compareJson(from: Comparable, to: Comparable, path = ''): readonly Change[] {
  if (isObject(from.compared) && isObject(to.compared)) {
    const keys = [...new Set([...Object.keys(from.compared), ...Object.keys(to.compared)])];
    return keys.flatMap((key) => compareJson(memberOf(from, key), memberOf(to, key), `${path}/${escapeKey(key)}`));
  }
  if (isList(from.compared) && isList(to.compared)) {
    const places = [...Array(Math.max(from.compared.length, to.compared.length)).keys()];
    return places.flatMap((index) => compareJson(itemOf(from, index), itemOf(to, index), `${path}/${index}`));
  }
  return from.compared === to.compared ? [] : [{ path, from: from.masked, to: to.masked }];
}

const memberOf = ({ compared, masked }: Comparable, key: string): Comparable => ({
  compared: isObject(compared) && Object.hasOwn(compared, key) ? compared[key] : undefined,
  masked: isObject(masked) && Object.hasOwn(masked, key) ? masked[key] : undefined,
});

const itemOf = ({ compared, masked }: Comparable, index: number): Comparable => ({
  compared: isList(compared) ? compared[index] : undefined,
  masked: isList(masked) ? masked[index] : undefined,
});

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** Source: RFC 6901, section 3. */
const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
