import type { Checked, RequestBody, Text } from '@naftiko/spec';
import type { Placeholder, Template } from '../expression/template.js';
import type { Result } from '../value/result.js';
import type { ConsumeScope } from './auth-scheme.js';

/** A request body, planned. */
export interface BodyPlan {
  /** The content type without a header parameter for it; `undefined` when each body has its own. */
  readonly contentType: string | undefined;
  /** True when a `Content-Type` parameter may not replace it (multipart has its boundary there). */
  readonly fixedContentType: boolean;
  /** `undefined`: no body is sent. Fails with `unresolved` when a required value is missing. */
  encode(scope: ConsumeScope): Result<EncodedBody | undefined>;
  /** Names of top-level members that this body fills itself. */
  readonly fields: readonly string[];
  /** Whether members that no document declares can be added to it. */
  readonly takesFields?: boolean;
}

export interface EncodedBody {
  readonly bytes: Uint8Array;
  /** Overrides the plan's content type. */
  readonly contentType?: string;
}

/** Request bodies of some types (`body.type`) with content; whole-body passing is the consume adapter's. */
export interface BodyEncoder<Body extends RequestBody = RequestBody> {
  /** The words under `type` in documents. */
  readonly types: readonly string[];
  /** Whether a body that is one placeholder is the caller's, byte for byte; otherwise it is a text. */
  readonly takesEntity?: boolean;
  prepare(body: Body, kit: BodyKit): Checked<BodyPlan>;
}

export interface BodyKit {
  /** `<namespace>.<operation>`, for failures. */
  readonly operation: string;
  readonly conformant: boolean;
  template(text: Text): Checked<Template<ConsumeScope>>;
  /** Reports a value that stands in JSON without quotes: a value that is declared as a string stays one there. */
  noteUnquoted?(placeholder: Placeholder<ConsumeScope>): void;
}
