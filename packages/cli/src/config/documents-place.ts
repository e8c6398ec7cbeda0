import { usageError, type Given } from '../input/given.js';
import { selectFiles } from '../input/select-files.js';
import type { Shell } from '../shell.js';
import { choosePaths } from './apply-config.js';
import type { Config } from './config.js';
import { describePlace } from './reading.js';

/** The problems of planning; those of documents that the configuration file names, with their place in it. */
export async function nameDocumentsPlace<T>(
  planned: Given<T>,
  named: readonly string[],
  config: Config | undefined,
  { workingDirectory }: Shell,
): Promise<Given<T>> {
  const documents = config?.run.documents;
  if (planned.ok || named.length > 0 || documents === undefined) return planned;
  const found = await selectFiles(choosePaths(named, config), workingDirectory);
  if (found.ok) return planned;
  const { problems } = planned;
  const place = describePlace(documents.at);
  return usageError(
    ...problems.map((one) => (found.problems.includes(one) ? `${place}: "run.documents": ${one}` : one)),
  );
}
