import type { Door } from './generation.js';
import type { MountedEntry } from '../mount/expose-adapter.js';
import { urlOf } from './seat.js';

/** Where something is exposed, for banners and for those who embed this. */
export interface OpenExpose {
  readonly namespace: string;
  readonly type: string;
  /** `undefined` on stdio. */
  readonly url: string | undefined;
  readonly unit: string;
  readonly serves: number;
  /** `POST /v1/things`, for banners. */
  readonly routes: readonly string[];
  /** What is served beside operations; nothing that is broken. */
  readonly entries: readonly MountedEntry[];
}

export const describeDoor = (door: Door): OpenExpose => ({
  namespace: door.plan.namespace,
  type: door.plan.type,
  url: door.kind === 'http' ? urlOf(door.seat) + door.plan.entryPath : undefined,
  unit: door.plan.unit,
  serves: door.plan.serves,
  routes: door.kind === 'http' ? door.plan.routes : [],
  entries: (door.plan.entries ?? []).filter(({ broken }) => broken === undefined),
});
