import { isDeepStrictEqual } from 'node:util';
import type { OpenSurface } from './open-surface.js';

/** Which lists are not what they were. */
export interface ListChanges {
  readonly tools: boolean;
  readonly resources: boolean;
  readonly prompts: boolean;
}

/** What a reload changed in the lists of a server. Files that come and go below a directory are nobody's reload. */
export const changesBetween = (before: OpenSurface, now: OpenSurface): ListChanges => ({
  tools: !isDeepStrictEqual(before.tools.list, now.tools.list),
  resources: !isDeepStrictEqual(before.resources.facts, now.resources.facts),
  prompts: !isDeepStrictEqual(before.prompts.list, now.prompts.list),
});
