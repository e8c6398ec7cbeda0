import { mcpExposesOf } from '@naftiko/spec';
import type { PlannedDocument, RunOptions, StdioStreams } from '@naftiko/runtime';
import { given, usageError, type Given } from '../input/given.js';
import type { Shell } from '../shell.js';
import { suggestName } from './run-settings.js';

/** The document whose MCP adapter has the namespace of `--stdio`. */
export function selectStdioDocument(
  namespace: string,
  documents: readonly PlannedDocument[],
): Given<readonly PlannedDocument[]> {
  const servers = (planned: PlannedDocument) =>
    mcpExposesOf(planned.loaded.document ?? { exposes: [] }).map(({ namespace: { text } }) => text);
  const holders = documents.filter((planned) => servers(planned).includes(namespace));
  if (holders.length === 1) return given(holders);
  if (holders.length > 1) {
    return usageError(
      `--stdio ${namespace}: ${holders.map(({ file }) => file).join(' and ')} both have it; run only one of them.`,
    );
  }
  // Documents that cannot be read are reported elsewhere.
  const unread = documents.filter(({ capability }) => capability === undefined);
  if (unread.length > 0) return given(unread);
  const known = documents.flatMap(servers);
  return usageError(`--stdio ${namespace}: no MCP adapter has this namespace. ${suggestName(namespace, known)}`);
}

/** Standard input and output for the chosen adapter, or for the first stdio adapter of the documents. */
export function selectStreams(documents: readonly PlannedDocument[], shell: Shell): StdioStreams | undefined {
  const [first] = documents.flatMap(({ mounts }) => mounts.filter(({ plan }) => plan.kind === 'stdio'));
  if (first === undefined) return undefined;
  return { namespace: first.plan.namespace, input: shell.input, output: shell.output };
}

/** Whether the run ends with its input, because there is no socket. */
export const endsWithInput = (documents: readonly PlannedDocument[], { stdio }: RunOptions): boolean =>
  stdio !== undefined && documents.every(({ mounts }) => mounts.every(({ plan }) => plan.kind === 'stdio'));
