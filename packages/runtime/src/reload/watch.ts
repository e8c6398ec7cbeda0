import { watch, type FSWatcher } from 'node:fs';
import { directoriesOf, signaturesOf } from './watched-places.js';

/** Watches a changing set of files. */
export interface FileWatch {
  /**
   * Watches these files and no others. A file that was not watched before counts as changed if it changed after
   * `since`, the time at which the caller began to read the files.
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
 * Reports changes of files, whatever program makes them. It watches directories instead of files, because editors
 * replace a file by renaming another one, a missing file cannot be watched, and a link and its target can both change.
 * An event only triggers a comparison of the files.
 */
export function watchFiles(options: WatchOptions): FileWatch {
  return new DirectoryWatch(options);
}

interface WatchedDirectory {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

/** The number of attempts to watch directories that keep changing; the next event tries again. */
const maxAttempts = 10;

class DirectoryWatch implements FileWatch {
  readonly #options: WatchOptions;
  /** The signature of each file when a change was last reported, or when the file was first watched. */
  #known: ReadonlyMap<string, string> = new Map();
  /** The signatures at the last comparison, when they differ from the known ones. */
  #lastSignatures: ReadonlyMap<string, string> | undefined;
  readonly #directories = new Map<string, WatchedDirectory>();
  readonly #failing = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** Settles when the last comparison ends. Only one runs at a time. */
  #comparing: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  follow(files: readonly string[], since: Date): Promise<void> {
    this.#comparing = this.#comparing.then(async () => {
      const fresh = await signaturesOf(
        files.filter((file) => !this.#known.has(file)),
        since,
      );
      this.#known = new Map(files.map((file) => [file, this.#known.get(file) ?? fresh.get(file) ?? '']));
      this.#lastSignatures = undefined;
      await this.#watchPlaces();
      // Finds changes that were made before the watchers existed.
      this.#compareSoon();
    });
    return this.#comparing;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const directory of this.#directories.keys()) this.#removeDirectory(directory);
  }

  #compareSoon(): void {
    if (this.#isClosed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#comparing = this.#comparing.then(() => this.#compare());
    }, this.#options.settleMs ?? 100);
  }

  /**
   * Compares the files. A change is reported when a second comparison finds the same signatures, because a file may
   * still be incomplete at the first.
   */
  async #compare(): Promise<void> {
    await this.#watchPlaces();
    const now = await signaturesOf([...this.#known.keys()]);
    if (this.#isClosed) return;
    const seen = this.#lastSignatures;
    this.#lastSignatures = isSame(now, this.#known) ? undefined : now;
    if (this.#lastSignatures === undefined) return;
    if (seen === undefined || !isSame(now, seen)) return this.#compareSoon();
    this.#lastSignatures = undefined;
    this.#known = now;
    this.#options.onChange();
  }

  /** Watches the directories of the files. Repeats until no directory has changed since it was listed. */
  async #watchPlaces(): Promise<void> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
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
      const watcher = watch(directory, { persistent: false }, () => this.#compareSoon());
      this.#directories.set(directory, { watcher, identity });
      watcher.on('error', () => {
        this.#removeDirectory(directory);
        this.#compareSoon();
      });
    } catch (cause) {
      const { code = String(cause) } = cause as NodeJS.ErrnoException;
      // The directory was removed in the meantime. The next attempt finds its nearest existing ancestor.
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
