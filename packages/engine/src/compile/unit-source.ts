import type { InputDeclaration, Invocable } from '@naftiko/spec';
import type { CallSources } from './call-arguments.js';
import type { CallSite } from './call-index.js';
import type { Callable } from './capability-index.js';

/** A unit and where it stands. */
export interface UnitSource {
  readonly id: string;
  readonly surface: 'rest' | 'mcp';
  readonly namespace: string;
  readonly unit: Invocable;
  /** Declared inputs, outermost level first (a REST resource's before its operation's). */
  readonly declarations: readonly InputDeclaration[];
  /** Placeholders of the exposed path. */
  readonly placeholders: readonly string[];
  readonly site: CallSite;
}

/** The one call of a unit, and where its arguments come from. */
export interface SingleCall {
  readonly callable: Callable;
  readonly sources: CallSources;
}
