import { isDeepStrictEqual } from 'node:util';
import type { OpenSurface } from './open-surface.js';

/** Which lists have changed. */
export interface ListChanges {
  readonly tools: boolean;
  readonly resources: boolean;
  readonly prompts: boolean;
}

/** What a reload changed in the lists of a server. Changes of files below a directory are not compared. */
export const compareSurfaces = (before: OpenSurface, now: OpenSurface): ListChanges => ({
  tools: !isDeepStrictEqual(before.tools.list, now.tools.list),
  resources: !isDeepStrictEqual(before.resources.listInputs, now.resources.listInputs),
  prompts: !isDeepStrictEqual(before.prompts.list, now.prompts.list),
});
