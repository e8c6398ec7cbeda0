import type { Checked, Text } from '@naftiko/spec';
import type { Read, Scope } from './scope.js';

/** What a name may mean at one place of a document. */
export interface Names<S = Scope> {
  /** The reader a name becomes; not ok (`unknown-name`) when nothing can ever provide it. */
  resolve(name: string, at: Text['at']): Checked<Read<S>>;
}
