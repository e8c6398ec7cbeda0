import type { Reply } from './reply.js';

/** One problem of the inputs of a request. */
export interface InputIssue {
  readonly input: string;
  /** A sentence without the name: "is required", "must be an integer". */
  readonly problem: string;
}

/** Why a request cannot be answered, as data: a code with details. Each expose adapter maps codes to its protocol. */
export type Failure = FailureCause & {
  /** The step of an orchestration that failed. */
  readonly step?: string;
};

export type FailureCause =
  /** The inputs of the caller are invalid. */
  | { readonly code: 'input-invalid'; readonly issues: readonly InputIssue[] }
  /** The body of the caller does not match its content type. */
  | { readonly code: 'body-malformed'; readonly reason: string }
  /** A placeholder of the upstream request has no value; nothing was sent. */
  | {
      readonly code: 'unresolved';
      readonly operation: string;
      readonly names: readonly string[];
      readonly place: string;
    }
  /** A value is not allowed at its place in the upstream request ("..", a line break, an empty segment); nothing was sent. */
  | { readonly code: 'value-refused'; readonly operation: string; readonly name: string; readonly reason: string }
  /** The unit is broken in the document. */
  | {
      readonly code: 'unavailable';
      readonly kind: string;
      readonly pointer: string;
      readonly reason: string;
      readonly hint?: string;
    }
  /** The upstream answered with a status of 400 or above, or a step received a redirect. */
  | { readonly code: 'upstream-status'; readonly namespace: string; readonly reply: Reply }
  | { readonly code: 'upstream-unreachable'; readonly namespace: string; readonly reason: string }
  | {
      readonly code: 'upstream-timeout';
      readonly namespace: string;
      readonly timeoutMs: number;
      /** Set when the request was not sent, because all connections (this number) were in use until the timeout. */
      readonly busyConnections?: number;
    }
  /** All connections to the upstream are in use, and too many calls wait for one; nothing was sent. */
  | { readonly code: 'upstream-busy'; readonly namespace: string; readonly connections: number }
  | { readonly code: 'upstream-too-large'; readonly namespace: string; readonly limitBytes: number }
  /** The answer does not have its declared format; `excerpt` contains its first 200 characters. */
  | {
      readonly code: 'decode-failed';
      readonly format: string;
      readonly reason: string;
      readonly excerpt: string;
      /** The limit that ended the decoding; `reason` describes it. */
      readonly exceeded?: DecodeLimit;
    }
  | { readonly code: 'lookup-failed'; readonly reason: string }
  | { readonly code: 'script-failed'; readonly reason: string }
  | { readonly code: 'nothing-to-answer' }
  | { readonly code: 'cancelled' }
  /** An unexpected exception in this program. The log line with the same incident id contains the details. */
  | { readonly code: 'internal'; readonly incident: string };

export type FailureCode = Failure['code'];

/**
 * A limit of decoding: the time and memory that it takes, the size of the decoded value, the time to wait for a free
 * thread.
 */
export type DecodeLimit = 'time' | 'memory' | 'size' | 'wait';
