import { diagnose } from '../diagnostic/diagnostic.js';
import type { Hints, McpExpose, McpPrompt, McpResource, McpTool, PromptMessage } from '../document/expose.js';
import type { SourceNode } from '../source/source-node.js';
import type { ExposeHead } from './expose-head.js';
import {
  filledTextAt,
  flagAt,
  itemsAt,
  parseItems,
  mapAt,
  plainTextAt,
  textAt,
  wordAt,
  type Reading,
} from './field.js';
import { listAsMap } from './later-shapes.js';
import { parseInvocable, actionPrecedence } from './parse-invocable.js';

/** An `exposes` entry of type mcp. */
export function parseMcp(node: SourceNode, head: ExposeHead, reading: Reading): McpExpose {
  if (itemsAt(node, 'tools').length === 0 && listAsMap(node, 'tools') === undefined)
    reading.note(diagnose('mcp-without-tools', node.at, {}));
  const transport = plainTextAt(node, 'transport') === 'stdio' ? 'stdio' : 'http';
  if (transport === 'stdio' && head.authentication !== undefined) {
    reading.note(diagnose('auth-on-stdio', head.authentication.at, {}));
  }
  return {
    type: 'mcp',
    ...head,
    transport,
    tools: parseItems(node, 'tools', (item) => (item.kind === 'map' ? (parseTool(item, reading) ?? []) : [])),
    resources: parseItems(node, 'resources', (item) =>
      item.kind === 'map' ? (parseResource(item, reading) ?? []) : [],
    ),
    prompts: parseItems(node, 'prompts', (item) => (item.kind === 'map' ? (parsePrompt(item) ?? []) : [])),
  };
}

function parseTool(node: SourceNode, reading: Reading): McpTool | undefined {
  const tool = { ...parseInvocable(node, actionPrecedence.tool, reading), hints: parseHints(mapAt(node, 'hints')) };
  if (tool.name === undefined && tool.action.kind !== 'ref') {
    reading.note(diagnose('tool-name-missing', node.at, {}));
    return undefined;
  }
  return tool;
}

function parseHints(node: SourceNode | undefined): Hints {
  if (node === undefined) return {};
  const stated = (['readOnly', 'destructive', 'idempotent', 'openWorld'] as const).flatMap((key) => {
    const value = flagAt(node, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(stated);
}

function parseResource(node: SourceNode, reading: Reading): McpResource | undefined {
  const invocable = parseInvocable(node, actionPrecedence.resource, reading);
  const uri = filledTextAt(node, 'uri');
  if (invocable.name === undefined || uri === undefined) return undefined;
  return {
    ...invocable,
    name: invocable.name,
    uri,
    mimeType: plainTextAt(node, 'mimeType'),
    location: textAt(node, 'location'),
  };
}

function parsePrompt(node: SourceNode): McpPrompt | undefined {
  const name = filledTextAt(node, 'name');
  if (name === undefined) return undefined;
  return {
    name,
    label: plainTextAt(node, 'label'),
    description: plainTextAt(node, 'description'),
    arguments: parseItems(node, 'arguments', (item) => {
      const argument = plainTextAt(item, 'name');
      if (argument === undefined) return [];
      const [label, description] = [plainTextAt(item, 'label'), plainTextAt(item, 'description')];
      return [{ name: argument, label, description, required: flagAt(item, 'required') ?? true }];
    }),
    template: parseItems(node, 'template', (item): readonly PromptMessage[] => {
      const content = textAt(item, 'content');
      return content === undefined ? [] : [{ role: wordAt(item, 'role', ['user', 'assistant']) ?? 'user', content }];
    }),
    location: textAt(node, 'location'),
    at: node.at,
  };
}
