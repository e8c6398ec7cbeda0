import type { LogHub } from '../logs/log-hub.js';
import type { RunOptions } from '../run-options.js';

/** What all capabilities of a process share. */
export interface RuntimeDependencies {
  readonly options: RunOptions;
  readonly logs: LogHub;
  readonly newRequestId: () => string;
}
