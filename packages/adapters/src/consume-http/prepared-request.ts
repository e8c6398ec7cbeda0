import type { ConsumedOperation } from '@naftiko/spec';
import type { ConsumeScope, Read, Template } from '@naftiko/engine';
import type { BodySource } from './body-source.js';
import type { Target } from './path-template.js';
import type { PreparedHeaders } from './prepared-headers.js';

/** A query parameter or a cookie; the name is encoded. */
export interface NamedValue {
  readonly name: string;
  readonly read: Read<ConsumeScope>;
}

/** Everything about a request that is known at load: what is left is to read values and to write them down. */
export interface PreparedRequest {
  /** `<namespace>.<operation>`, for failures. */
  readonly label: string;
  readonly method: string;
  readonly target: Target;
  readonly query: readonly NamedValue[];
  readonly headers: PreparedHeaders;
  readonly cookies: readonly NamedValue[];
  readonly body: BodySource;
  /** What the signer is given, in its order. */
  readonly credentials: readonly Template<ConsumeScope>[];
  readonly node: ConsumedOperation;
}
