import {
  diagnose,
  type Diagnostic,
  type ExposedPlace,
  type InputDeclaration,
  type InputType,
  type Text,
} from '@naftiko/spec';
import { buildInputContract, type Input, type InputContract } from '../schema/input-contract.js';
import { aliasOf, isModelSafe } from './input-alias.js';
import { compileJsonPath } from '../expression/json-path/json-path.js';
import { compilePattern, type Pattern } from '../expression/pattern/pattern.js';
import { squashName } from '../expression/names.js';
import { makeInputReader, type Read, type Scope } from '../expression/scope.js';
import { compileTemplate, textOf } from '../expression/template.js';
import type { Slot } from '../ports/consume.js';
import type { VariableTable } from './variables.js';

/** An input while its unit is compiled. */
interface Draft {
  /** The name under which the value is found at run time; after `merge`, the name of the other input. */
  name: string;
  readonly declared: InputDeclaration | undefined;
  readonly slots: Slot[];
  placeholder: string | undefined;
  place: ExposedPlace | undefined;
  /** Whether a slot, an entry of `with` or a template refers to the input; otherwise the input is unused. */
  referenced: boolean;
  inWith: boolean;
}

/**
 * Collects the inputs of one unit while it is compiled: declared inputs, and inputs that its calls require without a
 * declaration.
 */
export class InputSet {
  readonly #drafts = new Map<string, Draft>();
  readonly #placeholders: readonly string[];
  readonly #declaredAny: boolean;

  constructor(declarations: readonly InputDeclaration[], placeholders: readonly string[]) {
    this.#declaredAny = declarations.length > 0;
    this.#placeholders = placeholders;
    // Declarations of the operation follow those of its resource and replace them.
    for (const declared of declarations) this.#addDraft(declared.name.text, declared);
  }

  get declaresAny(): boolean {
    return this.#declaredAny;
  }

