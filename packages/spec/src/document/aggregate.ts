import type { Origin, Text } from '../diagnostic/origin.js';
import type { Invocable } from './invocable.js';

/** An entry of `aggregates`: functions that routes and tools share by `ref`. */
export interface Aggregate {
  readonly namespace: Text;
  readonly label: string | undefined;
  readonly functions: readonly AggregateFunction[];
  readonly at: Origin;
}

/** One function of an aggregate; `ref: <namespace>.<name>` refers to it. */
export interface AggregateFunction extends Invocable {
  readonly name: Text;
  readonly semantics: Semantics | undefined;
}

/** What a function declares about its effects; MCP tools that refer to it derive their hints from this. */
export interface Semantics {
  readonly safe: boolean | undefined;
  readonly idempotent: boolean | undefined;
  readonly cacheable: boolean | undefined;
}
