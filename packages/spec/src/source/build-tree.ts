import { isAlias, isMap, isScalar, isSeq, Scalar, type Alias, type Node, type YAMLMap } from 'yaml';
import { invalid, valid, type Checked } from '../diagnostic/checked.js';
import { diagnose, type Diagnostic } from '../diagnostic/diagnostic.js';
import { extendPath, type Origin, type Text } from '../diagnostic/origin.js';
import type { Entry, ScalarNode, SourceNode } from './source-node.js';

/**
 * The deepest nesting of a document, and the largest number of values after aliases are expanded. A small text could
 * otherwise exhaust the memory of the process.
 */
export const limitLevels = 200;
const limitValues = 500_000;

type Path = Origin['path'];
export type MakeOrigin = (start: number, end: number, path: Path) => Origin;

/**
 * The tree of a parsed text, aliases expanded.
 *
 * A duplicate key, an alias without its anchor or inside its own value, or an exceeded limit gives one diagnostic.
 */
export function buildTree(contents: Node | null, makeOrigin: MakeOrigin): Checked<SourceNode> {
  try {
    return valid(new TreeBuilder(makeOrigin).build(contents, [], makeOrigin(0, 0, [])));
  } catch (cause) {
    if (!(cause instanceof Unbuildable)) throw cause;
    return invalid(cause.diagnostic);
  }
}

/** Thrown and caught in this file: the tree is built by recursion, and only the outermost call returns a result. */
class Unbuildable extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

class TreeBuilder {
  readonly #makeOrigin: MakeOrigin;
  #values = 0;
  /** The latest value of each anchor so far; the library would search the whole document for every alias. */
  readonly #anchored = new Map<string, Node>();
  /** The values that enclose the one being built. */
  readonly #open = new Set<Node>();
  /** How many aliases are being followed, each inside the value of the one before. */
  #repeating = 0;

  constructor(makeOrigin: MakeOrigin) {
    this.#makeOrigin = makeOrigin;
  }

