/** The limits of every server for its callers. */
export interface ServerLimits {
  /** Open connections; a further one is closed at once. */
  readonly connections: number;
  /** Requests that are answered at the same time, without streams that have no end; a further one is answered 503. */
  readonly requests: number;
  /**
   * The time in which the head of a request must arrive, and the time for its body, which is extended by one second for
   * each KiB that has arrived. A caller that reads nothing of its answer for three times as long is disconnected.
   */
  readonly receiveMs: number;
  /** The size of a head; a larger one is answered 431. */
  readonly headBytes: number;
  /** The number of headers; a request with more is answered 431. */
  readonly headers: number;
}

export const defaultServerLimits: ServerLimits = {
  connections: 4_096,
  requests: 1_024,
  receiveMs: 20_000,
  headBytes: 16 * 1024,
  headers: 100,
};
