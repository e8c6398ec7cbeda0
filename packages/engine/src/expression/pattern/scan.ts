import type { Automaton } from './automaton.js';
import type { CharacterClass } from './character-classes.js';

/** The classes of the characters of a text, and the positions at which the conditions of lookarounds hold. */
export interface ScannedText {
  readonly classes: readonly CharacterClass[];
  /** For each lookaround an array with 1 at each position where its condition holds. */
  readonly looks: readonly Uint8Array[];
}

/** The work still allowed for one match, in visited states. */
export interface Budget {
  left: number;
}

/**
 * Reads a text in one direction and calls `found` for each position at which a match ends, wherever the match begins.
 * Ends early when `found` returns true, or when the budget is spent.
 */
export type Scan = (text: ScannedText, budget: Budget, found: (position: number) => boolean) => void;

/** A set of active states of the automaton, with the transitions from it that are known so far. */
interface StateSet {
  readonly states: readonly number[];
  readonly steps: Map<number, Step>;
}

interface Step {
  readonly accepts: boolean;
  readonly next: StateSet;
}

/** The largest size of the cache of state sets, counted in states; the cache is emptied beyond it. */
const maxCachedStates = 400_000;

/**
 * Prepares an automaton for scans. Sets of states are created when a text needs them and cached with their transitions.
 * A cached transition costs one look-up per character; a new one visits each state of the automaton at most once.
 */
export function prepareScan(
  automaton: Automaton,
  looks: readonly number[],
  { backwards, multiline }: { readonly backwards: boolean; readonly multiline: boolean },
): Scan {
  const { states, start } = automaton;
  let sets = new Map<string, StateSet>();
  let cachedStates = 0;

  const setOf = (numbers: readonly number[]): StateSet => {
    const key = numbers.join();
    const known = sets.get(key);
    if (known !== undefined) return known;
    cachedStates += numbers.length + 4;
    if (cachedStates > maxCachedStates) {
      sets = new Map();
      cachedStates = 0;
    }
    const fresh = { states: numbers, steps: new Map() };
    sets.set(key, fresh);
    return fresh;
  };

  /** For each state, the number of the last list that it was added to: a state is added to each list only once. */
  const listed = new Uint32Array(states.length);
  let lists = 0;
  const put = (list: number[], number: number, mark: number): void => {
    if (listed[number] === mark) return;
    listed[number] = mark;
    list.push(number);
  };

  /**
   * Computes one transition: follows the states that consume no character, then those that accept the next character.
   */
  const step = (from: StateSet, place: TextPosition, budget: Budget): Step => {
    const here: number[] = [];
    const consumed: number[] = [];
    let accepts = false;
    let mark = (lists += 1);
    for (const number of from.states) put(here, number, mark);
    // The list grows while it is read.
    for (const number of here) {
      const state = states[number]!;
      if (state.kind === 'accept') accepts = true;
      else if (state.kind === 'split') for (const way of state.next) put(here, way, mark);
      else if (state.kind === 'atom') {
        if (place.next?.accepts[state.atom] === true) consumed.push(state.next);
      } else if (state.kind === 'edge' ? holds[state.edge](place) : place.looks[state.look] !== state.negated) {
        put(here, state.next, mark);
      }
    }
    const next: number[] = [];
    mark = lists += 1;
    put(next, start, mark);
    for (const number of consumed) put(next, number, mark);
    budget.left -= here.length + 4;
    cachedStates += 2;
    return { accepts, next: setOf(next) };
  };

  return ({ classes, looks: conditions }, budget, found) => {
    const length = classes.length;
    let set = setOf([start]);
    for (let count = 0; count <= length; count += 1) {
      const position = backwards ? length - count : count;
      const left = classes[position - 1];
      const right = classes[position];
      const next = backwards ? left : right;
      const last = backwards ? right : left;
      // Equal keys have equal transitions: the next character, the kind of the last one, and which lookarounds hold.
      let stepKey = (next?.id ?? 0) * 4 + (last === undefined ? 0 : last.isWord ? 1 : last.endsLine ? 2 : 3);
      for (const look of looks) stepKey = stepKey * 2 + conditions[look]![position]!;
      let known = set.steps.get(stepKey);
      if (known === undefined) {
        if (budget.left <= 0) return;
        const flags = conditions.map((positions) => positions[position] === 1);
        known = step(set, { left, right, next, looks: flags, multiline }, budget);
        set.steps.set(stepKey, known);
      }
      if (known.accepts && found(position)) return;
      set = known.next;
    }
  };
}

/** The characters beside a position of a text. */
interface TextPosition {
  readonly left: CharacterClass | undefined;
  readonly right: CharacterClass | undefined;
  /** The side that the scan consumes. */
  readonly next: CharacterClass | undefined;
  readonly looks: readonly boolean[];
  readonly multiline: boolean;
}

const holds = {
  start: ({ left, multiline }: TextPosition) => left === undefined || (multiline && left.endsLine),
  end: ({ right, multiline }: TextPosition) => right === undefined || (multiline && right.endsLine),
  word: ({ left, right }: TextPosition) => (left?.isWord ?? false) !== (right?.isWord ?? false),
  inside: ({ left, right }: TextPosition) => (left?.isWord ?? false) === (right?.isWord ?? false),
};
