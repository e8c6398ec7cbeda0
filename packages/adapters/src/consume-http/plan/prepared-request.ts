import type { ConsumedOperation } from '@naftiko/spec';
import type { ConsumeScope, Read, Template } from '@naftiko/engine';
import type { BodySource } from '../request/body-source.js';
import type { Target } from './path-template.js';
import type { PreparedHeaders } from './prepared-headers.js';

/** A query parameter or a cookie; the name is encoded. */
export interface NamedValue {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
}

/** The parts of a request besides its address and its body. A forwarded request takes only these from the document. */
export interface RequestParts {
  /** `<namespace>.<operation>`, or the namespace alone; for failures. */
  readonly label: string;
  readonly query: readonly NamedValue[];
  readonly headers: PreparedHeaders;
  readonly cookies: readonly NamedValue[];
  /** The templates of the credentials, in the signer's order. */
  readonly credentials: readonly Template<ConsumeScope>[];
}

/** Everything about a request that is known at load. For a call, only the values are read and written. */
export interface PreparedRequest extends RequestParts {
  readonly method: string;
  readonly target: Target;
  readonly body: BodySource;
  readonly node: ConsumedOperation;
}
