import type { Json, JsonObject } from '@naftiko/spec';

/** `Array.isArray`, which does not narrow read-only lists. */
export const isList = (node: Json | undefined): node is readonly Json[] => Array.isArray(node);

/** A JSON object: neither a list nor null. */
export const isObject = (node: Json | undefined): node is JsonObject =>
  typeof node === 'object' && node !== null && !Array.isArray(node);
