import { describe, expect, test } from '@jest/globals';
import { startOf, type Bind, type Origin } from '@naftiko/spec';
import type { BindContext, BindProvider } from './bind-provider.js';

/** What the suite needs of a provider: a source that is there, and some that are not. */
export interface BindProviderCases {
  readonly provider: BindProvider;
  /** Opens what the locations are about; the same for all cases. */
  context(): Partial<BindContext>;
  readonly reads: readonly {
    readonly says: string;
    /** A function where the location is known only once the source is open. */
    readonly location: string | (() => string);
    /** By key of the source. */
    readonly values: Readonly<Record<string, string>>;
  }[];
  /** A location that holds something, and keys it does not give. */
  readonly lacks: { readonly location: string | (() => string); readonly keys: readonly string[] };
  /** Locations that give nothing at all. */
  readonly refuses: readonly {
    readonly says: string;
    readonly location: string | (() => string);
    readonly environment?: BindContext['environment'];
    readonly message: RegExp;
  }[];
  /** Texts that no message may ever show. */
  readonly secrets: readonly string[];
}

/** The suite every provider runs. */
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

    test('blames every key that cannot be had, each at its place', async () => {
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

    test('asks for nothing when nothing is wanted of a source that is there', async () => {
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
