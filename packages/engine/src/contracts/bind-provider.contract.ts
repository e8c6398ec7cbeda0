import { startOf, type Bind, type Checked, type Origin } from '@naftiko/spec';
import type { BindContext, BindProvider } from '../ports/bind-provider.js';
import type { DocumentFiles, FileRefusal } from '../ports/document-files.js';
import { check, checkEqual, checkMatches } from './check.js';
import type { ContractCase } from './contract-case.js';

/** The cases of one provider: existing and missing sources. */
export interface BindProviderCases {
  readonly provider: BindProvider;
  /** The context of all cases. Called when a case runs; it can open the source that the locations name. */
  context(): Partial<BindContext>;
  readonly reads: readonly {
    readonly says: string;
    readonly location: Location;
    /** The values by the name of their key in the source. */
    readonly values: Readonly<Record<string, string>>;
  }[];
  /** An existing location, with keys it does not have. */
  readonly lacks: { readonly location: Location; readonly keys: readonly string[] };
  /** Locations that cannot be read. */
  readonly refuses: readonly {
    readonly says: string;
    readonly location: Location;
    readonly environment?: BindContext['environment'];
    readonly message: RegExp;
  }[];
  /** Strings that must not occur in any message. */
  readonly secrets: readonly string[];
}

/** A function when the location depends on the opened source, such as the port of a server. */
type Location = string | (() => string);

/** The contract suite of bind providers. */
export function bindProviderContract(cases: BindProviderCases): readonly ContractCase[] {
  const { provider, reads, lacks, refuses, secrets } = cases;
  const named = (says: string, run: ContractCase['run']) => ({
    name: `the provider of "${provider.scheme}" binds ${says}`,
    run,
  });
  const load = (location: Location, keys: readonly string[], environment?: BindContext['environment']) => {
    const elsewhere = { directory: '/nowhere', workingDirectory: '/nowhere', files: withoutFiles };
    const context = { environment: {}, ...elsewhere, ...cases.context() };
    const bind = bindOf(typeof location === 'string' ? location : location(), keys);
    return provider.load(bind, environment === undefined ? context : { ...context, environment });
  };

  return [
    ...reads.map(({ says, location, values }) =>
      named(`reads ${says}`, async () => {
        const keys = Object.keys(values);
        const loaded = await load(location, keys);
        const expected = keys.map((key, index) => [variableOf(index), values[key]]);
        checkEqual([loaded.ok && [...loaded.value], loaded.diagnostics], [expected, []]);
      }),
    ),
    named('reports every missing key at its place', async () => {
      const present = Object.keys(reads[0]?.values ?? {}).slice(0, 1);
      const loaded = await load(lacks.location, [...present, ...lacks.keys]);
      const missing = lacks.keys.map((_, index) => ({ code: 'bind-failed', at: keyPlace(index + present.length) }));
      checkMatches(loaded, { ok: false, diagnostics: missing });
      for (const [index, key] of lacks.keys.entries()) {
        const message = loaded.diagnostics[index]?.message ?? '';
        check(message.includes(key), `The message ${JSON.stringify(message)} does not name the key "${key}".`);
      }
      checkHides(loaded, secrets);
    }),
    named('reads an existing source when no key is required', async () => {
      checkEqual(await load(lacks.location, []), { ok: true, value: new Map(), diagnostics: [] });
    }),
    ...refuses.map(({ says, location, environment, message }) =>
      named(`refuses ${says} with one sentence`, async () => {
        const loaded = await load(location, ['KEY', 'OTHER'], environment);
        checkMatches(loaded, { ok: false, diagnostics: [{ code: 'bind-failed', at: locationPlace, message }] });
        checkHides(loaded, secrets);
      }),
    ),
  ];
}

function checkHides({ diagnostics }: Checked<unknown>, secrets: readonly string[]): void {
  const text = JSON.stringify(diagnostics);
  check(!secrets.some((secret) => text.includes(secret)), 'A diagnostic shows a secret.');
}

const missing: FileRefusal = { kind: 'missing' };

/** The files of a document that may not read any file. */
const withoutFiles: DocumentFiles = {
  read: () => Promise.resolve({ ok: false, refusal: missing }),
  findFolder: () => Promise.resolve({ ok: false, refusal: missing }),
  withFolders: () => withoutFiles,
};

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
