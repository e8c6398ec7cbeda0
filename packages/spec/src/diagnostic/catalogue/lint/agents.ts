import { entry } from '../entry.js';

/** Rules about tools as models see them. All of them are rules of this project. */
export const agents = {
  'tool-description-missing': entry<{ tool: string }>({
    summary: 'a tool is listed without a description',
    severity: 'warning',
    message: ({ tool }) => `The tool "${tool}" has no description, so an agent chooses it by its name alone.`,
    hint: () => 'Say what it does, when to use it, and what it returns.',
  }),
  'tool-description-useless': entry<{ tool: string; adds: string }>({
    summary: 'the description of a tool repeats its name, or says nothing',
    severity: 'info',
    message: ({ tool, adds }) => `The description of the tool "${tool}" ${adds}.`,
    hint: () => 'Say what it does, when to use it, and what it returns.',
  }),
  'input-description-missing': entry<{ tool: string; inputs: readonly string[] }>({
    summary: 'inputs of a tool have no description',
    severity: 'info',
    message: ({ tool, inputs }) =>
      `${inputs.length === 1 ? 'An input' : `${inputs.length} inputs`} of the tool "${tool}" ${inputs.length === 1 ? 'has' : 'have'} no description: ${listSome(inputs)}.`,
    hint: () => 'Say what the value means, its format, and an example.',
  }),
  'input-description-useless': entry<{ input: string; adds: string }>({
    summary: 'the description of an input of a tool repeats its name, or says nothing',
    severity: 'info',
    message: ({ input, adds }) => `The description of the input "${input}" ${adds}.`,
    hint: () => 'Say what the value means, its format, and an example.',
  }),
  'tools-too-many': entry<{ namespace: string; count: number; limit: number }>({
    summary: 'an MCP adapter offers more than 40 tools',
    severity: 'warning',
    message: ({ namespace, count, limit }) =>
      `"${namespace}" offers ${count} tools; models choose badly from more than ${limit}, and some hosts cut the list.`,
    hint: () => 'Split the adapter by task, or leave out tools that no agent needs.',
  }),
  'tool-list-tokens': entry<TokenCost>({
    summary: 'the list of tools of an MCP adapter has a cost in tokens',
    severity: 'info',
    message: (cost) => `${describeCost(cost)}.`,
  }),
  'tool-list-heavy': entry<TokenCost & { limit: number }>({
    summary: 'the list of tools of an MCP adapter takes more than 10,000 tokens',
    severity: 'warning',
    message: ({ limit, ...cost }) => `${describeCost(cost)}; more than ${formatCount(limit)} crowd out the task.`,
    hint: () => 'Shorten the longest descriptions, drop inputs that agents never set, or split the adapter.',
  }),
  'tool-hints-missing': entry<{ tool: string; call: string }>({
    summary: 'a tool calls DELETE, and no hint says that it destroys something',
    severity: 'warning',
    message: ({ tool, call }) => `The tool "${tool}" deletes (${call}), and no hint says so.`,
    hint: () => 'Add "hints: { destructive: true }", so that hosts ask a person before the call.',
  }),
  'tool-hints-contradicted': entry<{ tool: string; hint: string; call: string }>({
    summary: 'a tool that is said to be read-only, or not destructive, calls PUT, PATCH or DELETE',
    severity: 'warning',
    message: ({ tool, hint, call }) => `The tool "${tool}" has the hint "${hint}", but it calls ${call}.`,
    hint: () => 'Correct the hint: hosts call tools with it without asking a person.',
  }),
} as const;

/** The number of tokens that a list of tools adds to each conversation in which a model sees the list. */
export interface TokenCost {
  readonly namespace: string;
  readonly tools: number;
  readonly tokens: number;
  readonly heaviest: readonly { readonly name: string; readonly tokens: number }[];
}

const describeCost = ({ namespace, tools, tokens, heaviest }: TokenCost): string =>
  `The list of ${tools === 1 ? 'one tool' : `${tools} tools`} of "${namespace}" takes about ${formatCount(tokens)} tokens` +
  ` (most: ${heaviest.map((one) => `${one.name} ${formatCount(one.tokens)}`).join(', ')})`;

const formatCount = (count: number): string => count.toLocaleString('en');

const listSome = (names: readonly string[]): string =>
  names
    .slice(0, 6)
    .map((name) => `"${name}"`)
    .join(', ') + (names.length > 6 ? ', …' : '');
