import path from 'node:path';
import type { EntryCache, PlanOptions, RunOptions } from '@naftiko/runtime';
import { chooseCacheDirectory, makeEntryCache } from './entry-cache.js';
import type { RawRunOptions } from '../command-line/run-command.js';
import type { GatewaySettings } from './gateway-settings.js';

/** The cache of plans; `undefined`: none is wanted, or there is no place for it. */
export function openCache(
  paths: readonly string[],
  raw: Pick<RawRunOptions, 'cache' | 'cacheDir' | 'plugin' | 'python'>,
  { environment, workingDirectory, strict, version }: RunOptions,
  { policy: { readOnly, patterns, rules }, names }: GatewaySettings,
  { allowFolders, replacedBaseUris = new Set(), fetches = false }: PlanOptions,
): EntryCache | undefined {
  const named = raw.cacheDir === undefined ? undefined : path.resolve(workingDirectory, raw.cacheDir);
  const directory = raw.cache ? (named ?? chooseCacheDirectory(environment)) : undefined;
  // Plug-ins may plan differently at the next start.
  if (directory === undefined || raw.plugin.length > 0) return undefined;
  const planningInputs = [
    [version, workingDirectory, paths],
    [allowFolders, [...replacedBaseUris].toSorted(), fetches, raw.python, strict],
    [[...names], readOnly, patterns.map(String)],
    rules.map((rule) => Object.entries(rule).map(([key, value]) => [key, String(value)])),
  ];
  return makeEntryCache({ directory, planningInputs, fetches });
}
