import { createHash } from 'node:crypto';
import type { CapabilityStatus } from '@naftiko/runtime';
import { callTool, openTools, type Send } from './call-mcp.js';
import type { ServedDocument, ServedTools } from './call-units.js';

/** A document at the places of a gateway where the index says that its adapters are. */
export function servedBelowPrefix({ exposes = [] }: CapabilityStatus, send: Send): ServedDocument {
  const findPlace = (wanted: string, surface: string): string | undefined =>
    exposes.find(({ type, namespace }) => type === surface && namespace === wanted)?.path;
  const opened = new Map<string, Promise<ServedTools>>();
  return {
    rest: (namespace) => {
      const place = findPlace(namespace, 'rest');
      return place === undefined ? undefined : (request) => send({ ...request, path: place + request.path });
    },
    mcp: async (namespace) => {
      const place = findPlace(namespace, 'mcp');
      if (place === undefined) return undefined;
      const open = opened.get(namespace) ?? openTools(send, place);
      opened.set(namespace, open);
      return open;
    },
  };
}

/** The tools of a document at the address of all documents: each is searched, then called. */
export function servedBySearch(status: CapabilityStatus, send: Send): ServedDocument {
  const below = servedBelowPrefix(status, send);
  const searches = new Map<string, Promise<FoundTool | undefined>>();
  return {
    rest: () => undefined,
    mcp: async (namespace) => {
      const own = await below.mcp(namespace);
      if (own === undefined) return undefined;
      const find = (tool: string): Promise<FoundTool | undefined> => {
        const found =
          searches.get(tool) ?? findTool(send, [`${status.name}_${tool}`, `${status.name}-${namespace}_${tool}`]);
        searches.set(tool, found);
        return found;
      };
      return {
        names: own.names,
        call: async (tool, given) => {
          const found = await find(tool);
          if (found === undefined) return `${tool} is not found`;
          const { name, readOnly } = found;
          return callTool(send, '/mcp', readOnly ? 'read_tool' : 'call_tool', { name, arguments: given });
        },
      };
    },
  };
}

/** A tool as a search answers it. */
interface FoundTool {
  readonly name: string;
  readonly readOnly: boolean;
}

/** Searches a tool by its name; by the one with its namespace, where another adapter has a tool of its name. */
async function findTool(send: Send, names: readonly string[]): Promise<FoundTool | undefined> {
  for (const query of names) {
    const text = await callTool(send, '/mcp', 'search_tools', { query, limit: 1 });
    const [first = ''] = text.split('\n');
    const found = first.startsWith('{') ? (JSON.parse(first) as FoundTool) : undefined;
    if (found?.name === shorten(query)) return found;
  }
  return undefined;
}

const shorten = (name: string): string =>
  name.length <= 64 ? name : `${name.slice(0, 57)}_${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
