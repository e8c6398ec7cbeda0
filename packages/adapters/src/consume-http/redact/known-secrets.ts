import { CallRedactors, type Redactor } from '@naftiko/runtime';

/**
 * The secrets that requests to one upstream contain: values of the environment, and credentials. Most are known when
 * the client opens; a credential that is an input or the output of a step differs between requests.
 */
export class KnownSecrets {
  /** The secrets that are the same for every request. */
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

  /** The redactor that removes the secrets of a request from its answer; `undefined`: there are none. */
  redactorFor(secrets: readonly string[]): Redactor | undefined {
    return this.#redactors.redactorFor(this.listOthers(secrets));
  }
}

const none: readonly string[] = [];
