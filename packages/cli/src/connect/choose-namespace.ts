import type { PlannedDocument } from '@naftiko/runtime';
import { mcpExposesOf } from '@naftiko/spec';
import { given, usageError, type Given } from '../input/given.js';
import { suggestName } from '../run/run-settings.js';

/** The MCP adapter of a document that hosts start: the one of `--stdio`, else the only one. */
export function chooseNamespace({ file, loaded }: PlannedDocument, named: string | undefined): Given<string> {
  const known = mcpExposesOf(loaded.document ?? { exposes: [] }).map(({ namespace }) => namespace.text);
  if (known.length === 0) return usageError(`"${file}" exposes no MCP adapter, which is what agent hosts call.`);
  if (named !== undefined && !known.includes(named)) {
    return usageError(`--stdio ${named}: no MCP adapter has this namespace. ${suggestName(named, known)}`);
  }
  const [only = '', ...others] = named === undefined ? known : [named];
  return others.length === 0
    ? given(only)
    : usageError(`"${file}" has several MCP adapters; choose one: ${known.map((one) => `--stdio ${one}`).join(', ')}.`);
}
