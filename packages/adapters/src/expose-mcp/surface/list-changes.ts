import { isDeepStrictEqual } from 'node:util';
import type { OpenSurface } from './open-surface.js';

/** Which lists have changed. */
export interface ListChanges {
  readonly tools: boolean;
  readonly resources: boolean;
  readonly prompts: boolean;
}

/** Compares the lists of a server before and after a reload. Files below a directory are not compared. */
export const compareSurfaces = (before: OpenSurface, now: OpenSurface): ListChanges => ({
  tools: !isDeepStrictEqual(before.tools.list, now.tools.list),
  resources: !isDeepStrictEqual(before.resources.listInputs, now.resources.listInputs),
  prompts: !isDeepStrictEqual(before.prompts.list, now.prompts.list),
});
