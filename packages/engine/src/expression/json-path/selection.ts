import type { Json } from '@naftiko/spec';
import { isList, isObject } from '../json-node.js';

/** One part of a path: where to go from a node. `root` is what `$` stands for. Cannot fail. */
export type Segment = One | Many | Scan;

/** At most one node: a member, a single index, a function. */
interface One {
  readonly kind: 'one';
  readonly pick: (node: Json, root: Json) => Json | undefined;
}

/** Any number of nodes: a wildcard, a slice, a union, a filter. */
interface Many {
  readonly kind: 'many';
  readonly pick: (node: Json, root: Json) => readonly Json[];
}

/** A node and everything below it. `again`: an earlier scan may have led to one node from several. */
interface Scan {
  readonly kind: 'scan';
  readonly again: boolean;
}

/** A whole path. */
export interface Selection {
  readonly identity: boolean;
  /** Made of `one` segments only. */
  readonly definite: boolean;
  /** From a node: a value or nothing when definite, a list otherwise. */
  readonly read: (node: Json, root: Json) => Json | undefined;
}

/** A predicate of a filter. */
export type Test = (node: Json, root: Json) => boolean;

export function selectionOf(segments: readonly Segment[]): Selection {
  const steps = segments.flatMap((segment) => (segment.kind === 'one' ? [segment.pick] : []));
  if (steps.length < segments.length) {
    return { identity: false, definite: false, read: (node, root) => readAll(segments, node, root) };
  }
  return {
    identity: steps.length === 0,
    definite: true,
    read(node, root) {
      let found: Json | undefined = node;
      for (const step of steps) {
        found = step(found, root);
        if (found === undefined) return undefined;
      }
      return found;
    },
  };
}

const readAll = (segments: readonly Segment[], node: Json, root: Json): readonly Json[] =>
  segments.reduce<readonly Json[]>(
    (nodes, segment) => {
      if (segment.kind === 'scan') return scanned(nodes, segment.again);
      if (segment.kind === 'many') return nodes.flatMap((each) => segment.pick(each, root));
      return nodes.flatMap((each) => {
        const found = segment.pick(each, root);
        // Wrapped, because `flatMap` would open a list that was found.
        return found === undefined ? [] : [found];
      });
    },
    [node],
  );

/**
 * Everything at and below the nodes, in document order. Without recursion: the depth of the data is not ours to
 * choose. A second scan visits each node once, or `$..*..*` would grow with the power of its dots.
 */
function scanned(nodes: readonly Json[], again: boolean): readonly Json[] {
  const found: Json[] = [];
  const seen = again ? new Set<Json>() : undefined;
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'object' && node !== null) {
      if (seen?.has(node) === true) continue;
      seen?.add(node);
    }
    found.push(node);
    const below = childrenOf(node);
    for (let last = below.length - 1; last >= 0; last -= 1) waiting.push(below[last]!);
  }
  return found;
}

export const member = (name: string): One => ({
  kind: 'one',
  pick: (node) => (isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined),
});

/** Published documents write `.length` of a list without parentheses (specification 06, section 4.8). */
export const memberOrLength: One = {
  kind: 'one',
  pick: (node, root) => (isList(node) ? node.length : member('length').pick(node, root)),
};

export const index = (position: number): One => ({
  kind: 'one',
  pick: (node) => (isList(node) ? node.at(position) : undefined),
});

export const wildcard: Many = { kind: 'many', pick: (node) => childrenOf(node) };

export const slice = (from: number | undefined, to: number | undefined, step: number): Many => ({
  kind: 'many',
  pick: (node) => (isList(node) ? node.slice(from, to).filter((_, position) => position % step === 0) : []),
});

export const union = (parts: readonly Segment[]): Many => ({
  kind: 'many',
  pick: (node, root) => parts.flatMap((part) => readAll([part], node, root)),
});

/** The elements of a list that pass; an object is tested itself, and so is every node that a scan has found. */
export const filter = (test: Test, afterScan: boolean): Many => ({
  kind: 'many',
  pick(node, root) {
    if (isList(node) && !afterScan) return node.filter((element) => test(element, root));
    return (afterScan || isObject(node)) && test(node, root) ? [node] : [];
  },
});

function childrenOf(node: Json): readonly Json[] {
  if (isList(node)) return node;
  return isObject(node) ? Object.values(node) : [];
}
