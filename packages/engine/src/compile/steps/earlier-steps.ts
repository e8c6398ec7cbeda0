/** The declared members of the output of a step. */
export interface StepMembers {
  readonly names: readonly string[];
  /** Whether the elements of a list have only these members, too. */
  readonly closesElements: boolean;
  has(name: string): boolean;
}

export function makeStepMembers(names: readonly string[], closesElements: boolean): StepMembers {
  const all = new Set(names);
  return { names, closesElements, has: (name) => all.has(name) };
}

/** A step; `members` is `undefined` where its output is not declared. */
interface Entry {
  readonly name: string;
  readonly members: StepMembers | undefined;
}

/** What all places of one orchestration share: its steps so far, and where each name occurs. Only grows. */
interface Log {
  readonly entries: Entry[];
  /** In the order of their first step. */
  readonly names: string[];
  readonly places: Map<string, number[]>;
}

/**
 * The steps before one place. A later step replaces an earlier one of the same name.
 *
 * Each place is a length of one shared log: a copy for each step would take memory in the square of their number.
 */
export class EarlierSteps {
  readonly #log: Log;
  readonly #length: number;
  readonly #distinct: number;
  #declared: { readonly names: ReadonlySet<string>; readonly isOpen: boolean } | undefined;

  constructor(log: Log = { entries: [], names: [], places: new Map() }, length = 0, distinct = 0) {
    this.#log = log;
    this.#length = length;
    this.#distinct = distinct;
  }

  /** The steps before the next place. */
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

  /** Whether the declared output of a step has a member. */
  declares(member: string): boolean {
    return this.#all.names.has(member);
  }

  /** Whether the output of a step is not declared. */
  get areOpen(): boolean {
    return this.#all.isOpen;
  }

  get #all(): { readonly names: ReadonlySet<string>; readonly isOpen: boolean } {
    if (this.#declared !== undefined) return this.#declared;
    // Steps that call one operation share their members.
    const members = new Set([...this].map((name) => this.membersOf(name)));
    const names = new Set([...members].flatMap((each) => each?.names ?? []));
    return (this.#declared = { names, isOpen: members.has(undefined) });
  }

  #copy(): EarlierSteps {
    return this.#log.entries
      .slice(0, this.#length)
      .reduce((steps, { name, members }) => steps.with(name, members), new EarlierSteps());
  }
}
