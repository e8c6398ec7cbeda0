import { randomInt } from 'node:crypto';
import { LogHub } from '../logs/log-hub.js';
import type { RunOptions } from '../run-options.js';
import { makeWrongCredentials } from '../workers/make-wrong-credentials.js';
import { shareLogs } from '../workers/share-logs.js';
import { openSocket } from './listening-socket.js';
import type { RuntimeDependencies } from './runtime-dependencies.js';

/** Makes what all documents of a process share. */
export function makeDependencies(options: RunOptions): RuntimeDependencies {
  const logs = options.logs ?? new LogHub({ level: 'INFO', write: () => undefined, now: () => new Date() });
  const { peers } = options;
  const wrongCredentials = makeWrongCredentials(options.wrongCredentialsPerMinute, peers);
  const logControl = peers === undefined ? logs : shareLogs(logs, peers);
  return { options, logs, logControl, newRequestId: makeRequestIds(), wrongCredentials, openSocket };
}

/** The number of ids with one prefix. */
const idsPerPrefix = 36 ** 4 - 1;

/**
 * Ids consist of a random prefix and a count, so that no random number is needed for each request. They have at most 12
 * characters: V8 keeps a longer sum of texts in two parts, and joins them when Node checks the header, which takes 1 µs.
 */
function makeRequestIds(): () => string {
  let prefix = '';
  let count = idsPerPrefix;
  return () => {
    if (count === idsPerPrefix) {
      const random = randomInt(36 ** 7).toString(36);
      prefix = `${random.padStart(7, '0')}-`;
      count = 0;
    }
    count += 1;
    return prefix + count.toString(36);
  };
}
