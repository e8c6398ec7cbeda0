import {
  type Checked,
  type Diagnostic,
  invalid,
  isList,
  isObject,
  type Json,
  type JsonObject,
  type OutputDeclaration,
  valid,
} from '@naftiko/spec';
import { compileJsonPath } from '../expression/json-path/json-path.js';
import type { Names } from '../expression/names.js';
import type { Scope } from '../expression/scope.js';
import { compileShape, silent, unreadable, type Shape, type ShapeKit } from './mapped-shape.js';
import { makeObjectSchema } from './result-schema.js';
import { writeMapping } from './write-mapping.js';

/** The compiled outputs of a call. */
export interface OutputShape {
  /** Whether the result is the whole answer, so that its bytes can be passed on unchanged. */
  readonly identity: boolean;
  /** Whether no output has a path or a value, so that the outputs only describe the answer. */
  readonly describes: boolean;
  /** Whether a part of the answer is read, which must then have its declared format. */
  readonly needsFields: boolean;
  /** The paths of the mappings, including those of nested properties. */
  readonly paths: readonly string[];
  /** The mapping as a text for a thread; `undefined`: it reads more than a part of the answer, or its format is not JSON. */
  readonly sent: string | undefined;
  /** Whether the result is an object of the declared members, null where nothing is found. */
  readonly builds: boolean;
  /** JSON Schema of the result; `undefined` where it may be other than an object. */
  readonly schema: JsonObject | undefined;
  /** JSON Schema of the result as declared, of any type; `undefined` where nothing is declared. */
  readonly declared: JsonObject | undefined;
  /**
   * Returns the first result that is not null, or `undefined`. `consumed` is the object that the outputs of the
   * consumed operation make; it is used where the answer itself has no value. Cannot fail.
   */
  apply(root: Json, scope: Scope, consumed?: Json): Json | undefined;
}

/** What the compilation of outputs depends on. */
interface OutputKit {
  readonly names: Names<Scope>;
  /**
   * Whether several named outputs become the members of one object (in the relaxed dialect; specification 06, section
   * 4.8).
   */
  readonly wrapNamed: boolean;
  /** Whether a list with one element looks like the element itself in the format of the answer, as in XML. */
  readonly loneElements?: boolean | undefined;
  /** Whether a thread may map answers. */
  readonly isSent?: boolean | undefined;
}

/**
 * Compiles the mapped outputs of a call.
 *
 * An output with a malformed path is an error at its place and selects nothing. The result is invalid only when every
 * output is malformed. Source: specification 03, section 8.3.
 */
export function compileOutputs(outputs: readonly OutputDeclaration[], kit: OutputKit): Checked<OutputShape> {
  const diagnostics: Diagnostic[] = [];
  const shapeKit: ShapeKit = {
    names: kit.names,
    loneElements: kit.loneElements ?? false,
    note: (diagnostic) => diagnostics.push(diagnostic),
  };
  const shapes = outputs.map((output) => compileShape(output, shapeKit));
  const selectsSomething = shapes.some((shape) => shape !== silent && shape !== unreadable);
  if (!selectsSomething && shapes.includes(unreadable)) return invalid(...diagnostics);

  const names = outputs.flatMap(({ name }) => (name === undefined ? [] : [name.text]));
  const wraps = kit.wrapNamed && outputs.length > 1 && names.length === outputs.length;
  const [first] = shapes;
  const needsFields = shapes.some((shape) => shape.needsFields);
  const identity = shapes.length > 0 && shapes.every((shape) => shape.identity);
  const schema =
    wraps && !identity
      ? makeObjectSchema(shapes.map(({ schema: member }, position) => [names[position]!, member] as const))
      : first?.isObject === true
        ? { ...first.schema, type: 'object' }
        : undefined;
  const shape: OutputShape = {
    identity,
    describes: shapes.every((shape) => shape === silent),
    needsFields,
    paths: outputs.flatMap(pathsOf),
    sent: needsFields && kit.isSent === true ? writeMapping(outputs, kit.wrapNamed) : undefined,
    builds: (wraps && !identity) || first?.isObject === true,
    schema,
    declared: schema ?? (first === undefined || Object.keys(first.schema).length === 0 ? undefined : first.schema),
    apply: makeApply(
      shapes.map(({ read }) => read),
      wraps && !identity ? names : undefined,
    ),
  };
  return valid(shape, diagnostics);
}

/** A function of its own, because a closure above would keep the kit and with it all that the unit is compiled with. */
const makeApply =
  (reads: readonly Shape['read'][], names: readonly string[] | undefined): OutputShape['apply'] =>
  (root, scope, consumed) => {
    const places = consumed === undefined ? [root] : [root, consumed];
    if (names !== undefined) {
      return Object.fromEntries(reads.map((read, position) => [names[position]!, read(places, scope)]));
    }
    for (const read of reads) {
      const value = read(places, scope);
      if (value !== null) return value;
    }
    return undefined;
  };

const pathsOf = ({ mapping, properties, value }: OutputDeclaration): readonly string[] => {
  if (value !== undefined) return [];
  return [...(mapping === undefined ? [] : [mapping.text]), ...[...(properties?.values() ?? [])].flatMap(pathsOf)];
};

/**
 * Compiles the outputs of a consumed operation to a projection of its answer. An answer that is an object is reduced to
 * the named outputs; in a list, the named outputs are added to each element. Without names, the projection is the value
 * of the first output. `undefined`: the operation declares no outputs. Source: specification 03, section 9.2.
 */
export function compileProjection(outputs: readonly OutputDeclaration[]): Checked<((body: Json) => Json) | undefined> {
  if (outputs.length === 0) return valid(undefined);
  const diagnostics: Diagnostic[] = [];
  const fields = outputs.map((output) => ({
    name: output.name?.text,
    read: compileField(output, (diagnostic) => diagnostics.push(diagnostic)),
  }));
  const named = fields.flatMap(({ name, read }) => (name === undefined ? [] : [{ name, read }]));
  const [first] = fields;
  if (named.length === 0 && first !== undefined) return valid(first.read, diagnostics);
  const pick = (node: Json): JsonObject => Object.fromEntries(named.map(({ name, read }) => [name, read(node)]));
  return valid(
    (body) => (isList(body) ? body.map((each) => (isObject(each) ? { ...each, ...pick(each) } : each)) : pick(body)),
    diagnostics,
  );
}

/**
 * Compiles an output of a consumed operation, whose path is in `value`. The result is null when the path is malformed
 * or selects nothing.
 */
function compileField({ value, mapping }: OutputDeclaration, note: (diagnostic: Diagnostic) => void) {
  const source = value ?? mapping;
  const path = source === undefined ? undefined : compileJsonPath(source);
  for (const diagnostic of path?.diagnostics ?? []) note(diagnostic);
  return (node: Json): Json => (path?.ok === true ? (path.value.read(node) ?? null) : null);
}
