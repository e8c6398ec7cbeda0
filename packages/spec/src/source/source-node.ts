import type { Origin, Text } from '../diagnostic/origin.js';
import { isExactNumber, type ExactNumber } from './exact-number.js';

/** JSON data; a number is exact where a JavaScript number would change its digits. */
export type Json = null | boolean | number | ExactNumber | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** `Array.isArray`, which does not narrow read-only lists. */
export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** A JSON object: not a list, not null, and not an exact number. */
export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && !isExactNumber(json);

/** A JSON number, exact or not. */
export const isNumber = (json: unknown): json is number | ExactNumber =>
  typeof json === 'number' || isExactNumber(json);

interface NodeBase {
  readonly at: Origin;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
  /** The source text, where it differs from the value: `1.10`, `007`, `True`. */
  readonly sourceText?: string;
}

export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
}

/** One `key: value` of a mapping. */
export interface Entry {
  readonly key: Text;
  readonly value: SourceNode;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A YAML value with its origin. Keys of mappings are strings and unique. */
export type SourceNode = ScalarNode | ListNode | MapNode;

export const findChild = (node: SourceNode | undefined, key: string): SourceNode | undefined =>
  node?.kind === 'map' ? node.entries.get(key)?.value : undefined;

/** The data of a node, without origins. */
export function toJson(node: SourceNode): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toJson);
  const object: Record<string, Json> = {};
  for (const [key, entry] of node.entries) setMember(object, key, toJson(entry.value));
  return object;
}

/** `__proto__` is an ordinary member. Assignment is several times as fast as `Object.fromEntries`. */
function setMember(object: Record<string, Json>, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

/** The text of a scalar as it stands in the source. */
export const sourceTextOf = ({ value, sourceText }: ScalarNode): string => sourceText ?? String(value);

/** The node at a path, or the nearest ancestor that exists. */
export function findNode(root: SourceNode, path: readonly (string | number)[]): SourceNode {
  let node = root;
  for (const segment of path) {
    const next = node.kind === 'list' ? node.items[Number(segment)] : findChild(node, String(segment));
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
