import type { RelayedHeaders } from '@naftiko/engine';

/**
 * The headers of an answer whose body was changed, without the headers that describe the bytes of the original body
 * (validator, digests, ranges). With these, caches and downloads would mix both bodies.
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
