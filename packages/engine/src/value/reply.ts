import type { Json } from '@naftiko/spec';

/** Response headers that are passed on, lower case. */
export type RelayedHeaders = Readonly<Record<string, string>>;

/** The answer of an operation, before a wire's terms. */
export type Reply = RawReply | JsonReply;

/** An answer passed on byte for byte; an empty body is an answer without content. */
export interface RawReply {
  readonly kind: 'raw';
  readonly status: number;
  readonly body: Uint8Array;
  readonly contentType: string | undefined;
  readonly headers: RelayedHeaders;
  /** Made by an embedded upstream: JSON, whatever format the operation declares. */
  readonly isSample?: boolean;
}

/** An answer that was built or mapped here. */
export interface JsonReply {
  readonly kind: 'json';
  readonly status: number;
  readonly value: Json;
  readonly headers: RelayedHeaders;
  /** The declared paths, when none of them found anything: something for the log, never for callers. */
  readonly missed?: readonly string[];
}

/** Whether a status sends callers elsewhere; 304 is about what they have. Source: RFC 9110, section 15.4. */
export const isRedirect = (status: number): boolean => redirects.has(status);

const redirects: ReadonlySet<number> = new Set([300, 301, 302, 303, 307, 308]);
