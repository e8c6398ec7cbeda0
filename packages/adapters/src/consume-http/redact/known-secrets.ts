import { CallRedactors, type Redactor } from '@naftiko/runtime';

/**
 * The secrets that requests to one upstream carry: values of the environment, and credentials. Those of the document
 * are known when the upstream opens; a credential may also be the output of a step or an input.
 */
export class KnownSecrets {
  /** Those that are the same for every request. */
  readonly fixed: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #redactors: CallRedactors;

  constructor(fixed: Iterable<string>) {
    this.#known = new Set(fixed);
    this.fixed = [...this.#known];
    this.#redactors = new CallRedactors(this.#known);
  }

  /** The secrets of a request that are not fixed. */
  listOthers(secrets: readonly string[]): readonly string[] {
    return secrets.every((secret) => this.#known.has(secret))
      ? none
      : secrets.filter((secret) => !this.#known.has(secret));
  }

  /** What removes the secrets of a request from its answer; `undefined`: it carries none. */
  redactorFor(secrets: readonly string[]): Redactor | undefined {
    return this.#redactors.redactorFor(this.listOthers(secrets));
  }
}

const none: readonly string[] = [];
