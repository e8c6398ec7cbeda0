import { rules, type ChangeCode, type Impact } from './rules.js';
import type { Where } from './surface.js';

/** One difference between two versions of a document, as callers or operators meet it. */
export interface Change {
  readonly code: ChangeCode;
  readonly impact: Impact;
  /** One sentence. */
  readonly message: string;
  /** Where it stands in the earlier version; `undefined`: it is not there. */
  readonly old: Where | undefined;
  /** Where it stands in the later version; `undefined`: it is not there. */
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

/** The unit that a change is about, for its sentence and its places. */
export interface Subject {
  readonly name: string;
  readonly places: Pick<Change, 'old' | 'new'>;
}
