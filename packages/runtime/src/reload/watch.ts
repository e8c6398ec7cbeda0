import { watch, type FSWatcher } from 'node:fs';
import { directoriesOf, signaturesOf } from './watched-places.js';

/** Watches a changing set of files. */
export interface FileWatch {
  /**
   * Watches exactly these files. A new one counts as changed if it changed after `since`, the time at which its user
   * began to read it.
   */
  follow(files: readonly string[], since: Date): Promise<void>;
  close(): void;
}

export interface WatchOptions {
  /** Called when a file is changed, created or removed, and then unchanged for `settleMs`. */
  readonly onChange: () => void;
  /** Called once when a directory cannot be watched. */
  readonly onError: (directory: string, reason: string) => void;
  readonly settleMs?: number;
}

/**
 * Reports changes of files, however they are made. Watches directories rather than files, because editors replace a
 * file by renaming another one, a missing file cannot be watched, and a link and its target can both change. An event
 * only triggers a comparison of the files.
 */
export function watchFiles(options: WatchOptions): FileWatch {
  return new DirectoryWatch(options);
}

interface WatchedDirectory {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

/** The attempts for directories that keep changing, until the next event. */
const deadline = 10;

class DirectoryWatch implements FileWatch {
  readonly #options: WatchOptions;
  /** The state of each file when it was last reported, or first followed. */
  #known: ReadonlyMap<string, string> = new Map();
  /** The states at the last comparison, when they differ. */
  #seen: ReadonlyMap<string, string> | undefined;
  readonly #directories = new Map<string, WatchedDirectory>();
  readonly #failing = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** Comparisons run one at a time. */
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  follow(files: readonly string[], since: Date): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      const fresh = await signaturesOf(
        files.filter((file) => !this.#known.has(file)),
        since,
      );
      this.#known = new Map(files.map((file) => [file, this.#known.get(file) ?? fresh.get(file) ?? '']));
      this.#seen = undefined;
      await this.#watchPlaces();
      // Catches changes before the watchers existed.
      this.#lookSoon();
    });
    return this.#looking;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const directory of this.#directories.keys()) this.#removeDirectory(directory);
  }

  #lookSoon(): void {
    if (this.#isClosed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.#looking.then(() => this.#look());
    }, this.#options.settleMs ?? 100);
  }

  /**
   * Compares the files. A change is reported when a second comparison finds the same state, because a file may still be
   * incomplete at the first.
   */
  async #look(): Promise<void> {
    await this.#watchPlaces();
    const now = await signaturesOf([...this.#known.keys()]);
    if (this.#isClosed) return;
    const seen = this.#seen;
    this.#seen = isSame(now, this.#known) ? undefined : now;
    if (this.#seen === undefined) return;
    if (seen === undefined || !isSame(now, seen)) return this.#lookSoon();
    this.#seen = undefined;
    this.#known = now;
    this.#options.onChange();
  }

  /** Watches the directories of the files. Repeats when one has changed before its watcher existed. */
  async #watchPlaces(): Promise<void> {
    for (let attempt = 0; attempt < deadline; attempt += 1) {
      const wanted = await directoriesOf([...this.#known.keys()]);
      if (this.#isClosed) return;
      for (const [directory, { identity }] of this.#directories) {
        if (wanted.get(directory) !== identity) this.#removeDirectory(directory);
      }
      const unwatched = [...wanted].filter(([one]) => !this.#directories.has(one) && !this.#failing.has(one));
      if (unwatched.length === 0) return;
      for (const [directory, identity] of unwatched) this.#addDirectory(directory, identity);
    }
  }

  #addDirectory(directory: string, identity: string): void {
    try {
      const watcher = watch(directory, { persistent: false }, () => this.#lookSoon());
      this.#directories.set(directory, { watcher, identity });
      watcher.on('error', () => {
        this.#removeDirectory(directory);
        this.#lookSoon();
      });
    } catch (cause) {
      const { code = String(cause) } = cause as NodeJS.ErrnoException;
      // Removed in the meantime: the next attempt finds the remaining ones.
      if (code === 'ENOENT') return;
      this.#failing.add(directory);
      this.#options.onError(directory, code);
    }
  }

  #removeDirectory(directory: string): void {
    this.#directories.get(directory)?.watcher.close();
    this.#directories.delete(directory);
  }
}

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([file, signature]) => other.get(file) === signature);
