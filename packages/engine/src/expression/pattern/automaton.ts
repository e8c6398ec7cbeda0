import type { Edge, PatternNode } from './pattern-node.js';

/**
 * One state of an automaton. Only the state of an atom (an expression for a single character) consumes a character. A
 * `split` continues in several states, an `edge` checks both sides of a position, a `look` checks a lookaround.
 */
export type State =
  | { readonly kind: 'atom'; readonly atom: number; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly next: number }
  | { readonly kind: 'look'; readonly look: number; readonly negated: boolean; readonly next: number }
  | { readonly kind: 'accept' };

/** A nondeterministic automaton; a state is identified by its index. */
export interface Automaton {
  readonly states: readonly State[];
  readonly start: number;
}

/** The size of an expression after its counted repetitions are written out. */
export function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 1);
    case 'choice':
      return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
    case 'repeat':
      return 1 + (sizeOf(node.body) + 1) * (node.max === Infinity ? node.min + 1 : node.max);
    default:
      return 1;
  }
}

/** Builds the automaton that reads an expression from left to right, or, `backwards`, from right to left. */
export function buildAutomaton(root: PatternNode, backwards: boolean): Automaton {
  const states: State[] = [];
  const add = (state: State): number => states.push(state) - 1;

  /** Adds the states of a node in front of the state `next`; returns the first of them. */
  const build = (node: PatternNode, next: number): number => {
    switch (node.kind) {
      case 'sequence':
        return (backwards ? node.parts : node.parts.toReversed()).reduce((then, part) => build(part, then), next);
      case 'choice':
        return add({ kind: 'split', next: node.options.map((option) => build(option, next)) });
      case 'repeat':
        return repeat(node.body, node.min, node.max, next);
      default:
        return add({ ...node, next });
    }
  };

  const repeat = (body: PatternNode, min: number, max: number, next: number): number => {
    let first = next;
    if (max === Infinity) {
      const branches: number[] = [next];
      first = add({ kind: 'split', next: branches });
      branches.push(build(body, first));
    }
    // Optional repetitions are nested: an inner one is only reached through the outer one, so that few states are
    // active at a time.
    else
      for (let count = min; count < max; count += 1) first = add({ kind: 'split', next: [build(body, first), next] });
    for (let count = 0; count < min; count += 1) first = build(body, first);
    return first;
  };

  const accept = add({ kind: 'accept' });
  return { start: build(root, accept), states };
}
