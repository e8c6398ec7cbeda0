import { describe, expect, test } from '@jest/globals';
import { startOf, type Bind, type Origin } from '@naftiko/spec';
import type { BindContext, BindProvider } from './bind-provider.js';

/** The cases of one provider: existing and missing sources. */
export interface BindProviderCases {
  readonly provider: BindProvider;
  /** Opens the source behind the locations; the same for all cases. */
  context(): Partial<BindContext>;
  readonly reads: readonly {
    readonly says: string;
    /** A function where the location is known only once the source is open. */
    readonly location: string | (() => string);
    /** By key of the source. */
    readonly values: Readonly<Record<string, string>>;
  }[];
  /** An existing location, with keys it does not have. */
  readonly lacks: { readonly location: string | (() => string); readonly keys: readonly string[] };
  /** Locations that cannot be read. */
  readonly refuses: readonly {
    readonly says: string;
    readonly location: string | (() => string);
    readonly environment?: BindContext['environment'];
    readonly message: RegExp;
  }[];
  /** Strings that must not occur in any message. */
  readonly secrets: readonly string[];
}

/** The contract suite of bind providers. */
export function bindProviderContract(cases: BindProviderCases): void {
  const { provider, reads, lacks, refuses, secrets } = cases;
  const load = (
    location: string | (() => string),
    keys: readonly string[],
    environment?: BindContext['environment'],
  ) => {
    const context = { environment: {}, directory: '/nowhere', workingDirectory: '/nowhere', ...cases.context() };
    const bind = bindOf(typeof location === 'string' ? location : location(), keys);
    return provider.load(bind, environment === undefined ? context : { ...context, environment });
  };

  describe(`the provider of "${provider.scheme}" binds`, () => {
    test.each(reads)('reads $says', async ({ location, values }) => {
      const keys = Object.keys(values);
      const loaded = await load(location, keys);
      const expected = keys.map((key, index) => [variableOf(index), values[key]] as const);
      expect([loaded.ok && [...loaded.value], loaded.diagnostics]).toEqual([expected, []]);
    });

    test('reports every missing key at its place', async () => {
      const present = Object.keys(reads[0]?.values ?? {}).slice(0, 1);
      const loaded = await load(lacks.location, [...present, ...lacks.keys]);
      expect(loaded).toMatchObject({
        ok: false,
        diagnostics: lacks.keys.map((key, index) => ({
          code: 'bind-failed',
          at: keyPlace(index + present.length),
          message: expect.stringContaining(key) as unknown,
        })),
      });
      expect(secrets.filter((secret) => JSON.stringify(loaded.diagnostics).includes(secret))).toEqual([]);
    });

    test('returns no values for a bind without keys', async () => {
      expect(await load(lacks.location, [])).toEqual({ ok: true, value: new Map(), diagnostics: [] });
    });

    if (refuses.length > 0) {
      test.each(refuses)('refuses $says with one sentence', async ({ location, environment, message }) => {
        const loaded = await load(location, ['KEY', 'OTHER'], environment);
        expect(loaded).toMatchObject({
          ok: false,
          diagnostics: [{ code: 'bind-failed', at: locationPlace, message: expect.stringMatching(message) as unknown }],
        });
        expect(loaded.diagnostics).toHaveLength(1);
        expect(secrets.filter((secret) => JSON.stringify(loaded.diagnostics).includes(secret))).toEqual([]);
      });
    }
  });
}

const placeAt = (...path: readonly (string | number)[]): Origin => ({ ...startOf('test.yaml'), path });
const locationPlace = placeAt('binds', 0, 'location');
const variableOf = (index: number): string => `V${index}`;
const keyPlace = (index: number): Origin => placeAt('binds', 0, 'keys', variableOf(index));

const bindOf = (location: string, keys: readonly string[]): Bind => ({
  namespace: { text: 'secrets', at: placeAt('binds', 0, 'namespace') },
  location: { text: location, at: locationPlace },
  keys: keys.map((key, index) => ({
    variable: { text: variableOf(index), at: keyPlace(index) },
    source: { text: key, at: keyPlace(index) },
  })),
  at: placeAt('binds', 0),
});
