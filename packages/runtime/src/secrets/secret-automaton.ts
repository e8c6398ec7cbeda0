/** Parts of a text, each as the places where it begins and ends, one after the other. */
export type Ranges = readonly number[];

/** What was found in bytes: indexes of bytes. */
export interface Found {
  /** In order; matches that overlap are one range. */
  readonly ranges: Ranges;
  /** Where the longest ending that is the beginning of a pattern begins; the length of the bytes if there is none. */
  readonly openFrom: number;
}

/**
 * Finds patterns of bytes in one pass: the time depends neither on their number nor on their length.
 *
 * Source: A. Aho and M. Corasick, "Efficient string matching", 1975. States are numbers, and their properties are in typed
 * arrays: a credential of some thousand characters has a hundred thousand of them.
 */
export class SecretAutomaton {
  /** What each byte is compared as; 0: it is skipped. */
  readonly #classes: Uint8Array;
  /** The class on the way into a state, and its children as a list. */
  readonly #labels: Uint8Array;
  readonly #children: Uint32Array;
  readonly #siblings: Uint32Array;
  /** The state of the longest ending that is another beginning. */
  readonly #shorter: Uint32Array;
  /** The length of the longest pattern that ends in a state. */
  readonly #matches: Uint32Array;
  /** The length of the longest ending that a pattern continues. */
  readonly #open: Uint32Array;
  /** The next states of the beginning and of the states after one byte, which are the most frequent ones. */
  readonly #near: Uint32Array;
  readonly #nearStates: number;
  /** Reused for short texts, which are frequent. */
  readonly #scratch = new Uint32Array(1024);

  /** Patterns have three bytes or more. */
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
    // First, so that these states have the lowest numbers.
    for (const pattern of patterns) add(pattern.subarray(0, 1));
    this.#nearStates = states;
    for (const pattern of patterns) this.#matches[add(pattern)] = pattern.length;
    this.#near = new Uint32Array(this.#nearStates * 256);
    this.#fillNear();
    this.#link(states);
  }

  /** Finds the patterns in the first bytes. */
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
        // No pattern has one byte or two.
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

  /** Whether a text holds no pattern as it is. */
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

  /** From the shortest beginnings to the longest ones, since each refers to shorter ones. */
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

/** Adds a range that ends behind all others. */
function addRange(ranges: number[], start: number, end: number): void {
  let from = start;
  while (ranges.length > 0 && ranges.at(-1)! > start) {
    ranges.pop();
    from = Math.min(from, ranges.pop()!);
  }
  ranges.push(from, end);
}
