/** Replaces hidden values. */
export const mask = '***';

/** Variables whose values are all `***`, for previews. Without a source, every name has such a value. */
export class MaskedVariables extends Map<string, string> {
  readonly #source: ReadonlyMap<string, string> | undefined;

  constructor(source?: ReadonlyMap<string, string>) {
    super();
    this.#source = source;
  }

  override get(name: string): string | undefined {
    return this.#source?.has(name) === false ? undefined : mask;
  }

  override has(name: string): boolean {
    return this.#source?.has(name) ?? true;
  }
}
