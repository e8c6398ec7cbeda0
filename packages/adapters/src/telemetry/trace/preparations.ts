/** What activities with certain names have in common. It must not keep the activity from which it was prepared. */
export interface Prepared<Activity> {
  /** Whether it is for this activity, whose key is the same. */
  isFor(activity: Activity): boolean;
}

/**
 * What is prepared once for all activities with the same names: the shape of their spans and the sums of their metrics.
 * Names come from documents, so that there are few. They are compared one by one, because a key made of all of them would
 * be a new text for each activity.
 */
export class Preparations<Activity, Value extends Prepared<Activity>> {
  readonly #keyOf: (activity: Activity) => string;
  readonly #make: (activity: Activity) => Value;
  readonly #byKey = new Map<string, Value[]>();

  /** `keyOf` returns the name that distinguishes most activities. */
  constructor(keyOf: (activity: Activity) => string, make: (activity: Activity) => Value) {
    this.#keyOf = keyOf;
    this.#make = make;
  }

  prepare(activity: Activity): Value {
    const key = this.#keyOf(activity);
    const known = this.#byKey.get(key);
    if (known !== undefined) for (const one of known) if (one.isFor(activity)) return one;
    const made = this.#make(activity);
    if (known === undefined) this.#byKey.set(key, [made]);
    else known.push(made);
    return made;
  }
}
