import type { DetailsOf } from '@naftiko/spec';
import type { ListedTool, ListedTools } from '../../listed-tools.js';

/** Estimates the number of tokens of the tool list of an adapter; `undefined` when the adapter lists no tools. */
export function measureTokens({ expose, tools }: ListedTools): DetailsOf<'tool-list-tokens'> | undefined {
  const costs = tools.flatMap((tool) => {
    const characters = countCharacters(tool);
    return characters === 0 ? [] : [{ name: tool.listed.address, tokens: Math.ceil(characters / charactersPerToken) }];
  });
  if (costs.length === 0) return undefined;
  return {
    namespace: expose.namespace.text,
    tools: costs.length,
    tokens: costs.reduce((sum, { tokens }) => sum + tokens, 0),
    heaviest: costs.toSorted((left, right) => right.tokens - left.tokens).slice(0, 3),
  };
}

/** The usual estimate for English text and JSON; tokenizers differ from it by up to a quarter. */
const charactersPerToken = 4;

/** The length of a tool in the answer to `tools/list`; zero for a broken tool, which is not listed. */
function countCharacters({ written, listed }: ListedTool): number {
  const { address: name, description, hints, unit } = listed;
  if (!unit.ok) return 0;
  const { contract, resultSchema } = unit.operation;
  const { label: title } = written;
  const tool = {
    name,
    title,
    description,
    inputSchema: contract.schema,
    outputSchema: resultSchema,
    annotations: hints,
  };
  return JSON.stringify(tool).length;
}