  build(node: Node | null | undefined, path: Path, fallback: Origin): SourceNode {
    const at = node?.range ? this.#makeOrigin(node.range[0], node.range[1], path) : { ...fallback, path };
    this.#count(at);
    if (node === null || node === undefined) return { kind: 'scalar', value: null, at };
    if (isAlias(node)) return this.#follow(node, at);
    this.#recordAnchor(node);
    this.#open.add(node);
    const built = this.#buildCollection(node, at) ?? {
      kind: 'scalar',
      value: toPlain(isScalar(node) ? node.value : null),
      ...sourceTextOf(node),
      at,
    };
    this.#open.delete(node);
    return built;
  }

  #buildCollection(node: Node, at: Origin): SourceNode | undefined {
    if (isMap(node)) return { kind: 'map', entries: this.#buildEntries(node, at), at };
    if (!isSeq(node)) return undefined;
    const items = node.items.map((item, index) => this.build(item as Node, extendPath(at.path, index), at));
    return { kind: 'list', items, at };
  }

  #count(at: Origin): void {
    this.#values += 1;
    if (this.#values > limitValues) {
      throw new Unbuildable(diagnose('document-too-large', at, { limit: limitValues, unit: 'values' }));
    }
    if (at.path.length > limitLevels) {
      throw new Unbuildable(diagnose('document-too-large', at, { limit: limitLevels, unit: 'levels' }));
    }
  }

  #follow(alias: Alias, at: Origin): SourceNode {
    const target = this.#targetOf(alias, at);
    this.#repeating += 1;
    const built = this.build(target, at.path, at);
    this.#repeating -= 1;
    return built;
  }

  #targetOf(alias: Alias, at: Origin): Node {
    const target = this.#anchored.get(alias.source);
    if (target === undefined)
      throw makeUnreadable(
        at,
        `The alias "*${alias.source}" has no anchor "&${alias.source}" before it.`,
        'Put the text in quotes if it is not an alias.',
      );
    if (this.#open.has(target))
      throw makeUnreadable(at, `The alias "*${alias.source}" is inside the value it repeats.`);
    return target;
  }

  /** A repeated value keeps its own anchors; a later anchor of the same name is not overwritten. */
  #recordAnchor(node: Node): void {
    const anchor = isAlias(node) ? undefined : (node as { readonly anchor?: string }).anchor;
    if (anchor !== undefined && this.#repeating === 0) this.#anchored.set(anchor, node);
  }

  #buildEntries(map: YAMLMap, at: Origin): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    const merged: (readonly [string, Entry])[] = [];
    for (const pair of map.items) {
      if (isMergeKey(pair.key)) {
        for (const entry of this.#readMerged(pair.value as Node | null, at)) merged.push(entry);
        continue;
      }
      const key = this.#buildKey(pair.key as Node | null, at);
      const first = entries.get(key.text);
      if (first !== undefined) {
        const { line } = first.key.at.start;
        throw makeUnreadable(key.at, `The key "${key.text}" occurs twice in one mapping, first on line ${line}.`);
      }
      entries.set(key.text, { key, value: this.build(pair.value as Node | null, key.at.path, key.at) });
    }
    // Keys of the mapping itself take precedence, then those of the sources in order.
    for (const [name, entry] of merged) if (!entries.has(name)) entries.set(name, entry);
    return entries;
  }

  /** The entries that `<<` adds: those of a mapping, or of each mapping of a list. */
  #readMerged(node: Node | null, at: Origin): readonly (readonly [string, Entry])[] {
    const built = this.build(node, at.path, at);
    const sources = built.kind === 'list' ? built.items : [built];
    return sources.flatMap((source) => {
      if (source.kind !== 'map') throw makeUnreadable(source.at, 'A "<<" merges mappings, and this is not a mapping.');
      // Sources of a list were built under their position in that list, so their paths change.
      return [...source.entries].map(([name, entry]) => [name, relocate(entry, at.path, source.at.path)] as const);
    });
  }

  #buildKey(node: Node | null, parent: Origin): Text {
    const at = node?.range ? this.#makeOrigin(node.range[0], node.range[1], parent.path) : parent;
    if (node !== null) this.#recordAnchor(node);
    const target = isAlias(node) ? this.#targetOf(node, at) : node;
    const text = isScalar(target) ? String(target.value) : String(target);
    return { text, at: { ...at, path: extendPath(parent.path, text) } };
  }
}

const isMergeKey = (key: unknown): boolean => isScalar(key) && key.type === Scalar.PLAIN && key.value === '<<';

/** An entry with its paths moved below another one. */
function relocate({ key, value }: Entry, to: Path, from: Path): Entry {
  const moved = (at: Origin): Origin => ({ ...at, path: [...to, ...at.path.slice(from.length)] });
  const movedNode = (node: SourceNode): SourceNode => {
    if (node.kind === 'scalar') return { ...node, at: moved(node.at) };
    if (node.kind === 'list') return { ...node, items: node.items.map(movedNode), at: moved(node.at) };
    const entries = [...node.entries].map(
      ([name, entry]) =>
        [name, { key: { ...entry.key, at: moved(entry.key.at) }, value: movedNode(entry.value) }] as const,
    );
    return { ...node, entries: new Map(entries), at: moved(node.at) };
  };
  return to.length === from.length ? { key, value } : { key: { ...key, at: moved(key.at) }, value: movedNode(value) };
}

const makeUnreadable = (at: Origin, reason: string, remedy?: string) =>
  new Unbuildable(diagnose('yaml-syntax', at, remedy === undefined ? { reason } : { reason, remedy }));

function toPlain(value: unknown): ScalarNode['value'] {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value === null || value === undefined ? null : String(value);
}

function sourceTextOf(node: Node): { readonly sourceText?: string } {
  if (!isScalar(node) || (typeof node.value !== 'number' && typeof node.value !== 'boolean')) return {};
  const { source } = node;
  return source === undefined || source === String(node.value) ? {} : { sourceText: source };
}
