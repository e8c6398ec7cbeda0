import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Origin, Text } from '../diagnostic/origin.js';
import type { ContentEntry } from './content.js';
import type { InputDeclaration } from './input.js';
import type { OutputDeclaration } from './output.js';
import type { Mapping, Step } from './step.js';

/** The common part of REST operations, MCP tools, MCP resources and aggregate functions. */
export interface Invocable {
  readonly name: Text | undefined;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly inputs: readonly InputDeclaration[];
  readonly action: Action;
  readonly with: readonly ContentEntry[];
  readonly outputs: readonly OutputDeclaration[];
  readonly at: Origin;
}

/** The mode that runs, after the precedence of modes (specification 03, section 1). */
export type Action =
  | { readonly kind: 'call'; readonly call: Text }
  | { readonly kind: 'steps'; readonly steps: readonly Step[]; readonly mappings: readonly Mapping[] }
  | { readonly kind: 'ref'; readonly ref: Text }
  | { readonly kind: 'mock' }
  /** Unreadable; already reported. */
  | { readonly kind: 'broken'; readonly reason: Diagnostic };
