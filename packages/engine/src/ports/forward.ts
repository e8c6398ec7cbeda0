import type { RelayedHeaders } from '../value/reply.js';

/** A caller's request that is forwarded to an upstream unchanged, without an operation. */
export interface ForwardedRequest {
  /** Any method, in upper case. */
  readonly method: string;
  /** The path after the base URI, percent-encoded as the caller wrote it; `undefined`: the base URI itself. */
  readonly path: string | undefined;
  /** As the caller wrote it, without the question mark. */
  readonly query: string;
  /** Only the caller's headers that the document lists as trusted; names lower case, one value each. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ForwardedBody | undefined;
}

/** A streamed body with its description. */
export interface ForwardedBody {
  /** Read once, at the pace of the reader; throws when the caller disconnects. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** `undefined`: the length is unknown. */
  readonly lengthBytes: number | undefined;
  readonly contentType: string | undefined;
  /** The compression of the bytes, which are passed on unchanged. */
  readonly contentEncoding: string | undefined;
}

/** An answer of an upstream, of any status, with a streamed body. */
export interface ForwardedReply {
  readonly status: number;
  /** The headers that describe the body and its length, and those that the forward relays. */
  readonly headers: RelayedHeaders;
  /** Throws when the upstream disconnects. Ending the iteration early closes the connection to the upstream. */
  readonly body: AsyncIterable<Uint8Array>;
}
