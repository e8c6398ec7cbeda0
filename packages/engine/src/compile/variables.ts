import { diagnose, type Bind, type BindKey, type Diagnostic, type Origin } from '@naftiko/spec';
import { isUpperCase, findSimilar, takeNames } from '../expression/names.js';
import { makeVariableReader } from '../expression/scope.js';

/** A value from outside the document that is resolved at start. */
export interface Variable {
  /** Its key in `RuntimeContext.variables`. */
  readonly id: string;
  /**
   * The source of the value: an environment variable, a bind with a location, a setting (`--var`), or the operator's
   * base URI (`--base-uri`).
   */
  readonly kind: 'environment' | 'bind' | 'setting' | 'base-uri';
  /**
   * The name of the environment variable, of the bound variable or of the setting, or the namespace of the upstream.
   */
  readonly name: string;
  readonly bind: Bind | undefined;
  readonly key: BindKey | undefined;
  readonly uses: readonly VariableUse[];
}

/** One place of the document that uses a variable. */
export interface VariableUse {
  readonly at: Origin;
  /** The consumed namespace whose upstream receives it; `undefined` when it is not sent. */
  readonly upstream: string | undefined;
  /** Whether this use works without a value, so that its absence does not prevent a start. */
  readonly optional: boolean;
  /** Whether it is part of the upstream's base URI, which the operator may replace as a whole. */
  readonly inBaseUri?: boolean;
  /** Whether it is part of a credential: a blank value is then an error. */
  readonly inCredential?: boolean;
}

type ReadVariable = ReturnType<typeof makeVariableReader>;

interface Draft {
  readonly variable: Omit<Variable, 'uses'>;
  readonly uses: VariableUse[];
}

/** All variables that a document uses, collected while its names are resolved. */
export class VariableTable {
  readonly #binds: readonly Bind[];
  readonly #conformant: boolean;
  readonly #drafts = new Map<string, Draft>();
  readonly #ambiguous = new Set<string>();
  /** The ids of variables that a bind supplies, also a bind of an imported document. */
  readonly #bound = new Set<string>();

  constructor(binds: readonly Bind[], conformant: boolean) {
    this.#binds = binds;
    this.#conformant = conformant;
  }

  /** The binds of the document itself. */
  get binds(): readonly Bind[] {
    return this.#binds;
  }

