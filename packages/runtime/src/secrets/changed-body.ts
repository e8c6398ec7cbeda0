import type { RelayedHeaders } from '@naftiko/engine';

/**
 * The headers of an answer whose body was changed, without those that describe the bytes of the body before: its
 * validator, its digests, its ranges. They would make caches and downloads mix both.
 */
export const withoutDigests = (headers: RelayedHeaders): RelayedHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !describing.has(name.toLowerCase())));

const describing: ReadonlySet<string> = new Set([
  'etag',
  'digest',
  'content-digest',
  'repr-digest',
  'content-md5',
  'accept-ranges',
  'content-range',
]);
