import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';

/** Files that are being watched. */
export interface FileWatch {
  /** Watches these from now on, and no others. Settles when a change of any of them would be noticed. */
  follow(files: readonly string[]): Promise<void>;
  close(): void;
}

/** Editors write in several steps; what follows within this time is one change. */
const settlingMs = 100;

/**
 * Tells when files change: when they are written, replaced by another file of their name, removed or made.
 *
 * Directories are watched and not files, because editors and mounted volumes put another file in the place of the old
 * one, and a watch would stay with that. What the files are is compared then: a directory also speaks of others.
 */
export function watchFiles(onChange: () => void): FileWatch {
  const watchers = new Map<string, FSWatcher>();
  let files: readonly string[] = [];
  let known = new Map<string, string>();
  let settling: NodeJS.Timeout | undefined;
  let isClosed = false;

  const look = async (): Promise<void> => {
    const seen = await signatures(files);
    const isChanged = [...seen].some(([file, signature]) => known.has(file) && known.get(file) !== signature);
    known = seen;
    if (isChanged && !isClosed) onChange();
  };
  const notice = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => void look(), settlingMs);
  };
  const open = (directory: string): void => {
    try {
      const watcher = watch(directory, { persistent: false }, notice);
      const forget = (): void => void (watchers.get(directory) === watcher && watchers.delete(directory));
      watcher.on('error', forget).on('close', forget);
      watchers.set(directory, watcher);
    } catch {
      // A directory that is not there cannot be watched; the next change of another file tries again.
    }
  };

  return {
    async follow(wanted) {
      if (isClosed) return;
      files = wanted;
      const directories = new Set(wanted.map((file) => path.dirname(file)));
      for (const [directory, watcher] of watchers) if (!directories.has(directory)) watcher.close();
      for (const directory of directories) if (!watchers.has(directory)) open(directory);
      const seen = await signatures(wanted);
      // What was known of a file stays known: it may have changed while a reload was under way.
      known = new Map([...seen].map(([file, signature]) => [file, known.get(file) ?? signature]));
      notice();
    },
    close() {
      isClosed = true;
      clearTimeout(settling);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

/** What tells one content of a file from the next, without reading it. */
const signatures = async (files: readonly string[]): Promise<Map<string, string>> =>
  new Map(await Promise.all(files.map(async (file) => [file, await signatureOf(file)] as const)));

async function signatureOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return 'absent';
  }
}
