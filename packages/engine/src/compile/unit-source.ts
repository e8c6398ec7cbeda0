import type { InputDeclaration, Invocable } from '@naftiko/spec';
import type { CallSources } from './call-arguments.js';
import type { CallSite } from './call-index.js';
import type { Callable } from './capability-index.js';

/** A unit of the document, with everything that its compilation depends on. */
export interface UnitSource {
  readonly id: string;
  /** Which rules apply to its inputs: the rules of REST routes or of MCP tools. */
  readonly inputRules: 'rest' | 'mcp';
  readonly namespace: string;
  readonly unit: Invocable;
  /** Declared inputs, outermost level first (a REST resource's before its operation's). */
  readonly declarations: readonly InputDeclaration[];
  /** Placeholders of the exposed path. */
  readonly placeholders: readonly string[];
  /** Selects one of several consumed operations with the same name. */
  readonly site: CallSite;
}

/** The only call of a unit, with the sources of its arguments. */
export interface SingleCall {
  readonly callable: Callable;
  readonly sources: CallSources;
}
