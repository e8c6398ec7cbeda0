import { diagnose, invalid, valid, type Bind, type Checked, type Diagnostic } from '@naftiko/spec';
import type { Variable, VariableUse } from '../compile/variables.js';
import type { BindContext, BindProvider } from '../ports/bind-provider.js';

/** The values an operator supplies at start. */
export interface GivenValues extends BindContext {
  /**
   * `--var <name>=…`, else the environment variable `NAFTIKO_VAR_<name>`; never an environment variable named `<name>`.
   */
  readonly settings: ReadonlyMap<string, string>;
  /** `--base-uri` by consumed namespace; `*` for all. */
  readonly baseUris: ReadonlyMap<string, string>;
  /** Whether calls are answered with samples (`--mock`). No request is then sent, so that no value is required. */
  readonly mock: boolean;
}

/**
 * Returns the values of all variables, or one diagnostic for each missing variable. The line break at the end of a
 * value is removed: files that contain secrets usually end with one. Source: specification 02, section 2.
 */
export async function resolveVariables(
  variables: readonly Variable[],
  providers: readonly BindProvider[],
  given: GivenValues,
): Promise<Checked<ReadonlyMap<string, string>>> {
  const loaded = await loadBinds(variables, providers, given);
  const values = new Map<string, string>();
  const diagnostics: Diagnostic[] = [...loaded.diagnostics];
  for (const variable of variables) {
    const value = valueOf(variable, loaded.values, given);
    const blank = given.mock ? undefined : findBlankSecret(variable, value);
    if (blank !== undefined) diagnostics.push(blank);
    else if (value !== undefined) values.set(variable.id, value.replace(/\r?\n$/, ''));
    else if (isNeeded(variable, given)) diagnostics.push(...reportMissing(variable, loaded.failed, given));
    if (value === undefined && given.mock) values.set(variable.id, variable.name);
  }
  return diagnostics.some(({ severity }) => severity === 'error')
    ? invalid(...diagnostics)
    : valid(values, diagnostics);
}

/**
 * Whether the operator has supplied the value of a variable. Used by `inspect` and `env`; sources of binds are not
 * read.
 */
export function isGiven(
  variable: Pick<Variable, 'id' | 'kind' | 'name'> & { readonly uses: readonly Pick<VariableUse, 'inCredential'>[] },
  given: Pick<GivenValues, 'environment' | 'settings' | 'baseUris'>,
): boolean {
  if (variable.kind === 'bind') return true;
  const value = valueOf(variable, new Map(), given);
  return value !== undefined && (!isBlank(value) || !variable.uses.some(({ inCredential }) => inCredential === true));
}

/** The diagnostic of a blank value in a credential. A request without it would be sent, or served, unauthenticated. */
function findBlankSecret({ name, uses }: Variable, value: string | undefined): Diagnostic | undefined {
  if (value === undefined || !isBlank(value)) return undefined;
  const use = uses.find(({ inCredential }) => inCredential === true);
  return use === undefined ? undefined : diagnose('variable-blank', use.at, { name });
}

/** Whether a value has only spaces and invisible characters, such as the zero-width space and the byte order mark. */
const isBlank = (value: string): boolean => !/[^\s\p{Cc}\p{Cf}]/u.test(value);

/**
 * Whether a value is required. A value that is used only in a base URI is not required when the operator replaces that
 * base URI.
 */
export const isNeeded = (
  { uses }: { readonly uses: readonly Omit<VariableUse, 'at'>[] },
  { baseUris }: Pick<GivenValues, 'baseUris'>,
): boolean => uses.some((use) => needs(use, baseUris));

const needs = (
  { optional, inBaseUri, upstream }: Omit<VariableUse, 'at'>,
  baseUris: ReadonlyMap<string, string>,
): boolean => !optional && !(inBaseUri === true && (baseUris.has(upstream ?? '') || baseUris.has('*')));

function valueOf(
  variable: Pick<Variable, 'id' | 'kind' | 'name'>,
  bound: ReadonlyMap<string, string>,
  { environment, settings, baseUris }: Pick<GivenValues, 'environment' | 'settings' | 'baseUris'>,
): string | undefined {
  switch (variable.kind) {
    case 'environment':
      return Object.hasOwn(environment, variable.name) ? environment[variable.name] : undefined;
    case 'setting':
      return settings.get(variable.name) ?? environment[`NAFTIKO_VAR_${variable.name}`];
    case 'base-uri':
      return baseUris.get(variable.name) ?? baseUris.get('*');
    case 'bind':
      return bound.get(variable.id);
  }
}

function reportMissing(
  variable: Variable,
  failed: ReadonlySet<Bind>,
  { mock, baseUris }: GivenValues,
): readonly Diagnostic[] {
  const first = variable.uses.find((use) => needs(use, baseUris));
  if (mock || first === undefined) return [];
  const { name } = variable;
  if (variable.kind === 'setting') return [diagnose('setting-missing', first.at, { name })];
  if (variable.kind === 'base-uri') return [diagnose('base-uri-missing', first.at, { namespace: name })];
  // The provider has already reported that the source of the bind cannot be read.
  if (variable.bind !== undefined && failed.has(variable.bind)) return [];
  const purpose = first.upstream === undefined ? 'the document uses it here' : `it is sent to "${first.upstream}"`;
  return [diagnose('variable-missing', first.at, { name, purpose })];
}

interface LoadedBinds {
  readonly values: ReadonlyMap<string, string>;
  readonly failed: ReadonlySet<Bind>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads every used bind that has a location, each once. */
async function loadBinds(
  variables: readonly Variable[],
  providers: readonly BindProvider[],
  given: GivenValues,
): Promise<LoadedBinds> {
  const values = new Map<string, string>();
  const failed = new Set<Bind>();
  const diagnostics: Diagnostic[] = [];
  if (given.mock) return { values, failed, diagnostics };
  const binds = new Set(variables.flatMap(({ kind, bind }) => (kind === 'bind' && bind !== undefined ? [bind] : [])));
  for (const bind of binds) {
    const location = bind.location?.text ?? '';
    const scheme = /^([a-zA-Z][\w+.-]*):/.exec(location)?.[1]?.toLowerCase() ?? 'file';
    const provider = providers.find((candidate) => candidate.scheme === scheme);
    if (provider === undefined) {
      const known = providers.map((candidate) => candidate.scheme).join(', ');
      const reason = `No provider reads binds from "${scheme}:"; known: ${known}.`;
      diagnostics.push(diagnose('bind-failed', bind.location?.at ?? bind.at, { reason }));
      failed.add(bind);
      continue;
    }
    // Only used keys are read, so that an unused key that is absent does not prevent the start.
    const used = new Set(variables.filter((variable) => variable.bind === bind).map(({ key }) => key));
    const read = await provider.load({ ...bind, keys: bind.keys.filter((key) => used.has(key)) }, given);
    diagnostics.push(...read.diagnostics);
    if (!read.ok) failed.add(bind);
    else {
      for (const variable of variables) {
        const value = variable.bind === bind ? read.value.get(variable.name) : undefined;
        if (value !== undefined) values.set(variable.id, value);
      }
    }
  }
  return { values, failed, diagnostics };
}
