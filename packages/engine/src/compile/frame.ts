import { diagnose, faulty, sound, type Checked, type Diagnostic, type Origin } from '@naftiko/spec';
import { similarTo, type Names } from '../expression/names.js';
import type { Read, Scope } from '../expression/scope.js';
import type { Slot } from '../ports/consume.js';
import { memberOf, type Values } from '../value/value.js';
import type { Scripting } from './scripting.js';
import type { InputSet } from './input-set.js';
import type { VariableTable } from './variables.js';

/** What stays the same while one unit is compiled. */
export interface UnitContext {
  readonly inputs: InputSet;
  readonly variables: VariableTable;
  readonly conformant: boolean;
  /** Whether a name nobody declares may become an input of the caller. */
  readonly infers: boolean;
  readonly scripting: Scripting;
  note(diagnostic: Diagnostic): void;
}

/** Where a name is looked for that the caller of a unit gives. */
export interface InputUse {
  readonly slot?: Slot;
  readonly inWith?: boolean;
}

/** Where in a unit a frame stands. */
interface FramePlace {
  readonly prefixes: readonly string[];
  readonly layers?: ReadonlyMap<string, Read<Scope>>;
  readonly steps?: readonly string[];
  readonly bareNames?: readonly string[];
  readonly upstream?: string | undefined;
}

/**
 * What names mean at one place of a unit: the layers of `with` around it, the steps before it, the inputs.
 * Compile-time twin of `Scope`.
 */
export class Frame implements Names {
  readonly context: UnitContext;
  /** Namespaces whose `namespace.x` is an input: the adapter's (or the aggregate's) and the surface's. */
  readonly prefixes: readonly string[];
  /** Names of the steps before this place. */
  readonly steps: readonly string[];
  /** Names that mean an input without a namespace or braces: the declared inputs inside a function (02, section 5). */
  readonly bareNames: readonly string[];
  /** The consumed namespace that receives what is read here; `undefined` when nothing is sent. */
  readonly upstream: string | undefined;
  readonly #layers: ReadonlyMap<string, Read<Scope>>;

  constructor(context: UnitContext, place: FramePlace) {
    this.context = context;
    this.prefixes = place.prefixes;
    this.steps = place.steps ?? [];
    this.bareNames = place.bareNames ?? [];
    this.upstream = place.upstream;
    this.#layers = place.layers ?? new Map();
  }

  /** The namespace of the adapter or the aggregate. */
  get namespace(): string {
    return this.prefixes[0] ?? '';
  }

  /** The frame inside a `with`. */
  withLayer(values: ReadonlyMap<string, Read<Scope>>): Frame {
    return this.#moved({ layers: new Map([...this.#layers, ...values]) });
  }

  /** The frame of values that a call sends to an upstream (a consumed namespace). */
  towards(upstream: string): Frame {
    return this.#moved({ upstream });
  }

  /** The frame after a step. A later output replaces what had its name before. */
  afterStep(name: string): Frame {
    const steps = [...this.steps.filter((step) => step !== name), name];
    return this.#moved({ steps, layers: new Map([...this.#layers].filter(([key]) => key !== name)) });
  }

  /** The frame of a function: its own prefixes; the caller's values reach it by name. */
  forFunction(namespace: string, declared: readonly string[]): Frame {
    return this.#moved({ prefixes: [namespace], steps: [], bareNames: declared });
  }

  resolve(name: string, at: Origin): Checked<Read<Scope>> {
    const { variables } = this.context;
    const screams = !this.context.inputs.has(name);
    const variable = variables.resolve(name, { at, upstream: this.upstream, optional: false }, screams);
    const read = variable ?? this.lookup(name);
    if (read !== undefined) return sound(read);
    const known = [...this.steps, ...this.#layers.keys(), ...this.context.inputs.names];
    return faulty(diagnose('unknown-name', at, { name, similar: similarTo(name, known), known }));
  }

  /**
   * A name that is no variable: a layer, a step, an input, a member of one of them; with `rest.`, `tools.` or the
   * namespace in front it is an input. Creates the input where the unit may infer. Source: specification 02,
   * sections 3.2, 6 and 12; 06, section 4.3.
   */
  lookup(name: string, use: InputUse = {}): Read<Scope> | undefined {
    return this.#known(name, use) ?? this.#member(name) ?? this.reference(name, use) ?? this.#inferred(name, use);
  }

  /** All that has a value here, by name: inputs, outputs of steps, layers of `with`; the later of a name counts. */
  values(scope: Scope): Values {
    const found = [
      ...scope.inputs,
      ...this.steps.map((name) => [name, scope.steps.get(name)] as const),
      ...[...this.#layers].map(([name, read]) => [name, read(scope)] as const),
    ];
    return new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  }

  /** `namespace.x`: the input x. `undefined` when the text is no such reference. */
  reference(text: string, use: InputUse = {}): Read<Scope> | undefined {
    const prefix = this.prefixes.find((candidate) => text.startsWith(`${candidate}.`));
    if (prefix === undefined) return undefined;
    const name = text.slice(prefix.length + 1);
    if (name === '' || /\s/.test(name)) return undefined;
    const located = /^(path|query|header|body)\.(.+)$/.exec(name);
    if (located !== null && !this.context.conformant && !this.context.inputs.has(name) && use.slot?.name !== name) {
      const [, place, short] = located as unknown as [string, 'path' | 'query' | 'header' | 'body', string];
      return this.context.inputs.read(short, { ...use, place });
    }
    const known = this.#known(name, use) ?? this.#member(name) ?? this.#inferred(name, use);
    // `rest.body` is the caller's whole body whether or not anything declares it (02, section 6).
    return known ?? (name === 'body' ? this.context.inputs.read(name, use) : undefined);
  }

  #moved(change: Partial<FramePlace>): Frame {
    const { prefixes, steps, bareNames, upstream } = this;
    return new Frame(this.context, { prefixes, steps, bareNames, upstream, layers: this.#layers, ...change });
  }

  #known(name: string, use: InputUse): Read<Scope> | undefined {
    const layer = this.#layers.get(name);
    if (layer !== undefined) return layer;
    if (this.steps.includes(name)) return (scope) => scope.steps.get(name);
    return this.context.inputs.has(name) ? this.context.inputs.read(name, use) : undefined;
  }

  /** `crew.0.name`: walks into a step, a layer or an input. */
  #member(name: string): Read<Scope> | undefined {
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const head = this.#known(name.slice(0, dot), {});
      if (head === undefined) continue;
      const path = name.slice(dot + 1).split('.');
      return (scope) => path.reduce<ReturnType<Read<Scope>>>((value, key) => memberOf(value, key), head(scope));
    }
    return undefined;
  }

  #inferred(name: string, use: InputUse): Read<Scope> | undefined {
    const { inputs, infers, conformant } = this.context;
    // What a strict document leaves open in a template nobody is asked for.
    const isTemplate = use.slot?.kind === 'template' || use.slot?.kind === 'credential';
    const mayCreate = (infers && !(conformant && isTemplate)) || (use.slot?.kind === 'path' && !inputs.declaresAny);
    return mayCreate ? inputs.read(name, use) : undefined;
  }
}
