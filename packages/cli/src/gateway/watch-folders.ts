import { watch, type FSWatcher } from 'node:fs';

/** Watches directories for any change in them. */
export interface FolderWatch {
  /** Watches exactly these directories. */
  follow(directories: Iterable<string>): void;
  close(): void;
}

interface FolderWatchOptions {
  /** Called once after changes, when none has followed for `settleMs`. */
  readonly onChange: () => void;
  readonly onError: (directory: string, reason: string) => void;
  readonly settleMs?: number;
}

/** Watches directories, not files, so that new files are seen. What has changed is found by looking. */
export function watchFolders({ onChange, onError, settleMs = 100 }: FolderWatchOptions): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const onEvent = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  };
  const forget = (directory: string): void => {
    watchers.get(directory)?.close();
    watchers.delete(directory);
  };
  return {
    follow(directories) {
      const wanted = new Set(directories);
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
        } catch (cause) {
          const { code = String(cause) } = cause as NodeJS.ErrnoException;
          // Removed in the meantime: its parent reports that.
          if (code !== 'ENOENT') onError(directory, code);
        }
      }
    },
    close() {
      clearTimeout(timer);
      for (const directory of watchers.keys()) forget(directory);
    },
  };
}
