import {
  asJson,
  asText,
  ok,
  nullToMissing,
  type CallArguments,
  type ConsumeScope,
  type Result,
  type Value,
} from '@naftiko/engine';
import { type Json, writeJson } from '@naftiko/spec';
import type { BaseAddress } from '../plan/base-address.js';
import type { NamedValue, PreparedRequest } from '../plan/prepared-request.js';
import { encodeQuery } from '../request/percent-encoding.js';
import { findMissing, failUnresolved } from './refused-value.js';

/** The query of a request: the literal query of the address, then the parameters that have a value. */
export function fillQuery(
  { target, query, label }: PreparedRequest,
  { base, args }: { readonly base: BaseAddress; readonly args: CallArguments },
  scope: ConsumeScope,
): Result<string> {
  let text = '';
  for (const part of target.query) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = nullToMissing(part.read(scope));
    if (value === undefined) return failUnresolved(label, findMissing(target.query, scope), 'path');
    text += encodeQuery(asText(value));
  }
  if (base.query !== '') text = text === '' ? base.query : `${base.query}&${text}`;
  let given = appendParameters('', query, scope);
  for (const [name, value] of args.query ?? []) given = appendQuery(given, encodeQuery(name), value);
  if (text === '' || given === '') return ok(text + given);
  const kept = withoutNames(text, given);
  return ok(kept === '' ? given : `${kept}&${given}`);
}

/** Removes from a literal query the names that parameters supply, because each name has only one source. */
function withoutNames(written: string, given: string): string {
  const names = new Set(given.split('&').map(nameOfPair));
  return written
    .split('&')
    .filter((pair) => !names.has(nameOfPair(pair)))
    .join('&');
}

const nameOfPair = (pair: string): string => {
  const [name = ''] = pair.split('=', 1);
  return name.includes('%') || name.includes('+') ? ([...new URLSearchParams(name).keys()][0] ?? name) : name;
};

/** Adds the parameters that have a value. */
export function appendParameters(query: string, parameters: readonly NamedValue[], scope: ConsumeScope): string {
  return parameters.reduce((text, { name, read }) => {
    const value = nullToMissing(read(scope));
    return value === undefined ? text : appendQuery(text, name, value);
  }, query);
}

/**
 * Adds a value to a query. A list repeats its name; an object is written as JSON. Source: specification 02, section
 * 9.3.
 */
function appendQuery(query: string, name: string, value: Value): string {
  const json = typeof value === 'object' ? asJson(value) : value;
  if (Array.isArray(json)) {
    return (json as readonly Json[]).reduce<string>(
      (text, item) => (item === null ? text : appendQuery(text, name, Array.isArray(item) ? writeJson(item) : item)),
      query,
    );
  }
  const pair = `${name}=${encodeQuery(asText(value))}`;
  return query === '' ? pair : `${query}&${pair}`;
}
