import type { Json, JsonObject } from '@naftiko/spec';

/** The members that have a value. */
export const withoutAbsent = (object: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(object).filter((member): member is [string, Json] => member[1] !== undefined));
