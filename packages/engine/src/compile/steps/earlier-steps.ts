/** The declared members of the output of a step. */
export interface StepMembers {
  readonly names: readonly string[];
  /** Whether the elements of the output also have only these members, when the output is a list. */
  readonly closesElements: boolean;
  has(name: string): boolean;
}

export function makeStepMembers(names: readonly string[], closesElements: boolean): StepMembers {
  const all = new Set(names);
  return { names, closesElements, has: (name) => all.has(name) };
}

/** One step; `members` is `undefined` when the document does not declare the output. */
interface Entry {
  readonly name: string;
  readonly members: StepMembers | undefined;
}

/** The steps of one unit, shared by the `EarlierSteps` of all its places. Steps are only added. */
interface StepList {
  readonly entries: Entry[];
  /** Distinct, in the order in which they first occur. */
  readonly names: string[];
  /** The positions in `entries` at which each name occurs. */
  readonly places: Map<string, number[]>;
}

/**
 * The steps before one place. A later step replaces an earlier one of the same name.
 *
 * An instance is the first part of a list that all instances share: with a copy for each step, the memory would grow
 * with the square of the number of steps.
 */
export class EarlierSteps {
  readonly #log: StepList;
  readonly #length: number;
  readonly #distinct: number;
  #declared: { readonly names: ReadonlySet<string>; readonly hasUndeclared: boolean } | undefined;

  constructor(log: StepList = { entries: [], names: [], places: new Map() }, length = 0, distinct = 0) {
    this.#log = log;
    this.#length = length;
    this.#distinct = distinct;
  }

  /** Adds a step: returns the steps before the next place. */
  with(name: string, members: StepMembers | undefined): EarlierSteps {
    if (this.#log.entries.length !== this.#length) return this.#copy().with(name, members);
    const { entries, names, places } = this.#log;
    const known = places.get(name);
    entries.push({ name, members });
    if (known === undefined) {
      places.set(name, [this.#length]);
      names.push(name);
    } else known.push(this.#length);
    return new EarlierSteps(this.#log, this.#length + 1, this.#distinct + (known === undefined ? 1 : 0));
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  has(name: string): boolean {
    return (this.#log.places.get(name)?.[0] ?? Infinity) < this.#length;
  }

  membersOf(name: string): StepMembers | undefined {
    const place = this.#log.places.get(name)?.findLast((each) => each < this.#length);
    return place === undefined ? undefined : this.#log.entries[place]?.members;
  }

  /** The distinct names, for messages. */
  *[Symbol.iterator](): Iterator<string> {
    for (let at = 0; at < this.#distinct; at += 1) yield this.#log.names[at]!;
  }

  /** The distinct names, each at the place of its last step. */
  get inOrder(): readonly string[] {
    const names = new Set<string>();
    for (let at = this.#length - 1; at >= 0; at -= 1) names.add(this.#log.entries[at]!.name);
    return [...names].reverse();
  }

  /** Whether the declared output of any step has this member. */
  declares(member: string): boolean {
    return this.#all.names.has(member);
  }

  /** Whether a step exists whose output is not declared. */
  get hasUndeclaredOutput(): boolean {
    return this.#all.hasUndeclared;
  }

  get #all(): { readonly names: ReadonlySet<string>; readonly hasUndeclared: boolean } {
    if (this.#declared !== undefined) return this.#declared;
    // Steps that call one operation share their members.
    const members = new Set([...this].map((name) => this.membersOf(name)));
    const names = new Set([...members].flatMap((each) => each?.names ?? []));
    return (this.#declared = { names, hasUndeclared: members.has(undefined) });
  }

  #copy(): EarlierSteps {
    return this.#log.entries
      .slice(0, this.#length)
      .reduce((steps, { name, members }) => steps.with(name, members), new EarlierSteps());
  }
}
