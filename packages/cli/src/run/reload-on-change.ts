import { ReloadQueue, watchFiles, type Log, type Running } from '@naftiko/runtime';
import type { ConfigReader } from './config-reader.js';

/** Reloads a run when its documents change. */
export interface Freshness {
  /** Reloads now, or once more after the reload in progress. */
  request(): void;
  close(): Promise<void>;
}

interface Watching {
  /** The time at which reading the running version began. */
  readonly since: Date;
}

/**
 * Reloads on request and, when `watching`, whenever a file changes on which the run depends, the configuration file and
 * its env files included. Problems of a new version are logged, and the last good one keeps serving.
 */
export function keepFresh(
  running: Running,
  config: Pick<ConfigReader, 'files' | 'readAgain'>,
  watching: Watching | undefined,
  log: Log,
): Freshness {
  const queue = new ReloadQueue(async () => {
    const since = new Date();
    try {
      await running.reload(await config.readAgain(running.capabilities.map(({ planned }) => planned)));
    } catch (cause) {
      log.error('reload failed; the last version keeps serving', { reason: String(cause) });
    }
    // Another version may name other files, even a refused one, which may be repaired by a change of them.
    await follow(since);
  });
  const watch =
    watching &&
    watchFiles({
      onChange: () => queue.requestReload(),
      onError: (directory, reason) => log.warn('changes in a directory are not seen', { directory, reason }),
    });
  const follow = async (since: Date): Promise<void> =>
    watch?.follow([...running.capabilities.flatMap(({ files }) => files), ...config.files], since);
  // Not awaited: changes in the meantime are found by their time.
  if (watching !== undefined) void follow(watching.since);
  return {
    request: () => queue.requestReload(),
    close: () => {
      watch?.close();
      return queue.close();
    },
  };
}
