import type { ConsumedInput, Diagnostic, Origin } from '@naftiko/spec';
import {
  asSourceText,
  type ConsumedNames,
  type ConsumeKit,
  type ConsumeScope,
  type Read,
  type SlotKind,
} from '@naftiko/engine';
import { isCredentialName } from '@naftiko/runtime';
import { compileContent } from './content-value.js';
import type { UnresolvedPlaceholder } from './path-template.js';
import { SlotTable } from './slot-table.js';

/** The `value` of a parameter. It is an object, so that a path can refer to the value before it is compiled. */
interface OwnValue {
  read: Read<ConsumeScope>;
}

/** The arguments of `ParameterTable`. */
export interface TableParameters {
  readonly inputs: readonly ConsumedInput[];
  /** Parameters that this program or the authentication sets; templates cannot use their values. */
  readonly reserved?: readonly ConsumedInput[];
  /** The location of diagnostics about undeclared placeholders. */
  readonly pathAt: Origin;
}

/**
 * The parameters of one operation while it is planned: their sources, and the meaning of names in templates of the same
 * request. A parameter with a value of its own is visible to those after it.
 * Source: specification 02, sections 1 (step 5), 9.1 and 12.
 */
export class ParameterTable {
  readonly slots = new SlotTable();
  readonly diagnostics: Diagnostic[] = [];
  readonly #inputs: readonly ConsumedInput[];
  readonly #byName = new Map<string, ConsumedInput[]>();
  readonly #reserved: ReadonlySet<string>;
  readonly #kit: ConsumeKit;
  readonly #pathAt: Origin;
  readonly #reads = new Map<ConsumedInput, Read<ConsumeScope>>();
  readonly #values = new Map<ConsumedInput, OwnValue>();
  readonly #visible = new Set<ConsumedInput>();
  readonly #placeholders = new Map<string, Read<ConsumeScope>>();

  constructor({ inputs, reserved = [], pathAt }: TableParameters, kit: ConsumeKit) {
    this.#inputs = inputs;
    for (const input of inputs) {
      const known = this.#byName.get(input.name.text);
      if (known === undefined) this.#byName.set(input.name.text, [input]);
      else known.push(input);
    }
    this.#reserved = new Set(reserved.map(({ name }) => name.text));
    this.#pathAt = pathAt;
    this.#kit = kit;
  }

  /** The reader of a placeholder in the path: a variable, a parameter, or a new slot. */
  resolvePlaceholder({ name, braces }: UnresolvedPlaceholder): Read<ConsumeScope> {
    const text = { text: `{{${name}}}`, at: this.#pathAt };
    const compiled = this.#kit.template(
      text,
      braces === 1
        ? // With one brace, the name is a path parameter in upper or lower case; only binds take precedence.
          { readDeclared: (inner) => this.#readPlaceholder(inner) }
        : {
            readDeclared: (inner) => (this.#hasPathSource(inner) ? this.#readPlaceholder(inner) : undefined),
            slot: (inner) => this.#readPlaceholder(inner),
          },
    );
    // A name that is invalid in templates (`{/id}`) is still a parameter.
    return (compiled.ok ? compiled.value.whole?.read : undefined) ?? this.#readPlaceholder(name);
  }

  /** The placeholders that are inputs of the caller although the document does not declare them. */
  get undeclared(): readonly string[] {
    return this.slots.slots.filter((slot) => slot.kind === 'path' && !slot.declared).map(({ name }) => name);
  }

  isPlaced(name: string): boolean {
    return this.#placeholders.has(name);
  }

  /**
   * The reader of a parameter, from its `value`, from the environment, or from a slot, which is created on first use.
   */
  read(input: ConsumedInput, kind: SlotKind): Read<ConsumeScope> {
    const known = this.#reads.get(input);
    if (known !== undefined) return known;
    const read = this.#makeRead(input, kind);
    this.#reads.set(input, read);
    return read;
  }

  /** Compiles the `value` of each parameter, in order: a value can refer to parameters before it. */
  compileValues(): void {
    for (const input of this.#inputs) {
      if (input.value === undefined) continue;
      // A value outside the body is always sent as a string; in the body only when the parameter is declared as a
      // string.
      const isText = input.in !== 'body' || input.type === 'string';
      const content = isText ? asSourceText(input.value) : input.value;
      const inCredential = input.in !== 'body' && input.in !== 'path' && isCredentialName(input.name.text);
      const compiled = compileContent(content, (text) => this.#kit.template(text, { ...this.names, inCredential }));
      this.diagnostics.push(...compiled.diagnostics);
      if (compiled.ok) this.#valueOf(input).read = compiled.value;
      this.#visible.add(input);
    }
  }

  readonly names: Required<Omit<ConsumedNames, 'inCredential'>> = {
    readDeclared: (name) => this.#findDeclared(name),
    slot: (name, at) => this.slots.findNamed(name) ?? this.slots.add({ name, kind: 'template', at, declared: false }),
  };

  #findDeclared(name: string): Read<ConsumeScope> | undefined {
    const input = this.#byName.get(name)?.find((each) => each.value === undefined || this.#visible.has(each));
    if (input !== undefined) return this.read(input, 'template');
    return this.#reserved.has(name) ? () => undefined : undefined;
  }

  #makeRead(input: ConsumedInput, kind: SlotKind): Read<ConsumeScope> {
    if (input.value !== undefined) {
      const value = this.#valueOf(input);
      return (scope) => value.read(scope);
    }
    const { text: name, at } = input.name;
    if (input.in === 'environment') return this.#kit.environment(name, at);
    const { type, description } = input;
    return this.slots.add({ name, kind, at: input.at, type, description, required: isRequired(input) });
  }

  #valueOf(input: ConsumedInput): OwnValue {
    const value = this.#values.get(input) ?? { read: () => undefined };
    this.#values.set(input, value);
    return value;
  }

  #hasPathSource(name: string): boolean {
    return this.#byName.get(name)?.some(isPathSource) ?? false;
  }

  #readPlaceholder(name: string): Read<ConsumeScope> {
    const known = this.#placeholders.get(name);
    if (known !== undefined) return known;
    const input = this.#byName.get(name)?.find(isPathSource);
    const read =
      input === undefined
        ? this.slots.add({ name, kind: 'path', at: this.#pathAt, type: 'string', required: true, declared: false })
        : this.read(input, 'path');
    this.#placeholders.set(name, read);
    return read;
  }
}

const isPathSource = (input: ConsumedInput): boolean => input.in === 'path' || input.in === 'environment';

/** A path requires its parameters; `Content-Type` and `Accept` have defaults (specification 06, section 4.5). */
const isRequired = (input: ConsumedInput): boolean =>
  input.in === 'path' ||
  (input.required === true && !(input.in === 'header' && /^(?:content-type|accept)$/i.test(input.name.text)));