  /** Whether declared inputs are members of the caller's body. */
  get readBody(): boolean {
    return [...this.#drafts.values()].some(({ declared }) => declared?.in === 'body' && declared.name.text !== 'body');
  }

  declares(name: string): boolean {
    return this.#drafts.get(name)?.declared !== undefined;
  }

  /** The type that the document gives an input. */
  declaredType(name: string): InputType | undefined {
    return this.#drafts.get(name)?.declared?.type;
  }

  has(name: string): boolean {
    return this.#drafts.has(name);
  }

  /** Whether the document says where the input is in a request: by `in`, or by a placeholder of the path. */
  isPlaced(name: string): boolean {
    return this.declares(name) || this.#drafts.get(name)?.placeholder !== undefined;
  }

  get isEmpty(): boolean {
    return this.#drafts.size === 0;
  }

  get names(): Iterable<string> {
    return this.#drafts.keys();
  }

  /** The reader of an input; creates the input when it is undeclared. */
  read(
    name: string,
    use: { readonly slot?: Slot; readonly place?: ExposedPlace; readonly inWith?: boolean } = {},
  ): Read<Scope> {
    const draft = this.#drafts.get(name) ?? this.#addDraft(name, undefined);
    draft.referenced = true;
    draft.inWith ||= use.inWith ?? false;
    draft.place ??= use.place;
    if (use.slot !== undefined) draft.slots.push(use.slot);
    return makeInputReader(draft);
  }

  /** The declared inputs that nothing refers to, in order of declaration. */
  get unused(): readonly InputDeclaration[] {
    return [...this.#drafts.values()].flatMap((draft) =>
      draft.referenced || draft.declared === undefined || draft.declared.value !== undefined ? [] : [draft.declared],
    );
  }

  /**
   * Assigns each placeholder of the exposed path to the input of that name, else to the only input of a similar name;
   * returns the placeholders without an input.
   */
  assignPlaceholders(): readonly string[] {
    const left: string[] = [];
    for (const placeholder of this.#placeholders) {
      const exact = this.#drafts.get(placeholder);
      if (exact !== undefined) exact.placeholder = placeholder;
      else left.push(placeholder);
    }
    if (left.length === 0) return left;
    const unplacedByShape = new Map<string, Draft[]>();
    for (const draft of this.#drafts.values()) {
      if (draft.placeholder !== undefined) continue;
      const alike = unplacedByShape.get(squashName(draft.name));
      if (alike === undefined) unplacedByShape.set(squashName(draft.name), [draft]);
      else alike.push(draft);
    }
    return left.filter((placeholder) => {
      const alike = unplacedByShape.get(squashName(placeholder)) ?? [];
      const candidates = alike.filter((draft) => draft.placeholder === undefined);
      // Of several inputs with similar names, the one that belongs in the path is chosen.
      const inPath = candidates.filter(isPathInput);
      const [only, second] = inPath.length > 0 ? inPath : candidates;
      if (only === undefined || second !== undefined) return true;
      only.placeholder = placeholder;
      return false;
    });
  }

  /** Takes the value of an input from a placeholder of another name (06, section 4.5, pairing). */
  usePlaceholderFor(input: string, placeholder: string): void {
    const draft = this.#drafts.get(input);
    if (draft !== undefined) draft.placeholder = placeholder;
  }

  /**
   * Uses a declared input in place of an undeclared one, `implicit`, that the call requires under another name (06,
   * section 4.5, pairing).
   */
  useDeclaredFor(implicit: string, declared: string): void {
    const from = this.#drafts.get(implicit);
    const into = this.#drafts.get(declared);
    if (from === undefined || into === undefined) return;
    into.slots.push(...from.slots);
    into.referenced = true;
    from.name = into.name;
    this.#drafts.delete(implicit);
  }

  /** Builds the input contract; `diagnostics` are the faults of the declarations. */
  buildContract(options: ContractOptions): {
    readonly contract: InputContract;
    readonly diagnostics: readonly Diagnostic[];
  } {
    const diagnostics: Diagnostic[] = [];
    const drafts = this.#sortDrafts();
    const aliases = new Map(drafts.flatMap(({ name }) => (isModelSafe(name) ? [[name, 2] as const] : [])));
    const inputs = drafts.map((draft) => this.#buildInput(draft, options, aliases, (d) => diagnostics.push(d)));
    return { contract: buildInputContract(inputs), diagnostics };
  }

  #addDraft(name: string, declared: InputDeclaration | undefined): Draft {
    const draft: Draft = {
      name,
      declared,
      slots: [],
      placeholder: undefined,
      place: undefined,
      referenced: false,
      inWith: false,
    };
    this.#drafts.set(name, draft);
    return draft;
  }

  /**
   * The order of the contract: declared inputs in their order; then inputs of the path, of `with`, and of the upstream
   * operation.
   */
  #sortDrafts(): readonly Draft[] {
    const rank = (draft: Draft): number => {
      if (draft.declared !== undefined) return 0;
      if (draft.slots.some((slot) => slot.kind === 'path')) return 1;
      return draft.inWith ? 2 : 3;
    };
    return [...this.#drafts.values()].sort((left, right) => rank(left) - rank(right));
  }

  #buildInput(
    draft: Draft,
    options: ContractOptions,
    aliases: Map<string, number>,
    note: (diagnostic: Diagnostic) => void,
  ): Input {
    const { declared, slots } = draft;
    const slot = slots.find((candidate) => candidate.type !== undefined) ?? slots[0];
    const required = this.#isRequired(draft, options);
    const offered = slots.length === 0 || slots.some((candidate) => candidate.advertised);
    const type =
      declared?.type ??
      (options.inputRules === 'mcp' && declared !== undefined && slot?.type === undefined ? 'string' : typeOf(slot));
    return {
      name: draft.name,
      alias: isModelSafe(draft.name) ? undefined : aliasOf(draft.name, aliases),
      type,
      staysString: type === 'string' && slots.some(({ isUnquoted }) => isUnquoted === true),
      description: declared?.description ?? slots.find((candidate) => candidate.description !== undefined)?.description,
      required,
      advertised: declared !== undefined || (offered && (!this.#declaredAny || required || draft.inWith)),
      pattern: patternOf(declared, note),
      slotKinds: [...new Set(slots.map(({ kind }) => kind))],
      placeholder: draft.placeholder,
      in: declared?.in ?? draft.place,
      ...valueOf(declared, options.variables, note),
    };
  }

  /** Source: specification 01, section 9; 02, section 8; 06, section 4.5 ("Required"). */
  #isRequired({ declared, slots, placeholder }: Draft, { inputRules, conformant }: ContractOptions): boolean {
    const upstream = slots.some((slot) => slot.required && !isContentHeader(slot));
    if (declared === undefined) return upstream;
    if (inputRules === 'rest') return conformant ? placeholder !== undefined : upstream || (declared.required ?? false);
    if (declared.required !== undefined) return declared.required || (!conformant && upstream);
    if (conformant) return true;
    // In the relaxed dialect, tools often omit `required` where the parameter of the upstream declares it.
    const described = slots.some((slot) => slot.type !== undefined || slot.description !== undefined || slot.required);
    return upstream || !described;
  }
}

const isPathInput = ({ declared, place, slots }: Draft): boolean =>
  (declared?.in ?? place ?? (slots.some(({ kind }) => kind === 'path') ? 'path' : undefined)) === 'path';

interface ContractOptions {
  readonly inputRules: 'rest' | 'mcp';
  readonly conformant: boolean;
  readonly variables: VariableTable;
}

const typeOf = (slot: Slot | undefined): InputType | undefined => slot?.type;

const isContentHeader = (slot: Slot): boolean => slot.kind === 'header' && /^(?:content-type|accept)$/i.test(slot.name);

function patternOf(
  declared: InputDeclaration | undefined,
  note: (diagnostic: Diagnostic) => void,
): Pattern | undefined {
  if (declared?.pattern === undefined) return undefined;
  const { text, at } = declared.pattern;
  const pattern = compilePattern(text, 'u');
  if (!('fault' in pattern)) return pattern;
  const code = pattern.fault === 'invalid' ? 'input-pattern-invalid' : 'input-pattern-unsupported';
  note(diagnose(code, at, { pattern: text, reason: pattern.reason }));
  return undefined;
}

/**
 * Compiles `value` of an exposed input: a path into the body, or a constant that may contain variables (02, section
 * 8.1).
 */
function valueOf(
  declared: InputDeclaration | undefined,
  variables: VariableTable,
  note: (diagnostic: Diagnostic) => void,
): Pick<Input, 'bodyPath' | 'constant'> {
  const value: Text | undefined = declared?.value;
  if (value === undefined) return { bodyPath: undefined, constant: undefined };
  if (declared?.in === 'body' && value.text.trim().startsWith('$')) {
    const path = compileJsonPath(value);
    for (const diagnostic of path.diagnostics) note(diagnostic);
    return { bodyPath: path.ok ? path.value : undefined, constant: undefined };
  }
  const template = compileTemplate<{ variables: ReadonlyMap<string, string> }>(value, {
    resolve: (name, at) => {
      const read = variables.resolve(name, { at, upstream: undefined, optional: false }, true);
      return { ok: true, value: read ?? (() => undefined), diagnostics: [] };
    },
  });
  for (const diagnostic of template.diagnostics) note(diagnostic);
  return {
    bodyPath: undefined,
    constant: template.ok ? (values) => textOf(template.value, { variables: values }) : () => value.text,
  };
}
