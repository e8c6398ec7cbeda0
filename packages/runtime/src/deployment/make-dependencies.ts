import { randomBytes } from 'node:crypto';
import { LogHub } from '../logs/log-hub.js';
import type { RunOptions } from '../run-options.js';
import { countWrongCredentials } from '../workers/count-wrong-credentials.js';
import { shareLogs } from '../workers/share-logs.js';
import { openSocket } from './listening-socket.js';
import type { RuntimeDependencies } from './runtime-dependencies.js';

/** Makes what all documents of a process share. */
export function makeDependencies(options: RunOptions): RuntimeDependencies {
  const logs = options.logs ?? new LogHub({ level: 'INFO', write: () => undefined, now: () => new Date() });
  // Ids consist of a random prefix for the process and a count, so that no random number is needed for each request.
  const prefix = randomBytes(5).toString('hex');
  let count = 0;
  const makeRequestId = (): string => {
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
  const { peers } = options;
  const wrongCredentials = countWrongCredentials(options.wrongCredentialsPerMinute, peers);
  const logControl = peers === undefined ? logs : shareLogs(logs, peers);
  return { options, logs, logControl, newRequestId: makeRequestId, wrongCredentials, openSocket };
}
