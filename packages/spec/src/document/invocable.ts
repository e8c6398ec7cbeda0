import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { Origin, Text } from '../diagnostic/origin.js';
import type { ContentEntry } from './content.js';
import type { InputDeclaration } from './input.js';
import type { OutputDeclaration } from './output.js';
import type { Mapping, Step } from './step.js';

/** What a REST operation, an MCP tool, an MCP resource and an aggregate function have in common. */
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

/** What runs. The parser has applied the precedence of the modes (specification 03, section 1). */
export type Action =
  | { readonly kind: 'call'; readonly call: Text }
  | { readonly kind: 'steps'; readonly steps: readonly Step[]; readonly mappings: readonly Mapping[] }
  | { readonly kind: 'ref'; readonly ref: Text }
  | { readonly kind: 'mock' }
  /** Written so that it cannot be read; already noted. */
  | { readonly kind: 'broken'; readonly reason: Diagnostic };
