import path from 'node:path';
import { ReloadQueue, watchFiles, type Log, type Running } from '@naftiko/runtime';

/** Reloads a run on request. */
export interface Freshness {
  /** Reloads now, or once more after the reload in progress. */
  request(): void;
  close(): Promise<void>;
}

interface Watching {
  /** Further files to watch: env files. */
  readonly files: readonly string[];
  /** When reading the running version began: later changes of its files cause a reload. */
  readonly since: Date;
}

/**
 * Reloads on request and, when `watching`, whenever a file changes on which the run depends. Problems of a new version
 * are logged, and the last good one keeps serving.
 */
export function keepFresh(running: Running, watching: Watching | undefined, log: Log): Freshness {
  const queue = new ReloadQueue(async () => {
    const since = new Date();
    try {
      await running.reload();
    } catch (cause) {
      log.error('reload failed; the last version keeps serving', { reason: String(cause) });
    }
    // Another version may depend on other files, even a refused one, which a change of them may repair.
    await follow(since);
  });
  const watch =
    watching &&
    watchFiles({
      onChange: () => queue.requestReload(),
      onError: (directory, reason) => log.warn('changes in a directory are not seen', { directory, reason }),
    });
  const follow = async (since: Date): Promise<void> =>
    watch?.follow([...running.capabilities.flatMap(({ files }) => files), ...(watching?.files ?? [])], since);
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

/** The absolute paths of env files. */
export const resolveEnvFiles = (files: readonly string[], workingDirectory: string): readonly string[] =>
  files.map((file) => path.resolve(workingDirectory, file));
