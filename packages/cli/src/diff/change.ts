import { rules, type ChangeCode, type Impact } from './rules.js';
import type { Where } from './surface.js';

/** One difference between two versions of a document that affects callers or operators. */
export interface Change {
  readonly code: ChangeCode;
  readonly impact: Impact;
  /** One sentence. */
  readonly message: string;
  /** The place in the earlier version; `undefined`: the earlier version does not have it. */
  readonly old: Where | undefined;
  /** The place in the later version; `undefined`: the later version does not have it. */
  readonly new: Where | undefined;
}

interface Places {
  readonly old?: Where | undefined;
  readonly new?: Where | undefined;
}

/** Builds a change; its impact is that of its code. */
export const makeChange = (code: ChangeCode, message: string, places: Places = {}): Change => ({
  code,
  impact: rules[code].impact,
  message,
  old: places.old,
  new: places.new,
});

/** What a change is about: the name for the message, and the places in both versions. */
export interface Subject {
  readonly name: string;
  readonly places: Pick<Change, 'old' | 'new'>;
}
