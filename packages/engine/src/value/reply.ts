import type { Json } from '@naftiko/spec';
import type { LongBody } from './long-body.js';

/** Headers of an upstream's answer that are passed on; names lower case. */
export type RelayedHeaders = Readonly<Record<string, string>>;

/** The answer of an operation, independent of protocols. */
export type Reply = RawReply | JsonReply;

/** An answer passed on as bytes; an empty body is an answer without content. */
export interface RawReply {
  readonly kind: 'raw';
  readonly status: number;
  readonly body: Uint8Array;
  /** The same body in parts, for what sends it; `body` joins them. Only a long body may have it. */
  readonly longBody?: LongBody | undefined;
  readonly contentType: string | undefined;
  readonly headers: RelayedHeaders;
  /** Whether it is a sample (`--mock`), which is JSON for every declared format. */
  readonly isSample?: boolean;
}

/** An answer that is built or mapped. */
export interface JsonReply {
  readonly kind: 'json';
  readonly status: number;
  readonly value: Json;
  readonly headers: RelayedHeaders;
  /** The declared paths, when none of them selected anything: for the log, never for callers. */
  readonly missed?: readonly string[];
}

/** Whether an answer is a redirect, which is not the result of the call. Source: RFC 9110, section 15.4. */
export const isRedirect = (status: number): boolean => status >= 300 && status < 400;
