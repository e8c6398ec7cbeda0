import type { Origin, Text } from '../diagnostic/origin.js';
import type { Aggregate } from './aggregate.js';
import type { Bind } from './bind.js';
import type { Consume } from './consume.js';
import type { Expose } from './expose.js';
import type { TypeWords } from './type-names.js';

/** A document of either kind, its dialect normalised; interpreted strings keep their place. */
export interface Document {
  readonly version: Text;
  readonly kind: 'capability' | 'consumes';
  readonly info: Info;
  readonly binds: readonly Bind[];
  readonly consumes: readonly Consume[];
  readonly aggregates: readonly Aggregate[];
  readonly exposes: readonly Expose[];
  /** Whether the published schema accepts it. Decides between the two meanings of a few constructs (06, section 4, "Gate"). */
  readonly conformant: boolean;
  /** The types of plug-ins it was read with, beside those of the format. */
  readonly extensions: TypeWords;
  readonly at: Origin;
}

export interface Info {
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
}
