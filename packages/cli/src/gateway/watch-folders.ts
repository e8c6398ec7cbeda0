import { watch, type FSWatcher } from 'node:fs';

/** Watches directories for any change in them. */
export interface FolderWatch {
  /** Watches exactly these directories. Returns whether it began to watch one. */
  follow(directories: Iterable<string>): boolean;
  close(): void;
}

interface FolderWatchOptions {
  /** Called once after changes, when none has followed for `settleMs`, or ten times that after the first one. */
  readonly onChange: () => void;
  readonly onError: (directory: string, reason: string) => void;
  readonly settleMs?: number;
}

/** Watches directories, not files, so that new files are seen. The caller finds what has changed by comparing the files. */
export function watchFolders({ onChange, onError, settleMs = 100 }: FolderWatchOptions): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let firstMs: number | undefined;
  const onEvent = (): void => {
    const now = performance.now();
    firstMs ??= now;
    clearTimeout(timer);
    // A file that is written all the time, such as a log, must not hide the changes of the others.
    timer = setTimeout(announce, Math.max(0, Math.min(settleMs, firstMs + 10 * settleMs - now)));
  };
  const announce = (): void => {
    firstMs = undefined;
    onChange();
  };
  const forget = (directory: string): void => {
    watchers.get(directory)?.close();
    watchers.delete(directory);
  };
  return {
    follow(directories) {
      const wanted = new Set(directories);
      let hasNew = false;
      for (const directory of watchers.keys()) if (!wanted.has(directory)) forget(directory);
      for (const directory of wanted) {
        if (watchers.has(directory)) continue;
        try {
          const watcher = watch(directory, { persistent: false }, onEvent);
          watcher.on('error', () => {
            forget(directory);
            onEvent();
          });
          watchers.set(directory, watcher);
          hasNew = true;
        } catch (cause) {
          const { code = String(cause) } = cause as NodeJS.ErrnoException;
          // Removed in the meantime. If its parent is watched, that reports it.
          if (code !== 'ENOENT') onError(directory, code);
        }
      }
      return hasNew;
    },
    close() {
      clearTimeout(timer);
      for (const directory of watchers.keys()) forget(directory);
    },
  };
}
