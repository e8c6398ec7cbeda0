import type { Authentication } from './authentication.js';
import type { Consume, RequestBody } from './consume.js';
import type { Expose } from './expose.js';

/** The word that a block has as its `type`: the format's, or that of a plug-in. */
export const writtenTypeOf = (block: Expose | Consume | Authentication | RequestBody): string =>
  block.type === 'extension' || block.type === 'unknown' ? block.name.text : block.type;
