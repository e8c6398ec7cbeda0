import type { CallToolResult, Tool } from '@modelcontextprotocol/server';
import { parseJson } from '@naftiko/engine';
import type { CatalogTool, GatewayTools } from '@naftiko/runtime';
import { isNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';
import type { ObservedCall } from '../surface/observed-call.js';
import type { OpenTool } from '../surface/open-surface.js';
import { refuse, type CallCatalogTool } from './call-catalog-tool.js';
import { writeFound } from './write-found.js';

/** A tool of the gateway itself, with its entry in the list. */
export type OwnTool = OpenTool & { readonly listed: Tool };

/**
 * The tools that are listed instead of those of the documents when these are too many; pinned tools stay listed. Calls
 * are divided by what they may do, so that a host can approve the harmless ones by itself.
 */
export function makeSearchTools(tools: GatewayTools, call: CallCatalogTool): readonly OwnTool[] {
  const search: OwnTool = {
    name: 'search_tools',
    steps: 1,
    listed: {
      name: 'search_tools',
      title: 'Search tools',
      description: `Finds tools by what they do, among ${tools.catalog.size}. Answers their names, descriptions and input schemas, the best first. Call one that is read-only with read_tool, any other with call_tool.`,
      inputSchema: {
        type: 'object',
        properties: {
          query: { type: 'string', description: 'What to do, in words: "list the open invoices of a customer".' },
          limit: { type: 'integer', minimum: 1, maximum: 20, description: 'How many tools to answer; 5 by default.' },
        },
        required: ['query'],
      },
      annotations: { title: 'Search tools', readOnlyHint: true, openWorldHint: false },
    },
    call: (given) => Promise.resolve(answerSearch(given, tools)),
  };
  return [search, makeCallingTool('read_tool', tools, call), makeCallingTool('call_tool', tools, call)];
}

const defaultLimit = 5;
const largestLimit = 20;

function answerSearch({ query, limit = defaultLimit }: JsonObject, { catalog }: GatewayTools): CallToolResult {
  if (typeof query !== 'string' || query.trim() === '') return refuse('"query" takes what to look for, in words.');
  const most = isNumber(limit) ? Math.min(largestLimit, Math.max(1, Math.trunc(Number(limit)))) : defaultLimit;
  return { content: [{ type: 'text', text: writeFound(catalog.search(query, most)) }] };
}

const callingTools = {
  read_tool: {
    title: 'Call a read-only tool',
    description: 'Calls a tool that search_tools found and that is read-only: it changes nothing.',
    annotations: { readOnlyHint: true, openWorldHint: true },
  },
  call_tool: {
    title: 'Call a tool',
    description: 'Calls any tool that search_tools found, also one that changes or deletes something.',
    annotations: { readOnlyHint: false, destructiveHint: true, openWorldHint: true },
  },
} as const;

function makeCallingTool(name: keyof typeof callingTools, { catalog }: GatewayTools, call: CallCatalogTool): OwnTool {
  const { title, description, annotations } = callingTools[name];
  return {
    name,
    steps: 1,
    listed: {
      name,
      title,
      description,
      inputSchema: {
        type: 'object',
        properties: {
          name: { type: 'string', description: 'The name of the tool, as search_tools answers it.' },
          arguments: { type: 'object', description: 'Its arguments, by its input schema.' },
        },
        required: ['name'],
      },
      annotations: { title, ...annotations },
    },
    async call(given: JsonObject, observed: ObservedCall) {
      const wanted = given['name'];
      if (typeof wanted !== 'string') return refuse('"name" takes the name of a tool.');
      const tool = catalog.find(wanted);
      if (tool === undefined) return refuse(describeUnknown(wanted, catalog.findNear(wanted)));
      if (name === 'read_tool' && !tool.tool.readOnly) {
        return refuse(`"${tool.name}" is not read-only. Call it with call_tool.`);
      }
      const inputs = readArguments(given['arguments']);
      if (inputs === undefined) return refuse('"arguments" takes an object.');
      return call(tool, inputs, observed);
    },
  };
}

/** Some models write the arguments as a text. */
function readArguments(written: Json | undefined): JsonObject | undefined {
  const read = typeof written === 'string' ? parseJson(written) : (written ?? {});
  return isObject(read) ? read : undefined;
}

const describeUnknown = (name: string, near: readonly CatalogTool['name'][]): string =>
  near.length === 0
    ? `There is no tool "${name}". Find one with search_tools.`
    : `There is no tool "${name}". Near: ${near.join(', ')}.`;
