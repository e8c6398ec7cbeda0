import { diagnose, invalid, valid, type Checked, type Diagnostic, type Origin } from '@naftiko/spec';
import { findSimilar, takeNames, type Names } from '../expression/names.js';
import type { Read, Scope } from '../expression/scope.js';
import type { Slot, SlotKind } from '../ports/consume.js';
import { memberOf, type Values } from '../value/value.js';
import type { Scripting } from './scripting.js';
import type { InputSet } from './input-set.js';
import { EarlierSteps, type StepMembers } from './steps/earlier-steps.js';
import type { StepNeeds } from './steps/sample-needs.js';
import { checkStepMember } from './steps/step-paths.js';
import type { VariableTable } from './variables.js';

/** What all frames of one unit share. */
export interface UnitContext {
  readonly inputs: InputSet;
  readonly variables: VariableTable;
  readonly conformant: boolean;
  /** Whether an undeclared name becomes an input of the unit. */
  readonly infers: boolean;
  readonly scripting: Scripting;
  note(diagnostic: Diagnostic): void;
}

/** How an input of the caller is used. */
export interface InputUse {
  readonly slot?: Slot;
  readonly inWith?: boolean;
  /** Where the reference stands; an undeclared input is reported there. */
  readonly at?: Origin;
}

/**
 * Prefixes of references to inputs that every adapter accepts beside its own namespace: `rest.x`, `tools.x`
 * (specification 02, section 6).
 */
export const inputPrefixes: readonly string[] = ['rest', 'tools'];

/** Slots whose name stands in a template of the document, not in a declaration of a parameter. */
const inTemplate: ReadonlySet<SlotKind> = new Set<SlotKind>(['template', 'text', 'credential']);

type InputPlaceName = 'path' | 'query' | 'header' | 'body';

/** The properties of a frame that differ between the places of one unit; see `Frame`. */
interface FramePlace {
  readonly prefixes: readonly string[];
  readonly layers?: ReadonlyMap<string, Read<Scope>>;
  readonly steps?: EarlierSteps;
  readonly allSteps?: ReadonlySet<string>;
  readonly needs?: StepNeeds | undefined;
  readonly bareNames?: readonly string[];
  readonly upstream?: string | undefined;
}

/**
 * The names visible at one place of a unit while it is compiled: entries of enclosing `with`, earlier steps, inputs. It
 * resolves a name to a reader; at run time the reader finds the value in a `Scope`.
 */
export class Frame implements Names {
  readonly context: UnitContext;
  /** The prefixes that refer to inputs: the namespace of the adapter or the aggregate, `rest` and `tools`. */
  readonly prefixes: readonly string[];
  /** The steps before this place. */
  readonly steps: EarlierSteps;
  /** Names of all steps of the unit, later ones included, for diagnostics. */
  readonly allSteps: ReadonlySet<string>;
  /** Records which parts of the steps' outputs are read. */
  readonly needs: StepNeeds | undefined;
  /** Names that refer to an input without a namespace or braces: the declared inputs inside a function (02, section 5). */
  readonly bareNames: readonly string[];
  /** The consumed namespace to which the values read here are sent; `undefined`: they are not sent. */
  readonly upstream: string | undefined;
  /** The values of the enclosing `with` blocks, by name; inner ones replace outer ones. */
  readonly #layers: ReadonlyMap<string, Read<Scope>>;

  constructor(context: UnitContext, place: FramePlace) {
    this.context = context;
    this.prefixes = place.prefixes;
    this.steps = place.steps ?? new EarlierSteps();
    this.allSteps = place.allSteps ?? new Set();
    this.needs = place.needs;
    this.bareNames = place.bareNames ?? [];
    this.upstream = place.upstream;
    this.#layers = place.layers ?? new Map();
  }

  /** The namespace of the adapter or the aggregate. */
  get namespace(): string {
    return this.prefixes[0] ?? '';
  }

