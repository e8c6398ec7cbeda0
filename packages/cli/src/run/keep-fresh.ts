import path from 'node:path';
import { ReloadQueue, watchFiles, type Log, type Running } from '@naftiko/runtime';

/** What keeps a run up to date with its documents. */
export interface Freshness {
  /** Reloads now, or once more after the reload that is under way. */
  request(): void;
  close(): Promise<void>;
}

interface Watching {
  /** Files beside the documents that matter: of variables. */
  readonly files: readonly string[];
  /** When reading what runs now began. */
  readonly since: Date;
}

/**
 * Reloads when asked and, when `watching`, whenever a file changes on which what runs depends. What is wrong with a new
 * version is logged, and the last good one keeps serving.
 */
export function keepFresh(running: Running, watching: Watching | undefined, log: Log): Freshness {
  const queue = new ReloadQueue(async () => {
    const since = new Date();
    try {
      await running.reload();
    } catch (cause) {
      log.error('reload failed; the last version keeps serving', { reason: String(cause) });
    }
    // Another version may name other files, a refused one too: mending them is what it waits for.
    await follow(since);
  });
  const watch =
    watching &&
    watchFiles({
      onChange: () => queue.request(),
      onError: (directory, reason) => log.warn('changes in a directory are not seen', { directory, reason }),
    });
  const follow = async (since: Date): Promise<void> =>
    watch?.follow([...running.capabilities.flatMap(({ files }) => files), ...(watching?.files ?? [])], since);
  // Not waited for: what changes meanwhile has changed since, and is seen.
  if (watching !== undefined) void follow(watching.since);
  return {
    request: () => queue.request(),
    close: () => {
      watch?.close();
      return queue.close();
    },
  };
}

/** Env files, where they are. */
export const envFilesIn = (files: readonly string[], workingDirectory: string): readonly string[] =>
  files.map((file) => path.resolve(workingDirectory, file));
