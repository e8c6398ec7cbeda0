import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Observation } from '@naftiko/engine';
import type { ServedRequest } from '@naftiko/runtime';

/** A request with its route. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without the question mark. */
  readonly query: string;
  /** The captured texts, in the order of the path's placeholders. */
  readonly captured: readonly string[];
  /** The same texts as the caller sent them. */
  readonly raw: readonly string[];
  /** The span of the request; `undefined` without telemetry. */
  readonly observed: Observation | undefined;
  /** Its id for log lines, its end, and the record of its failure. */
  readonly served: Pick<ServedRequest, 'id' | 'signal' | 'cancellation' | 'recordFailed'>;
}

/** Answers a request, and records the failure that it answers. */
export type Serve = (routed: RoutedRequest) => Promise<void> | void;

/** Picks the request headers that are forwarded upstream. */
export type PickHeaders = (request: IncomingMessage) => readonly (readonly [string, string])[];

/** Whether a request has a body. */
export const carriesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