  /** The frame in which the entries of a `with` are visible. */
  withLayer(values: ReadonlyMap<string, Read<Scope>>): Frame {
    return this.#copyWith({ layers: new Map([...this.#layers, ...values]) });
  }

  /** The frame of values that a call sends to an upstream (a consumed namespace). */
  withUpstream(upstream: string): Frame {
    return this.#copyWith({ upstream });
  }

  /** The frame of the first step. `allSteps` are the names of all steps of the unit. */
  withSteps(allSteps: ReadonlySet<string>, needs: StepNeeds): Frame {
    return this.#copyWith({ allSteps, needs });
  }

  /** The frame after a step. A later output replaces an earlier one of the same name. */
  withStep(name: string, declared?: StepMembers): Frame {
    const layers = this.#layers.has(name) ? new Map([...this.#layers].filter(([key]) => key !== name)) : this.#layers;
    return this.#copyWith({ steps: this.steps.with(name, declared), layers });
  }

  /**
   * The frame of a function that a unit refers to. Its references begin with the namespace of the aggregate; the values
   * that the unit passes are visible by name.
   */
  withFunction(namespace: string, declared: readonly string[]): Frame {
    return this.#copyWith({
      prefixes: [namespace, ...inputPrefixes],
      steps: new EarlierSteps(),
      bareNames: declared,
    });
  }

  resolve(name: string, at: Origin): Checked<Read<Scope>> {
    const { variables } = this.context;
    const allowsEnvironment = !this.context.inputs.has(name);
    const variable = variables.resolve(name, { at, upstream: this.upstream, optional: false }, allowsEnvironment);
    const read = variable ?? this.findReader(name, { at });
    if (read !== undefined) return valid(read);
    const known = takeNames(this.steps, this.#layers.keys(), this.context.inputs.names);
    return invalid(diagnose('unknown-name', at, { name, similar: findSimilar(name, known), known }));
  }

  /**
   * The reader of a name that is not a variable: an entry of `with`, a step, an input, or a member of one of these. A
   * name with the prefix `rest.`, `tools.` or the namespace is an input. Creates the input where the unit infers
   * inputs. Source: specification 02, sections 3.2, 6 and 12; 06, section 4.3.
   */
  findReader(name: string, use: InputUse = {}): Read<Scope> | undefined {
    return (
      this.#findKnown(name, use) ??
      this.#readBelow(name, use) ??
      this.resolveReference(name, use) ??
      this.#inferInput(name, use)
    );
  }

  /**
   * All values visible here, by name, for scripts. An output of a step hides an input of its name, and an entry of
   * `with` hides both.
   */
  values(scope: Scope): Values {
    const found = [
      ...scope.inputs,
      ...this.steps.inOrder.map((name) => [name, scope.steps.get(name)] as const),
      ...[...this.#layers].map(([name, read]) => [name, read(scope)] as const),
    ];
    return new Map(found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  }

  /**
   * The reader of `namespace.x`, the input x. `undefined` when the text is not such a reference, or the unit cannot have
   * the input; in a `with` an undeclared `x` becomes an input. Source: specification 02, section 6; 06, section 4.3.
   */
  resolveReference(text: string, use: InputUse = {}): Read<Scope> | undefined {
    const name = this.#parseReference(text);
    if (name === undefined) return undefined;
    const { inputs, conformant } = this.context;
    const located = inputs.has(name) || use.slot?.name === name ? null : /^(path|query|header|body)\.(.+)$/.exec(name);
    const [, place, short = name] = (located ?? []) as readonly [string?, InputPlaceName?, string?];
    if (place !== undefined && !conformant) return inputs.read(short, { ...use, place });
    const known = this.#findKnown(name, use) ?? this.#readBelow(name, use);
    // `rest.body` is the caller's whole body, declared or not (02, section 6).
    if (known === undefined && name === 'body') return inputs.read(name, use);
    if (known !== undefined || (conformant && use.inWith !== true)) return known ?? this.#inferInput(name, use);
    // A unit that refers to a function need not repeat the inputs that the function declares.
    const isDeclared = inputs.has(short) || this.bareNames.includes(short);
    if (conformant && use.at !== undefined && !isDeclared) {
      this.context.note(diagnose('input-undeclared', use.at, { name: short, reference: text.trim() }));
    }
    return inputs.read(short, { ...use, ...(place === undefined ? {} : { place }) });
  }

  /** The name `x` in `namespace.x`, without the line breaks of a YAML block scalar. */
  #parseReference(text: string): string | undefined {
    const written = text.trim();
    const prefix = this.prefixes.find((candidate) => written.startsWith(`${candidate}.`));
    if (prefix === undefined) return undefined;
    const rest = written.slice(prefix.length + 1);
    const lines = rest.split(/[\r\n]/).flatMap((line) => line.trim() || []);
    const spellings = [' ', ''].map((gap) => lines.join(gap));
    const name = spellings.find((spelling) => this.context.inputs.has(spelling)) ?? spellings[1] ?? '';
    // In "rest. Then …" the text is a sentence and not a reference.
    return name === '' || /^[ \t]/.test(rest) ? undefined : name;
  }

  #copyWith(change: Partial<FramePlace>): Frame {
    const { prefixes, steps, allSteps, needs, bareNames, upstream } = this;
    return new Frame(this.context, {
      prefixes,
      steps,
      allSteps,
      needs,
      bareNames,
      upstream,
      layers: this.#layers,
      ...change,
    });
  }

  #findKnown(name: string, use: InputUse): Read<Scope> | undefined {
    const layer = this.#layers.get(name);
    if (layer !== undefined) return layer;
    if (this.steps.has(name)) return (scope) => scope.steps.get(name);
    return this.context.inputs.has(name) ? this.context.inputs.read(name, use) : undefined;
  }

  /**
   * Resolves `crew.0.name` as a member of a step, of an entry of `with` or of an input. A name with a dot is a separate
   * input where the part before the dot is not an object: `comment.present` beside `comment`.
   */
  #readBelow(name: string, use: InputUse): Read<Scope> | undefined {
    for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      const head = name.slice(0, dot);
      const read = this.#findKnown(head, {});
      if (read === undefined) continue;
      const path = name.slice(dot + 1).split('.');
      const member: Read<Scope> = (scope) =>
        path.reduce<ReturnType<Read<Scope>>>((value, key) => memberOf(value, key), read(scope));
      const place = use.at ?? use.slot?.at;
      if (place !== undefined && this.steps.has(head) && !this.#layers.has(head)) {
        this.needs?.recordPath(head, `$.${path.join('.')}`);
        const fault = checkStepMember(head, path[0] ?? '', place, this.steps);
        if (fault !== undefined) this.context.note(fault);
      }
      const own = this.#isSeparateInput(head, name, use) ? this.#inferInput(name, use) : undefined;
      return own === undefined ? member : (scope) => own(scope) ?? member(scope);
    }
    return undefined;
  }

  #isSeparateInput(head: string, name: string, { slot }: InputUse): boolean {
    const isParameter = slot?.name === name && !inTemplate.has(slot.kind);
    if (this.#layers.has(head)) return isParameter;
    if (this.steps.has(head)) return false;
    const { inputs } = this.context;
    if (!inputs.declares(head)) return true;
    const type = inputs.declaredType(head);
    return type === undefined ? isParameter : type !== 'object' && type !== 'array';
  }

  #inferInput(name: string, use: InputUse): Read<Scope> | undefined {
    const { inputs, infers, conformant } = this.context;
    // In a conformant document an unknown name in a template does not become an input.
    const isTemplate = use.slot !== undefined && inTemplate.has(use.slot.kind);
    const mayCreate = (infers && !(conformant && isTemplate)) || (use.slot?.kind === 'path' && !inputs.declaresAny);
    return mayCreate ? inputs.read(name, use) : undefined;
  }
}
