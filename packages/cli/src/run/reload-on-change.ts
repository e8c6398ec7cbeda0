import { ReloadQueue, watchFiles, type Log, type Running } from '@naftiko/runtime';
import type { ConfigReader } from './config-reader.js';

/** Reloads a run on request. */
export interface Reloader {
  /** Reloads now, or once more after the reload in progress. */
  request(): void;
  close(): Promise<void>;
}

interface Watching {
  /** When reading the running version began: later changes of its files cause a reload. */
  readonly since: Date;
}

/**
 * Reloads on request and, when `watching`, whenever a file changes on which the run depends, the configuration file and
 * its env files included. Problems of a new version are logged, and the last good one keeps serving.
 */
export function startReloader(
  running: Running,
  config: Pick<ConfigReader, 'files' | 'readAgain'>,
  watching: Watching | undefined,
  log: Log,
): Reloader {
  const queue = new ReloadQueue(async () => {
    const since = new Date();
    try {
      await running.reload(await config.readAgain(running.capabilities.map(({ planned }) => planned)));
    } catch (cause) {
      log.error('reload failed; the last version keeps serving', { reason: String(cause) });
    }
    // The new version may depend on other files. That applies to a refused version too: a change of one may repair it.
    await follow(since);
  });
  const watch =
    watching &&
    watchFiles({
      onChange: () => queue.requestReload(),
      onError: (directory, reason) => log.warn('changes in a directory are not noticed', { directory, reason }),
    });
  const follow = async (since: Date): Promise<void> =>
    watch?.follow([...running.capabilities.flatMap(({ files }) => files), ...config.files], since);
  // Not awaited: changes before the watch begins are found by their modification time.
  if (watching !== undefined) void follow(watching.since);
  return {
    request: () => queue.requestReload(),
    close: () => {
      watch?.close();
      return queue.close();
    },
  };
}
