import type { RelayedHeaders } from '../value/reply.js';

/** A caller's request on its way to an upstream, untouched: no operation of the upstream is involved. */
export interface ForwardedRequest {
  /** Any; upper case. */
  readonly method: string;
  /** What comes after the base URI, percent-encoded as the caller wrote it; `undefined`: the base URI itself. */
  readonly path: string | undefined;
  /** As the caller wrote it, without the question mark. */
  readonly query: string;
  /** The caller's headers that the document trusts, and no others; names lower case, one value each. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ForwardedBody | undefined;
}

/** A body that is still arriving, and what describes it. */
export interface ForwardedBody {
  /** Read once, at the pace of whoever takes it; throws when the caller hangs up. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** `undefined`: it ends when it ends. */
  readonly lengthBytes: number | undefined;
  readonly contentType: string | undefined;
  /** How the bytes are compressed: they are passed on as they come. */
  readonly contentEncoding: string | undefined;
}

/** An upstream's answer, whatever its status, from its first byte on. */
export interface ForwardedReply {
  readonly status: number;
  /** What describes the body and how long it is, as it came. */
  readonly headers: RelayedHeaders;
  /** Throws when the upstream breaks off. Leaving it early hangs up on the upstream. */
  readonly body: AsyncIterable<Uint8Array>;
}
