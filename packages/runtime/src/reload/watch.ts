import { watch, type FSWatcher } from 'node:fs';
import { directoriesOf, signaturesOf } from './watched-places.js';

/** Files under watch. */
export interface FileWatch {
  /**
   * Watches these files and no others. One that was not watched before counts as changed if it changed after `since`:
   * when whoever uses it began to read it.
   */
  follow(files: readonly string[], since: Date): Promise<void>;
  close(): void;
}

export interface WatchOptions {
  /** A file has another content, has come or has gone, and has been left alone for `settleMs` since. */
  readonly onChange: () => void;
  /** Changes in this directory will not be seen; said once. */
  readonly onError: (directory: string, reason: string) => void;
  readonly settleMs?: number;
}

/**
 * Tells when files change, however they are changed.
 *
 * What is watched is directories: a file that an editor replaces by renaming another is, for the system, another file;
 * one that is not there cannot be watched at all; of a link, both ends matter. An event only says when to look. What
 * counts is whether the file found under the name is still the same.
 */
export function watchFiles(options: WatchOptions): FileWatch {
  return new DirectoryWatch(options);
}

interface WatchedDirectory {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

/** Directories that come and go all the time are given up until the next event. */
const deadline = 10;

class DirectoryWatch implements FileWatch {
  readonly #options: WatchOptions;
  /** What each file was when it was last reported, or first followed. */
  #known: ReadonlyMap<string, string> = new Map();
  /** What they were at the last look, when that was something else. */
  #seen: ReadonlyMap<string, string> | undefined;
  readonly #directories = new Map<string, WatchedDirectory>();
  readonly #failing = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** One look at a time. */
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
      await this.#arm();
      // For what happened before the watchers were there.
      this.#lookSoon();
    });
    return this.#looking;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const directory of this.#directories.keys()) this.#leave(directory);
  }

  #lookSoon(): void {
    if (this.#isClosed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.#looking.then(() => this.#look());
    }, this.#options.settleMs ?? 100);
  }

  /** Reports a change that was there at the last look already: what is still being written would be half a file. */
  async #look(): Promise<void> {
    await this.#arm();
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

  /** Watches the directories that matter now; again, until none has come or gone before its watcher was there. */
  async #arm(): Promise<void> {
    for (let attempt = 0; attempt < deadline; attempt += 1) {
      const wanted = await directoriesOf([...this.#known.keys()]);
      if (this.#isClosed) return;
      for (const [directory, { identity }] of this.#directories) {
        if (wanted.get(directory) !== identity) this.#leave(directory);
      }
      const unwatched = [...wanted].filter(([one]) => !this.#directories.has(one) && !this.#failing.has(one));
      if (unwatched.length === 0) return;
      for (const [directory, identity] of unwatched) this.#enter(directory, identity);
    }
  }

  #enter(directory: string, identity: string): void {
    try {
      const watcher = watch(directory, { persistent: false }, () => this.#lookSoon());
      this.#directories.set(directory, { watcher, identity });
      watcher.on('error', () => {
        this.#leave(directory);
        this.#lookSoon();
      });
    } catch (cause) {
      const { code = String(cause) } = cause as NodeJS.ErrnoException;
      // Gone since it was found: the next attempt finds what is left.
      if (code === 'ENOENT') return;
      this.#failing.add(directory);
      this.#options.onError(directory, code);
    }
  }

  #leave(directory: string): void {
    this.#directories.get(directory)?.watcher.close();
    this.#directories.delete(directory);
  }
}

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([file, signature]) => other.get(file) === signature);
