import type { Checked, RequestBody, Text } from '@naftiko/spec';
import type { Placeholder, Template } from '../expression/template.js';
import type { Result } from '../value/result.js';
import type { ConsumeScope } from './auth-scheme.js';

/** How the body of one operation is written; made at load by `prepare`. */
export interface BodyPlan {
  /** The content type when the document declares no `Content-Type` parameter; `undefined`: `encode` gives one for each body. */
  readonly contentType: string | undefined;
  /**
   * Whether a `Content-Type` parameter is ignored, because the encoder must set the content type: for a multipart body
   * it contains the boundary of the parts.
   */
  readonly fixedContentType: boolean;
  /**
   * Writes the body of one call; `undefined`: the call has no body. Fails with `unresolved` when a required value is
   * missing.
   */
  encode(scope: ConsumeScope): Result<EncodedBody | undefined>;
  /** The top-level members that the document defines. A caller's value of the same name is not added a second time. */
  readonly fields: readonly string[];
  /** Whether values without a declared place may be added as top-level members: true for JSON objects and forms. */
  readonly takesFields?: boolean;
}

export interface EncodedBody {
  readonly bytes: Uint8Array;
  /** Replaces `BodyPlan.contentType`. */
  readonly contentType?: string;
}

/**
 * Writes request bodies that the document defines, for one or several values of `body.type`. A `body` without `data` is
 * the caller's whole body, which the consume adapter passes on without an encoder.
 */
export interface BodyEncoder<Body extends RequestBody = RequestBody> {
  /** The values of `body.type` that it writes. */
  readonly types: readonly string[];
  /** Whether a `data` that is a single placeholder accepts an unread body (`Entity`) and sends its bytes unchanged. Absent: its
   * value is sent as text. */
  readonly takesEntity?: boolean;
  prepare(body: Body, kit: BodyKit): Checked<BodyPlan>;
}

/** What an encoder is given while it prepares a body. */
export interface BodyKit {
  /** `<namespace>.<operation>`, for failures. */
  readonly operation: string;
  /** `Document.conformant`. */
  readonly conformant: boolean;
  /** Compiles a text with placeholders. */
  template(text: Text): Checked<Template<ConsumeScope>>;
  /** Called for each placeholder that is not between quotes in a JSON text. Its value is then written as JSON, and a value that is
   * declared as a string is written with quotes. */
  noteUnquoted?(placeholder: Placeholder<ConsumeScope>): void;
}
