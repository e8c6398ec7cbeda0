/** How many calls to an upstream may run or wait at the same time. */
export interface ConnectionLimits {
  /** Connections in use at the same time; a stream uses one until it ends. */
  readonly connections: number;
  /** Calls that wait for a connection, until their deadline; further ones fail at once. */
  readonly queue: number;
}

export const defaultConnectionLimits: ConnectionLimits = { connections: 128, queue: 1_024 };
