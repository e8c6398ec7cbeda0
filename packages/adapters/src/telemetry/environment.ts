/** `OTEL_…` variables. Those that are empty count as absent. Source: OpenTelemetry, "Environment Variable Specification". */
export class OtelVariables {
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  text(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** The first of several that is there. */
  first(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.text(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Everything but "true" means no. */
  says(name: string): boolean {
    return this.text(name)?.toLowerCase() === 'true';
  }

  /** Names and values, percent-decoded: `a=1,b=two%20words`. What is malformed is left out. */
  pairs(name: string): Readonly<Record<string, string>> {
    const pairs = (this.text(name) ?? '').split(',').flatMap((pair): readonly (readonly [string, string])[] => {
      const [, key = '', value = ''] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
      const decoded = decode(value);
      return key === '' || decoded === undefined ? [] : [[key, decoded]];
    });
    return Object.fromEntries(pairs);
  }
}

/** `undefined` for what is no percent-encoded text. */
export function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
