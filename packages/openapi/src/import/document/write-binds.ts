import type { JsonObject } from '@naftiko/spec';
import type { ImportedApi } from '../plan/imported-api.js';

/**
 * The binds of the credentials: each variable comes from an environment variable that is named after the API, because
 * several APIs of one process have a `BEARER_TOKEN`.
 */
export function writeBinds({ namespace, variables }: ImportedApi): readonly JsonObject[] {
  if (variables.length === 0) return [];
  const keys = variables.map((variable) => [variable, environmentNameOf(namespace, variable)]);
  return [{ namespace: `${namespace}-env`, keys: Object.fromEntries(keys) }];
}

/** `BOOK_CLUB_API_KEY` for the API `book-club-api` and its `API_KEY`. */
export const environmentNameOf = (namespace: string, variable: string): string => {
  const words = namespace
    .toUpperCase()
    .split('-')
    .filter((word) => word !== '');
  const isRepeated = words.at(-1) === variable.split('_')[0];
  const name = [...(isRepeated ? words.slice(0, -1) : words), variable].join('_');
  return /^[A-Z]/.test(name) ? name : `API_${name}`;
};
