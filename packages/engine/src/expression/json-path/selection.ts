import { isList, isObject, type Json, type JsonObject } from '@naftiko/spec';
import { makeItemAt, type SamplePart, type SamplePath } from './sample-path.js';
import { selectBelow, selectPassing, type Test } from './selector.js';

/** The compiled condition of a filter. */
export interface Condition {
  readonly test: Test;
  /** Members with which an element satisfies the condition; `undefined`: they cannot be derived from it. */
  readonly sampleMembers: JsonObject | undefined;
}

type PickOne = (node: Json, root: Json) => Json | undefined;
type PickAll = (nodes: readonly Json[], root: Json) => readonly Json[];

/** One part of a path: maps nodes to nodes. `root` is the value of `$`. Cannot fail. */
export interface Segment {
  /** Selects at most one node: a member, a single index, a function. `undefined` for a part that may select several. */
  readonly pick: PickOne | undefined;
  readonly pickAll: PickAll;
  /**
   * The position at which a sample must have a value, so that this segment selects it; `undefined`: the segment
   * computes its value.
   */
  readonly sample: SamplePath | undefined;
}

/** A whole path. */
export interface Selection {
  readonly identity: boolean;
  /** Whether it has only members, single indexes and functions. */
  readonly definite: boolean;
  /** Reads from a node: a value or `undefined` when definite, a list otherwise. */
  readonly read: PickOne;
  readonly sample: SamplePath | undefined;
}

export function selectionOf(segments: readonly Segment[]): Selection {
  const picks = segments.flatMap(({ pick }) => pick ?? []);
  const definite = picks.length === segments.length;
  const samples = segments.flatMap(({ sample }) => (sample === undefined ? [] : [sample]));
  return {
    identity: segments.length === 0,
    definite,
    read: definite ? walk(picks) : collect(segments),
    sample: samples.length === segments.length ? samples.flat() : undefined,
  };
}

/** Most paths have one part or two; a loop over them would take twice the time. */
function walk(picks: readonly PickOne[]): PickOne {
  const [first, second] = picks;
  if (first === undefined) return (node) => node;
  if (second === undefined) return first;
  const rest = picks.length === 2 ? second : walk(picks.slice(1));
  return (node, root) => {
    const found = first(node, root);
    return found === undefined ? undefined : rest(found, root);
  };
}

const collect =
  (segments: readonly Segment[]): PickOne =>
  (node, root) =>
    segments.reduce<readonly Json[]>((nodes, { pickAll }) => pickAll(nodes, root), [node]);

/** A segment that selects at most one node. */
export const one = (pick: PickOne, sample?: SamplePart): Segment => ({
  pick,
  pickAll: (nodes, root) => nodes.map((node) => pick(node, root)).filter((found) => found !== undefined),
  sample: sample && [sample],
});

const several = (pickAll: PickAll, sample: SamplePath | undefined): Segment => ({ pick: undefined, pickAll, sample });

export const member = (name: string): Segment => one((node) => ownMember(node, name), { kind: 'member', name });

/** `isObject` is not called: an exact number has no own members, and recognising one takes longer than the rest. */
const ownMember = (node: Json, name: string): Json | undefined =>
  typeof node === 'object' && node !== null && !Array.isArray(node) && Object.hasOwn(node, name)
    ? (node as JsonObject)[name]
    : undefined;

/** Existing documents write `.length` of a list without parentheses (specification 06, section 4.8). */
export function memberOrLength(): Segment {
  const { pick } = member('length');
  const read: PickOne = (node, root) => (isList(node) ? node.length : pick?.(node, root));
  return one(read, { kind: 'member', name: 'length' });
}

export const index = (position: number): Segment =>
  one((node) => (isList(node) ? node.at(position) : undefined), makeItemAt(position, false));

export const wildcard = several((nodes) => selectBelow(nodes, '*'), [makeItemAt(0, true)]);

/** Selects every `step`th element between two positions; the arguments are the texts of the path. */
export const slice = (from = '', to = '', step = '1'): Segment =>
  // The library treats an end of 0 as no end.
  several(
    (nodes) => (/^-?0+$/.test(to) ? [] : selectBelow(nodes, `${from}:${to}:${step}`)),
    [makeItemAt(Number(from), true)],
  );

/**
 * Selects the elements of a list that satisfy the condition. An object is tested itself, and so is every node after
 * `..`.
 */
export const filter = ({ test, sampleMembers }: Condition, afterScan: boolean): Segment => {
  const tested = (node: Json) => (isList(node) ? node : isObject(node) ? [node] : []);
  return several(
    (nodes, root) => selectPassing(afterScan ? nodes : nodes.flatMap(tested), test, root),
    sampleMembers && [{ ...makeItemAt(0, true), fixed: sampleMembers }],
  );
};

/** Implemented here, because the library splits names at commas and has no union with a filter. */
export const union = (parts: readonly Segment[]): Segment =>
  several(
    (nodes, root) => nodes.flatMap((node) => parts.flatMap(({ pickAll }) => pickAll([node], root))),
    parts[0]?.sample?.map((part) => (part.kind === 'item' ? { ...part, many: true } : part)),
  );

/**
 * Selects the nodes and everything below them, in document order. With an earlier scan in the path the
 * same node can then be reached several times, and each node is visited only once. Otherwise the time of `$..*..*`
 * would be exponential in the number of scans.
 *
 * Implemented here, because the library recurses and exhausts the stack at some 1,200 levels, and data may be of any
 * depth.
 */
export const scan = (hasEarlierScan: boolean): Segment =>
  several((nodes) => {
    const found: Json[] = [];
    const seen = hasEarlierScan ? new Set<Json>() : undefined;
    const pending = nodes.toReversed();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (typeof node === 'object' && seen?.has(node) === true) continue;
      if (node !== null && typeof node === 'object') seen?.add(node);
      found.push(node);
      const below = isList(node) ? node : isObject(node) ? Object.values(node) : [];
      for (let last = below.length - 1; last >= 0; last -= 1) pending.push(below[last]!);
    }
    return found;
  }, []);
