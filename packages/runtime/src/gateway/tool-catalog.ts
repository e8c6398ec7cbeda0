import { findSimilar } from '@naftiko/engine';
import type { CapabilityEntry, EntryTool } from './capability-entry.js';
import { joinNames, nameApart, shorten } from './joined-names.js';
import { SearchIndex, type WeightedText } from './search/search-index.js';

/** A tool of one of the documents. */
export interface CatalogTool {
  /** The name that is listed, at most 64 characters. */
  readonly name: string;
  /** The whole joined name, which is accepted too. */
  readonly fullName: string;
  readonly capability: string;
  readonly namespace: string;
  readonly tool: EntryTool;
}

/** The answer of a search. */
export interface FoundTools {
  readonly tools: readonly CatalogTool[];
  /** How many tools match besides these. */
  readonly more: number;
}

/** A catalog as it is read. */
export type ReadableCatalog = Pick<ToolCatalog, 'size' | 'list' | 'find' | 'search' | 'findNear'>;

type ToolFilter = (tool: CatalogTool) => boolean;
const acceptAll: ToolFilter = () => true;

/** The tools of all documents, by name and by words. */
export class ToolCatalog {
  readonly #byCapability = new Map<string, readonly CatalogTool[]>();
  readonly #byName = new Map<string, CatalogTool>();
  readonly #index = new SearchIndex<CatalogTool>();

  get size(): number {
    let count = 0;
    for (const tools of this.#byCapability.values()) count += tools.length;
    return count;
  }

  /** In the order of the capabilities' names. */
  list(): readonly CatalogTool[] {
    return [...this.#byCapability].toSorted(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, tools]) => tools);
  }

  /** Replaces the tools of a capability; `undefined` removes them. */
  set(capability: string, entry: CapabilityEntry | undefined): void {
    for (const tool of this.#byCapability.get(capability) ?? []) {
      this.#index.remove(tool);
      for (const name of [tool.name, tool.fullName]) if (this.#byName.get(name) === tool) this.#byName.delete(name);
    }
    this.#byCapability.delete(capability);
    if (entry === undefined) return;
    const tools = listTools(capability, entry).map((tool) => this.#withFreeName(tool));
    if (tools.length === 0) return;
    this.#byCapability.set(capability, tools);
    for (const tool of tools) {
      for (const name of [tool.fullName, tool.name]) if (!this.#byName.has(name)) this.#byName.set(name, tool);
      this.#index.add(tool, textsOf(tool, entry));
    }
  }

  /** A tool of another document keeps its name: `orders-eu_list` may be of `orders`, adapter `eu`, and of `orders-eu`. */
  #withFreeName(tool: CatalogTool): CatalogTool {
    if (!this.#byName.has(tool.fullName)) return tool;
    const fullName = nameApart(tool.fullName, tool.capability, tool.namespace);
    return { ...tool, fullName, name: shorten(fullName) };
  }

  find(name: string): CatalogTool | undefined {
    return this.#byName.get(name);
  }

  /** The tools that match best, without those that do the same as a better one. A tool is the best match of its name. */
  search(query: string, limit: number, exists = acceptAll): FoundTools {
    const named = this.find(query.trim());
    const matching = this.#index.search(query, exists);
    const found =
      named === undefined || !exists(named) ? matching : [named, ...matching.filter((tool) => tool !== named)];
    const seen = new Set<string>();
    const different = found.filter(({ tool }) => {
      const key = keyOf(tool);
      if (key === undefined) return true;
      return seen.size < seen.add(key).size;
    });
    return { tools: different.slice(0, limit), more: Math.max(0, different.length - limit) };
  }

  /** Names near an unknown one. */
  findNear(name: string, exists = acceptAll): readonly string[] {
    const names = [...this.#byName].flatMap(([known, tool]) => (exists(tool) ? [known] : []));
    const nearest = findSimilar(name, names);
    const found = this.search(name, 3, exists).tools.map((tool) => tool.name);
    return [...new Set([...(nearest === undefined ? [] : [nearest]), ...found])].slice(0, 3);
  }
}

/** The tools of a catalog that exist for someone. */
export function restrictCatalog(catalog: ToolCatalog, exists: ToolFilter): ReadableCatalog {
  const list = (): readonly CatalogTool[] => catalog.list().filter(exists);
  return {
    get size() {
      return list().length;
    },
    list,
    find(name) {
      const found = catalog.find(name);
      return found !== undefined && exists(found) ? found : undefined;
    },
    search: (query, limit) => catalog.search(query, limit, exists),
    findNear: (name) => catalog.findNear(name, exists),
  };
}

function listTools(capability: string, { mounts }: CapabilityEntry): readonly CatalogTool[] {
  const all = mounts.flatMap(({ namespace, tools }) =>
    tools.map((tool) => ({ namespace, name: tool.listed.name, tool })),
  );
  const names = joinNames(capability, all);
  return all.map(({ namespace, tool }, index) => {
    const fullName = names[index]!;
    return { name: shorten(fullName), fullName, capability, namespace, tool };
  });
}

/** Tools of copies of one API call the same operations under the same name. */
const keyOf = ({ calls, listed }: EntryTool): string | undefined =>
  calls.length === 0 ? undefined : `${listed.name} ${calls.join(' ')}`;

/** Parameters and the descriptions of documents say less about the tool than its own name and description. */
function textsOf(
  { capability, tool }: CatalogTool,
  { label = '', description = '', tags }: CapabilityEntry,
): readonly WeightedText[] {
  const { name, title = '', description: own = '', inputSchema } = tool.listed;
  const parameters = Object.entries('properties' in inputSchema ? (inputSchema.properties as object) : {});
  const weigh = (weight: number, texts: readonly string[]) => texts.map((text) => ({ text, weight }));
  return [
    ...weigh(1, [capability, name, title, own, label, ...tags, ...tool.texts]),
    ...weigh(0.5, [description, ...parameters.map(([key]) => key)]),
    ...weigh(
      0.3,
      parameters.flatMap(([, schema]: [string, { readonly description?: string }]) => schema.description ?? []),
    ),
  ];
}
