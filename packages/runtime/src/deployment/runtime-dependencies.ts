import type { LogControl } from '../logs/log-control.js';
import type { LogHub } from '../logs/log-hub.js';
import type { WrongCredentials } from '../mount/wrong-credentials.js';
import type { RunOptions } from '../run-options.js';
import type { openSocket } from './listening-socket.js';

/** The shared dependencies of all capabilities of a process. */
export interface RuntimeDependencies {
  readonly options: RunOptions;
  readonly logs: LogHub;
  /** The levels and readers of the logs, in all processes that serve the documents. */
  readonly logControl: LogControl;
  readonly newRequestId: () => string;
  /** The counts of wrong credentials, shared by all documents and kept across reloads. */
  readonly wrongCredentials: WrongCredentials;
  /** Opens the socket of an adapter; a gateway gives each one a branch of its own socket instead. */
  readonly openSocket: typeof openSocket;
}
