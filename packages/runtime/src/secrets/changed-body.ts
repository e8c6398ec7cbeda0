import type { RelayedHeaders } from '@naftiko/engine';

/**
 * The headers of an answer whose body was changed, without its entity tag, its digests and its ranges: with these,
 * caches and downloads would mix both bodies. `Last-Modified` stays. The caller corrects the length and the encoding.
 */
export const withoutBodyHeaders = (headers: RelayedHeaders): RelayedHeaders =>
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
