import type { Origin, Text } from '../diagnostic/origin.js';
import type { Invocable } from './invocable.js';

export interface Aggregate {
  readonly namespace: Text;
  readonly label: string | undefined;
  readonly functions: readonly AggregateFunction[];
  readonly at: Origin;
}

export interface AggregateFunction extends Invocable {
  readonly name: Text;
  readonly semantics: Semantics | undefined;
}

export interface Semantics {
  readonly safe: boolean | undefined;
  readonly idempotent: boolean | undefined;
  readonly cacheable: boolean | undefined;
}
