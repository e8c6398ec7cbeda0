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

/**
 * What a unit does. When a document gives several (`ref`, `steps`, `call`), the precedence of specification 03, section
 * 1, decides.
 */
export type Action =
  | { readonly kind: 'call'; readonly call: Text }
  | { readonly kind: 'steps'; readonly steps: readonly Step[]; readonly mappings: readonly Mapping[] }
  | { readonly kind: 'ref'; readonly ref: Text }
  | { readonly kind: 'mock' }
  /** It cannot be read; `reason` is among the diagnostics. */
  | { readonly kind: 'broken'; readonly reason: Diagnostic };
