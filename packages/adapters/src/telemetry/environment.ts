/** `OTEL_…` variables. Empty ones count as absent. Source: OpenTelemetry, "Environment Variable Specification". */
export class OtelVariables {
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment;
  }

  readText(name: string): string | undefined {
    const value = this.#environment[name]?.trim();
    return value === '' ? undefined : value;
  }

  /** The value of the first present variable. */
  readFirst(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.readText(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Any value but "true" is false. */
  isTrue(name: string): boolean {
    return this.readText(name)?.toLowerCase() === 'true';
  }

  /** Names and values, percent-decoded: `a=1,b=two%20words`. Malformed entries are skipped. */
  readPairs(name: string): Readonly<Record<string, string>> {
    const pairs = (this.readText(name) ?? '').split(',').flatMap((pair): readonly (readonly [string, string])[] => {
      const sign = pair.indexOf('=');
      const key = pair.slice(0, Math.max(sign, 0)).trim();
      const decoded = decode(pair.slice(sign + 1).trim());
      return key === '' || /\s/.test(key) || decoded === undefined ? [] : [[key, decoded]];
    });
    return Object.fromEntries(pairs);
  }
}

/** Returns `undefined` for text that is not percent-encoded. */
export function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
