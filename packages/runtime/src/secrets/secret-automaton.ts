/** Parts of a text: the start and the end of each, in one flat list. */
export type Ranges = readonly number[];

/** The result of a search; all numbers are indexes of bytes. */
export interface Found {
  /** The matches, in order; overlapping matches are one range. */
  readonly ranges: Ranges;
  /**
   * The start of the longest end of the bytes that is also the beginning of a pattern; the length of the bytes if there
   * is none.
   */
  readonly openFrom: number;
}

/**
 * Finds byte patterns in one pass. The time depends neither on the number of the patterns nor on their length.
 *
 * Source: A. Aho and M. Corasick, "Efficient string matching", 1975. A state is the beginning of some patterns. States
 * are numbers, and their properties are in typed arrays, because a credential of some thousand characters leads to a
 * hundred thousand states.
 */
export class SecretAutomaton {
  /** The class of each byte: bytes of one class are equal in a comparison, bytes of the class 0 are skipped. */
  readonly #classes: Uint8Array;
  /**
   * The last class of each state. The states that continue a state by one class (its children) are a linked list:
   * `#children` has the first, `#siblings` the next.
   */
  readonly #labels: Uint8Array;
  readonly #children: Uint32Array;
  readonly #siblings: Uint32Array;
  /** The state of the longest proper end of a state that is also the beginning of a pattern. */
  readonly #shorter: Uint32Array;
  /** The length of the longest pattern that ends in the state; 0: none does. */
  readonly #matches: Uint32Array;
  /** The length of the longest end of the state with which a longer pattern begins. */
  readonly #open: Uint32Array;
  /**
   * A table of the next states for each class, for the start state and the states after one byte, which are the most
   * frequent ones.
   */
  readonly #near: Uint32Array;
  readonly #nearStates: number;
  /** Reused for short texts, which are frequent. */
  readonly #scratch = new Uint32Array(1024);

  /** Each pattern must have at least three bytes. */
  constructor(patterns: readonly Uint8Array[], classes: Uint8Array) {
    this.#classes = classes;
    const most = patterns.reduce((sum, { length }) => sum + length, 1);
    this.#labels = new Uint8Array(most);
    this.#children = new Uint32Array(most);
    this.#siblings = new Uint32Array(most);
    this.#shorter = new Uint32Array(most);
    this.#matches = new Uint32Array(most);
    this.#open = new Uint32Array(most);
    let states = 1;
    const add = (pattern: Uint8Array): number => {
      let state = 0;
      for (const byte of pattern) {
        let next = this.#childOf(state, classes[byte]!);
        if (next === 0) {
          next = states;
          states += 1;
          this.#labels[next] = classes[byte]!;
          this.#siblings[next] = this.#children[state]!;
          this.#children[state] = next;
        }
        state = next;
      }
      return state;
    };
    // The states after one byte are added first, so that they have the lowest numbers.
    for (const pattern of patterns) add(pattern.subarray(0, 1));
    this.#nearStates = states;
    for (const pattern of patterns) this.#matches[add(pattern)] = pattern.length;
    this.#near = new Uint32Array(this.#nearStates * 256);
    this.#fillNear();
    this.#link(states);
  }

  /** Finds the patterns in the first `length` bytes. */
  search(bytes: Uint8Array, length: number): Found {
    // Indexes of the bytes that are not skipped.
    const kept = length <= this.#scratch.length ? this.#scratch : new Uint32Array(length);
    const classes = this.#classes;
    const near = this.#near;
    const nearStates = this.#nearStates;
    const matches = this.#matches;
    const ranges: number[] = [];
    let count = 0;
    let state = 0;
    for (let at = 0; at < length; at += 1) {
      const byte = classes[bytes[at]!]!;
      if (byte === 0) continue;
      kept[count] = at;
      count += 1;
      if (state < nearStates) {
        // No pattern can end here, because patterns have at least three bytes.
        state = near[(state << 8) | byte]!;
        continue;
      }
      state = this.#next(state, byte);
      const match = matches[state]!;
      if (match !== 0) addRange(ranges, kept[count - match]!, at + 1);
    }
    const open = this.#open[state]!;
    return { ranges, openFrom: open === 0 ? length : kept[count - open]! };
  }

  /** Whether a text contains no pattern as it is written. */
  isAbsent(text: string): boolean {
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const byte = this.#classes[text.charCodeAt(at)]!;
      if (byte === 0) continue;
      state = state < this.#nearStates ? this.#near[(state << 8) | byte]! : this.#next(state, byte);
      if (this.#matches[state] !== 0) return false;
    }
    return true;
  }

  #childOf(state: number, byte: number): number {
    let child = this.#children[state]!;
    while (child !== 0 && this.#labels[child] !== byte) child = this.#siblings[child]!;
    return child;
  }

  #next(state: number, byte: number): number {
    for (let from = state; ; from = this.#shorter[from]!) {
      if (from < this.#nearStates) return this.#near[(from << 8) | byte]!;
      const child = this.#childOf(from, byte);
      if (child !== 0) return child;
    }
  }

  #fillNear(): void {
    for (let first = this.#children[0]!; first !== 0; first = this.#siblings[first]!)
      this.#near[this.#labels[first]!] = first;
    for (let state = 1; state < this.#nearStates; state += 1) {
      this.#near.copyWithin(state << 8, 0, 256);
      for (let child = this.#children[state]!; child !== 0; child = this.#siblings[child]!)
        this.#near[(state << 8) | this.#labels[child]!] = child;
    }
  }

  /**
   * Fills `#shorter`, `#matches` and `#open`, from short to long states, because the values of a state depend on
   * shorter ones.
   */
  #link(states: number): void {
    const queue = new Uint32Array(states);
    const depths = new Uint32Array(states);
    let length = 1;
    for (let done = 0; done < length; done += 1) {
      const state = queue[done]!;
      const shorter = this.#shorter[state]!;
      if (this.#matches[state] === 0) this.#matches[state] = this.#matches[shorter]!;
      this.#open[state] = this.#children[state] === 0 ? this.#open[shorter]! : depths[state]!;
      for (let child = this.#children[state]!; child !== 0; child = this.#siblings[child]!) {
        this.#shorter[child] = state === 0 ? 0 : this.#next(shorter, this.#labels[child]!);
        depths[child] = depths[state]! + 1;
        queue[length] = child;
        length += 1;
      }
    }
  }
}

/** Adds a range that ends after all others, and merges it with those that it overlaps. */
function addRange(ranges: number[], start: number, end: number): void {
  let from = start;
  while (ranges.length > 0 && ranges.at(-1)! > start) {
    ranges.pop();
    from = Math.min(from, ranges.pop()!);
  }
  ranges.push(from, end);
}
