import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure, Observation } from '@naftiko/engine';
import type { ServedRequest } from '@naftiko/runtime';

/** A request on its route. */
export interface RoutedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without the question mark. */
  readonly query: string;
  /** The texts of the placeholders, in the order of the path. */
  readonly captured: readonly string[];
  /** The same as the caller wrote them. */
  readonly raw: readonly string[];
  /** What is done for it is a part of this, where somebody watches. */
  readonly observed: Observation | undefined;
  /** Its id for log lines, and its end. */
  readonly served: Pick<ServedRequest, 'id' | 'signal'>;
}

/** Answers a request; yields the failure that was answered, for the log. */
export type Serve = (routed: RoutedRequest) => Promise<Failure | undefined>;

/** Picks the caller headers that go upstream. */
export type PickHeaders = (request: IncomingMessage) => readonly (readonly [string, string])[];

/** Whether a body follows the head of a request. */
export const carriesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
