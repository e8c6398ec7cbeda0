import type { Origin, Text } from '../diagnostic/origin.js';
import type { Aggregate } from './aggregate.js';
import type { Bind } from './bind.js';
import type { Consume } from './consume.js';
import type { Expose } from './expose.js';
import type { TypeNames } from './type-names.js';

/** A parsed document. Spelling variants are normalised; strings that are interpreted later are a `Text`, which keeps their line. */
export interface Document {
  readonly version: Text;
  readonly kind: 'capability' | 'consumes';
  readonly info: Info;
  readonly binds: readonly Bind[];
  readonly consumes: readonly Consume[];
  readonly aggregates: readonly Aggregate[];
  readonly exposes: readonly Expose[];
  /**
   * Whether the JSON Schema of the specification accepts the document. A few constructs have another meaning in documents
   * that it rejects (specification 06, section 4, "Gate").
   */
  readonly conformant: boolean;
  /** The values of `type` that plug-ins served when the document was read, in addition to those of the format. */
  readonly extensions: TypeNames;
  readonly at: Origin;
}

export interface Info {
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
}