  /**
   * The variable of `NAME`, `<namespace of a bind>.NAME`, `env.NAME` or `secrets.NAME`, or `undefined` when the name is not
   * a variable.
   *
   * An upper-case name without a bind is an environment variable in the relaxed dialect, if `allowsEnvironment`.
   */
  resolve(name: string, use: VariableUse, allowsEnvironment: boolean, binds = this.#binds): ReadVariable | undefined {
    const bound = this.#findBound(name, use, binds);
    if (bound !== undefined) return bound;
    const prefixed = /^(?:env|secrets)\.([A-Za-z_][A-Za-z0-9_]*)$/.exec(name)?.[1];
    if (prefixed !== undefined) return this.environment(prefixed, use);
    if (allowsEnvironment && !this.#conformant && isUpperCase(name)) return this.environment(name, use);
    return undefined;
  }

  environment(name: string, use: VariableUse): ReadVariable {
    return this.#use({ id: `environment:${name}`, kind: 'environment', name, bind: undefined, key: undefined }, use);
  }

  setting(name: string, use: VariableUse): ReadVariable {
    return this.#use({ id: `setting:${name}`, kind: 'setting', name, bind: undefined, key: undefined }, use);
  }

  baseUri(namespace: string, use: VariableUse): ReadVariable {
    const id = `base-uri:${namespace}`;
    return this.#use({ id, kind: 'base-uri', name: namespace, bind: undefined, key: undefined }, use);
  }

  get all(): readonly Variable[] {
    return [...this.#drafts.values()].map(({ variable, uses }) => ({ ...variable, uses }));
  }

  /** Names in binds of the document that nothing uses. */
  get unused(): readonly string[] {
    const bound = this.#binds.flatMap((bind) => bind.keys.map((key) => [idOf(bind, key), key.variable.text] as const));
    return bound.flatMap(([id, name]) => (this.#drafts.has(id) ? [] : [name]));
  }

  /**
   * Reports names in binds that nothing uses, variables of the environment that no bind names, names with several values,
   * and empty binds.
   */
  diagnostics(): readonly Diagnostic[] {
    const used = new Set(this.#drafts.keys());
    const declared = new Set([
      ...this.#binds.flatMap((bind) => bind.keys.map((key) => idOf(bind, key))),
      ...this.#bound,
    ]);
    const unused = this.#binds.flatMap((bind) =>
      bind.keys
        .filter((key) => !used.has(idOf(bind, key)) && !this.#ambiguous.has(key.variable.text))
        .map((key) => ({ name: key.variable.text, at: key.variable.at })),
    );
    const candidates = takeNames(unused.map(({ name }) => name));
    const unbound = this.all.flatMap((variable) => {
      const first = variable.uses[0];
      if (variable.kind !== 'environment' || declared.has(variable.id) || first === undefined || first.optional)
        return [];
      const similar = findSimilar(variable.name, candidates);
      const severity = similar === undefined && !this.#conformant ? 'info' : 'warning';
      return [diagnose('env-not-bound', first.at, { name: variable.name, similar }, { severity })];
    });
    const ambiguous = [...this.#ambiguous].map((name) => {
      const owners = this.#binds.flatMap((bind) => {
        const key = bind.keys.find(({ variable }) => variable.text === name);
        return key === undefined ? [] : [{ namespace: bind.namespace.text, at: key.variable.at }];
      });
      const { at } = owners[1] ?? owners[0]!;
      return diagnose('bind-duplicate', at, { name, namespaces: owners.map(({ namespace }) => namespace) });
    });
    const empty = this.#binds
      .filter((bind) => bind.keys.length === 0)
      .map((bind) => diagnose('bind-empty', bind.at, { namespace: bind.namespace.text }));
    return [
      ...unused.map(({ name, at }) => diagnose('bind-unused', at, { name })),
      ...unbound,
      ...ambiguous,
      ...(this.#conformant ? empty : []),
    ];
  }

  #findBound(name: string, use: VariableUse, binds: readonly Bind[]): ReadVariable | undefined {
    const dot = name.lastIndexOf('.');
    const space = dot === -1 ? undefined : name.slice(0, dot);
    const short = name.slice(dot + 1);
    const index = indexBinds(binds);
    const first = (space === undefined ? index.byName : index.byFullName).get(space === undefined ? short : name);
    if (first?.isAmbiguous === true) this.#ambiguous.add(short);
    if (first === undefined || first.isAmbiguous) return undefined;
    const id = idOf(first.bind, first.key);
    this.#bound.add(id);
    if (first.bind.location === undefined) return this.environment(first.key.source.text, use);
    return this.#use({ id, kind: 'bind', name: short, bind: first.bind, key: first.key }, use);
  }

  #use(variable: Omit<Variable, 'uses'>, use: VariableUse): ReadVariable {
    const draft = this.#drafts.get(variable.id) ?? { variable, uses: [] };
    draft.uses.push(use);
    this.#drafts.set(variable.id, draft);
    return makeVariableReader(variable.id);
  }
}

/** The first key of a name, and whether other keys give the name another value. */
interface NamedKey {
  readonly bind: Bind;
  readonly key: BindKey;
  isAmbiguous: boolean;
}

/** The keys of binds by the name of their variable: `byName` as `NAME`, `byFullName` as `namespace.NAME`. */
interface BindIndex {
  readonly byName: ReadonlyMap<string, NamedKey>;
  readonly byFullName: ReadonlyMap<string, NamedKey>;
}

const indexes = new WeakMap<readonly Bind[], BindIndex>();

function indexBinds(binds: readonly Bind[]): BindIndex {
  const known = indexes.get(binds);
  if (known !== undefined) return known;
  const index = { byName: new Map<string, NamedKey>(), byFullName: new Map<string, NamedKey>() };
  for (const bind of binds) {
    // Of several keys of one bind with the same name, the first applies.
    const keys = new Map(bind.keys.toReversed().map((key) => [key.variable.text, key]));
    for (const [name, key] of keys) {
      addKey(index.byName, name, bind, key);
      addKey(index.byFullName, `${bind.namespace.text}.${name}`, bind, key);
    }
  }
  indexes.set(binds, index);
  return index;
}

function addKey(keys: Map<string, NamedKey>, name: string, bind: Bind, key: BindKey): void {
  const first = keys.get(name);
  if (first === undefined) keys.set(name, { bind, key, isAmbiguous: false });
  else first.isAmbiguous ||= idOf(first.bind, first.key) !== idOf(bind, key);
}

/**
 * The id of a bound variable. A bind without a location only renames environment variables, so that its variables have
 * the ids of those.
 */
const idOf = (bind: Bind, key: BindKey): string =>
  bind.location === undefined
    ? `environment:${key.source.text}`
    : `bind:${bind.namespace.text}:${bind.location.text}:${key.variable.text}`;
