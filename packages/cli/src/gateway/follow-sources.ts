import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ReloadQueue, type DocumentSource, type Gateway, type Log, type RunOptions } from '@naftiko/runtime';
import { globBaseOf, isGlob } from '../input/glob.js';
import { findDirectoriesBelow } from '../input/select-files.js';
import type { Reloader } from '../run/reload-on-change.js';
import { findSources } from './find-sources.js';
import { watchFolders } from './watch-folders.js';

/** The configuration file of a gateway. */
export interface FollowedConfiguration {
  /** The file and its env files. */
  files(): readonly string[];
  /** Applies what has changed. */
  apply(sources: readonly DocumentSource[]): Promise<void>;
  /** When reading the version in force began. */
  readonly since: Date;
}

/** What a gateway follows. */
export interface Following {
  readonly gateway: Gateway;
  readonly paths: readonly string[];
  readonly options: RunOptions;
  /** Files with values, besides the documents. */
  readonly envFiles: readonly string[];
  readonly configuration: FollowedConfiguration;
  /** Whether changes of files are followed; otherwise the documents are only read again on request. */
  readonly isWatching: boolean;
  readonly log: Log;
}

/** Keeps a gateway in step with its folders: new, changed and removed documents, and the files that they depend on. */
export function followSources(following: Following): Reloader {
  const { gateway, paths, options, envFiles, configuration, isWatching, log } = following;
  const { workingDirectory } = options;
  let known: ReadonlyMap<string, string> | undefined;

  const look = async (): Promise<void> => {
    await follow([]);
    let sources = await findAll(paths, workingDirectory, log);
    // Files that were written into a new directory before it was watched have caused no event.
    while (await follow(sources)) sources = await findAll(paths, workingDirectory, log);
    const now = await readFingerprints([
      ...sources.map(({ file }) => file),
      ...gateway.capabilities.reads(),
      ...envFiles,
      ...configuration.files(),
    ]);
    const before = known ?? withoutLater(now, configuration);
    known = now;
    const changed = new Set([...now.keys(), ...before.keys()].filter((file) => before.get(file) !== now.get(file)));
    if (configuration.files().some((file) => changed.has(file))) await configuration.apply(sources);
    const environment = envFiles.some((file) => changed.has(file)) ? await options.rereadEnvironment?.() : undefined;
    await gateway.capabilities.update(sources, changed, environment);
    await gateway.refreshTools();
    if (changed.size > 0) {
      log.info('files changed', { files: changed.size, ...Object.fromEntries(gateway.capabilities.count()) });
    }
    // Planning finds further files that documents depend on.
    const reads = gateway.capabilities.reads().filter((file) => !now.has(file));
    if (reads.length === 0) return;
    await follow(sources);
    known = new Map([...now, ...(await readFingerprints(reads))]);
  };

  const readFingerprints = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> =>
    new Map(await Promise.all([...new Set(files)].map(async (file) => [file, await fingerprintOf(file)] as const)));

  /** The time of change, size and inode; empty for a missing file. */
  const fingerprintOf = async (file: string): Promise<string> => {
    try {
      const { mtimeMs, size, ino } = await stat(path.resolve(workingDirectory, file));
      return `${mtimeMs} ${size} ${ino}`;
    } catch {
      return '';
    }
  };

  const queue = new ReloadQueue(() =>
    look().catch((cause: unknown) => log.error('changes not applied', { reason: String(cause) })),
  );
  const watching = isWatching
    ? watchFolders({
        onChange: () => queue.requestReload(),
        onError: (directory, reason) => log.warn('changes in a directory are not seen', { directory, reason }),
      })
    : undefined;
  const follow = async (sources: readonly DocumentSource[]): Promise<boolean> => {
    if (watching === undefined) return false;
    const files = [
      ...sources.map(({ file }) => file),
      ...gateway.capabilities.reads(),
      ...envFiles,
      ...configuration.files(),
    ];
    const places = paths.flatMap((named) => (isGlob(named) ? [named, globBaseOf(named)] : [named]));
    const below = await Promise.all(places.map((place) => findDirectoriesBelow(path.resolve(workingDirectory, place))));
    return watching.follow(
      new Set([...below.flat(), ...files.map((file) => path.dirname(path.resolve(workingDirectory, file)))]),
    );
  };
  // The first look is the state that later ones are compared with.
  queue.requestReload();
  return {
    request: () => queue.requestReload(),
    close: () => {
      watching?.close();
      return queue.close();
    },
  };
}

/**
 * The first state, without configuration files that have changed since they were read. A fingerprint begins with the
 * time of the change.
 */
function withoutLater(
  fingerprints: ReadonlyMap<string, string>,
  { files, since }: FollowedConfiguration,
): ReadonlyMap<string, string> {
  const configured = new Set(files());
  const isLater = (file: string, fingerprint: string): boolean =>
    configured.has(file) && Number.parseFloat(fingerprint) > since.getTime();
  return new Map([...fingerprints].filter(([file, fingerprint]) => !isLater(file, fingerprint)));
}

/** A folder without documents is empty, not a mistake, once the gateway runs. */
async function findAll(
  paths: readonly string[],
  workingDirectory: string,
  log: Log,
): Promise<readonly DocumentSource[]> {
  const found = await Promise.all(paths.map((named) => findSources([named], workingDirectory)));
  for (const one of found) {
    if (!one.ok) log.warn('no documents', { reason: one.problems.join(' ') });
  }
  const sources = new Map(found.flatMap((one) => (one.ok ? one.value : [])).map((source) => [source.file, source]));
  return [...sources.values()];
}
