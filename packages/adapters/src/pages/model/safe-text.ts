import { isExactNumber } from '@naftiko/spec';

/**
 * Copies a model for a page: secrets are removed from every text, and characters that change the direction of others, or
 * do not print, are written as escapes. Markup needs no care here, because templates escape it.
 */
export function makeSafe<Model>(model: Model, hide: (text: string) => string): Model {
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return showControls(hide(value));
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null || isExactNumber(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  };
  return copy(model) as Model;
}

/** Writes control characters and bidirectional formatting characters as `\u202e`. Source: Unicode TR 9, section 2. */
export const showControls = (text: string): string =>
  text.replaceAll(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

// eslint-disable-next-line no-control-regex -- these are the characters that are made visible
const hidden = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** At most so many characters, with an ellipsis where some are missing. */
export const shorten = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
