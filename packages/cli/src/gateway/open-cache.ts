import path from 'node:path';
import type { EntryCache, PlanOptions, RunOptions } from '@naftiko/runtime';
import type { RawRunOptions } from '../command-line/run-command.js';
import { chooseCacheDirectory, makeEntryCache } from './entry-cache.js';
import type { GatewaySettings } from './gateway-settings.js';

/** The cache of plans; `undefined`: none is wanted, or there is no place for it. */
export function openCache(
  raw: Pick<RawRunOptions, 'cache' | 'cacheDir' | 'plugin' | 'python'>,
  { environment, settings, workingDirectory, mock, strict, version }: RunOptions,
  { policy }: GatewaySettings,
  { allowFolders, replacedBaseUris = new Set(), fetches }: PlanOptions,
): EntryCache | undefined {
  const named = raw.cacheDir === undefined ? undefined : path.resolve(workingDirectory, raw.cacheDir);
  const directory = raw.cache ? (named ?? chooseCacheDirectory(environment)) : undefined;
  // What callers may do is a function, and plug-ins may plan differently at the next start.
  const isFree = !policy.readOnly && policy.patterns.length === 0 && policy.rules.length === 0;
  if (directory === undefined || !isFree || raw.plugin.length > 0) return undefined;
  // Which values are missing is part of an entry; the values themselves are not.
  const given = Object.entries(environment).flatMap(([name, value]) => ((value ?? '').trim() === '' ? [] : [name]));
  const setting = [
    version,
    workingDirectory,
    [allowFolders, [...replacedBaseUris].toSorted(), fetches, raw.python],
    [mock, strict],
    [given.toSorted(), [...settings.keys()].toSorted()],
  ];
  return makeEntryCache({ directory, workingDirectory, setting });
}
