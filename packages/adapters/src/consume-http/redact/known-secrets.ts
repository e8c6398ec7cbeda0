import { type Redactor, redactorOf } from '@naftiko/runtime';

/**
 * The secrets that requests to one upstream carry: values of the environment, and credentials. Those of the document
 * are known when the upstream opens; a credential may also be the output of a step or an input.
 */
export class KnownSecrets {
  /** Those that are the same for every request. */
  readonly fixed: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #redactor: Redactor | undefined;
  readonly #others = new Map<string, Redactor | undefined>();

  constructor(fixed: Iterable<string>) {
    this.#known = new Set(fixed);
    this.fixed = [...this.#known];
    this.#redactor = redactorOf(this.#known);
  }

  /** The secrets of a request that are not fixed. */
  listOthers(secrets: readonly string[]): readonly string[] {
    return secrets.every((secret) => this.#known.has(secret))
      ? none
      : secrets.filter((secret) => !this.#known.has(secret));
  }

  /** What removes the secrets of a request from its answer; `undefined`: it carries none. */
  redactorFor(secrets: readonly string[]): Redactor | undefined {
    const others = this.listOthers(secrets);
    if (others.length === 0) return this.#redactor;
    const key = JSON.stringify(others);
    if (this.#others.has(key)) return this.#others.get(key);
    const made = redactorOf([...this.#known, ...others]);
    if (this.#others.size >= keptRedactors) this.#others.clear();
    this.#others.set(key, made);
    return made;
  }
}

const none: readonly string[] = [];

/** A session lasts for many requests. */
const keptRedactors = 16;
