import { planDocument, type PlannedDocument, type PlanOptions } from '@naftiko/runtime';
import type { RawPlanOptions } from '../command-line/plan-options.js';
import type { Shell } from '../shell.js';
import { usageError, given, problemsOf, type Given } from './given.js';
import { readFolders } from './read-folders.js';
import { readPlugins } from './read-plugins.js';
import { readTexts } from './read-texts.js';
import { usesFastPaths } from './uses-fast-paths.js';

/**
 * Reads and plans all documents that path arguments name. `onFirst` is called when the first
 * one is planned, with the number of all.
 */
export async function planFiles(
  paths: readonly string[],
  raw: RawPlanOptions,
  shell: Shell,
  options: PlanOptions = {},
  onFirst?: (documents: number) => void,
): Promise<Given<readonly PlannedDocument[]>> {
  const texts = await readTexts(paths, shell);
  const plugins = await readPlugins(raw, shell);
  const allowFolders = await readFolders(raw.allowOutside, shell.workingDirectory);
  if (!texts.ok || !plugins.ok || !allowFolders.ok) return usageError(...problemsOf(plugins, allowFolders, texts));
  const plan: PlanOptions = {
    fetches: raw.fetch,
    allowFolders: allowFolders.value,
    fastPaths: usesFastPaths(shell),
    ...options,
  };
  const planned: PlannedDocument[] = [];
  // One after the other, so that what planning needs of one document is released before the next one.
  for (const { file, text } of texts.value) {
    planned.push(await planDocument(file, text, plugins.value, plan));
    if (planned.length === 1) onFirst?.(texts.value.length);
  }
  return given(planned);
}

/** Reads and plans one document; a directory or glob that holds several is refused. */
export async function planOneFile(
  path: string,
  raw: RawPlanOptions,
  shell: Shell,
  options: PlanOptions = {},
): Promise<Given<PlannedDocument>> {
  const planned = await planFiles([path], raw, shell, options);
  if (!planned.ok) return planned;
  const [first, ...others] = planned.value;
  if (first === undefined || others.length > 0) {
    return usageError(`"${path}" names ${planned.value.length} documents; this command takes one.`);
  }
  return given(first);
}
