import type { Authentication } from './authentication.js';
import type { Consume, RequestBody } from './consume.js';
import type { Expose } from './expose.js';

/** The `type` of a block as the document states it, for blocks of plug-ins too. */
export const declaredTypeOf = (block: Expose | Consume | Authentication | RequestBody): string =>
  block.type === 'extension' || block.type === 'unknown' ? block.name.text : block.type;
