import { ReloadQueue, watchFiles, type Log, type Running } from '@naftiko/runtime';
import type { WorkerLink } from '../workers/join-workers.js';
import { makeReloadHandlers } from '../workers/reload-handlers.js';
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
 * its env files included. Problems of a new version are logged, and the last good one keeps serving. With a `link`, all
 * workers reload.
 */
export function startReloader(
  running: Running,
  config: Pick<ConfigReader, 'files' | 'readAgain'>,
  watching: Watching | undefined,
  log: Log,
  link?: WorkerLink,
): Reloader {
  const reload = async (): Promise<void> => {
    const since = new Date();
    try {
      await running.reload(await readOptions());
    } catch (cause) {
      log.error('reload failed; the last version keeps serving', { reason: String(cause) });
    }
    // The new version may depend on other files. That applies to a refused version too: a change of one may repair it.
    await follow(since);
  };
  const readOptions = () => config.readAgain(running.capabilities.map(({ planned }) => planned));
  const queue = new ReloadQueue(() => link?.primary.call('reloadAll', undefined) ?? reload());
  const watch =
    watching &&
    watchFiles({
      onChange: () => {
        if (link?.leads !== false) queue.requestReload();
      },
      onError: (directory, reason) => log.warn('changes in a directory are not noticed', { directory, reason }),
    });
  const follow = async (since: Date): Promise<void> =>
    watch?.follow([...running.capabilities.flatMap(({ files }) => files), ...config.files], since);
  // Not awaited: changes before the watch begins are found by their modification time.
  if (watching !== undefined) void follow(watching.since);
  link?.handle(makeReloadHandlers(running, { reload, readOptions, follow }));
  return {
    request: () => queue.requestReload(),
    close: () => {
      watch?.close();
      return queue.close();
    },
  };
}
