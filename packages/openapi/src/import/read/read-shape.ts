import type { InputType } from '@naftiko/spec';
import type { Notes } from '../notes.js';
import type { Node } from './node.js';
import type { Reader } from './reader.js';
import type { Shape } from './shape.js';
import { flagAt, isTree, itemsAt, memberOf, textAt, textsAt } from './tree.js';

/** What reading schemas needs. `place` names the operation for warnings. */
export interface ShapeKit {
  readonly reader: Reader;
  readonly notes: Notes;
  readonly place: string;
}

/** The deepest nesting of `allOf`, `oneOf` and `anyOf`. */
const compositionLimit = 16;

/** Reads a schema of any OpenAPI version. Properties are read when they are used, so that a schema may contain itself. */
export const readShape = (node: Node | undefined, kit: ShapeKit): Shape =>
  node === undefined ? anything : compose(node, kit, []);

const anything: Shape = {
  type: undefined,
  format: undefined,
  description: undefined,
  values: [],
  default: undefined,
  readOnly: false,
  writeOnly: false,
  properties: new Map(),
  required: new Set(),
  items: undefined,
};

const inputTypes: readonly InputType[] = ['string', 'number', 'integer', 'boolean', 'array', 'object'];

/** The shape of a schema. A schema is read once: without that, schemas that several compositions share would take exponential time. */
function compose(node: Node, kit: ShapeKit, ancestors: readonly unknown[]): Shape {
  const known = kit.reader.shapes.get(node.identity);
  if (known === undefined && (ancestors.includes(node.identity) || ancestors.length > compositionLimit)) {
    kit.notes.add('The compositions of a schema are circular or nested too deeply; the rest is left out.', kit.place);
    return anything;
  }
  const shape = known ?? composeParts({ ...node, tree: node.identity }, kit, [...ancestors, node.identity]);
  kit.reader.shapes.set(node.identity, shape);
  // A description beside a reference replaces that of its target.
  const description = node.tree === node.identity ? undefined : textAt(node.tree, 'description');
  return description === undefined ? shape : { ...shape, description };
}

function composeParts(node: Node, kit: ShapeKit, ancestors: readonly unknown[]): Shape {
  const parts = kit.reader.items(node, 'allOf').map((part) => compose(part, kit, ancestors));
  for (const keyword of ['oneOf', 'anyOf']) {
    const alternatives = kit.reader
      .items(node, keyword)
      .filter(({ tree }) => textAt(tree, 'type') !== 'null')
      .map((part) => compose(part, kit, ancestors));
    if (alternatives.length > 0) parts.push(mergeAlternatives(alternatives, keyword, kit));
  }
  return mergeShapes([...parts, ownShapeOf(node, kit.reader)]);
}

function ownShapeOf(node: Node, reader: Reader): Shape {
  const { tree } = node;
  const constant = memberOf(tree, 'const');
  const properties = new Map(reader.members(node, 'properties'));
  const values = constant === undefined ? itemsAt(tree, 'enum') : [constant];
  const items = reader.member(node, 'items');
  return {
    type: typeOf(textsAt(tree, 'type')) ?? impliedType(values, properties.size > 0, items !== undefined),
    format: textAt(tree, 'format') ?? (textAt(tree, 'type') === 'file' ? 'binary' : undefined),
    description: textAt(tree, 'description') ?? textAt(tree, 'title'),
    values: values.filter((value) => value !== null),
    default: memberOf(tree, 'default'),
    readOnly: flagAt(tree, 'readOnly') ?? false,
    writeOnly: flagAt(tree, 'writeOnly') ?? false,
    properties,
    required: new Set(textsAt(tree, 'required')),
    items,
  };
}

/** The first type that is not null; an unknown type, such as `file` of Swagger 2.0, is a string. */
function typeOf(words: readonly string[]): InputType | undefined {
  const [first] = words.filter((word) => word !== 'null');
  if (first === undefined) return undefined;
  return inputTypes.find((type) => type === first) ?? 'string';
}

function impliedType(values: readonly unknown[], isMap: boolean, isArray: boolean): InputType | undefined {
  if (isMap) return 'object';
  if (isArray) return 'array';
  const [first] = values;
  if (typeof first === 'string' || typeof first === 'number' || typeof first === 'boolean') {
    return typeof first as InputType;
  }
  return isTree(first) ? 'object' : undefined;
}

/** The shape of a value to which all parts apply. Later parts win over earlier ones. */
function mergeShapes(parts: readonly Shape[]): Shape {
  const last = <T>(read: (shape: Shape) => T | undefined): T | undefined => parts.map(read).findLast(isPresent);
  return {
    type: last(({ type }) => type),
    format: last(({ format }) => format),
    description: last(({ description }) => description),
    values: last(({ values }) => (values.length > 0 ? values : undefined)) ?? [],
    default: last((shape) => shape.default),
    readOnly: parts.some(({ readOnly }) => readOnly),
    writeOnly: parts.some(({ writeOnly }) => writeOnly),
    properties: new Map(parts.flatMap(({ properties }) => [...properties])),
    required: new Set(parts.flatMap(({ required }) => [...required])),
    items: last(({ items }) => items),
  };
}

/**
 * The shape of a value to which one of several alternatives applies. It has the properties of all alternatives, and
 * requires those that every alternative requires.
 */
function mergeAlternatives(alternatives: readonly Shape[], keyword: string, kit: ShapeKit): Shape {
  const [first = anything, ...others] = alternatives;
  if (others.length === 0) return first;
  const types = new Set(alternatives.map(({ type }) => type));
  const isOnlyScalar = alternatives.every(({ properties, type }) => properties.size === 0 && type !== 'object');
  const type = types.size === 1 ? first.type : types.has('string') ? 'string' : first.type;
  if (!isOnlyScalar) {
    kit.notes.add(`The alternatives of "${keyword}" become one object with the properties of all of them.`, kit.place);
  } else if (types.size > 1) {
    const read = type === undefined ? 'is read without a type' : `is read as ${type}`;
    kit.notes.add(`The alternatives of "${keyword}" have different types; the value ${read}.`, kit.place);
  }
  const merged = mergeShapes(alternatives);
  return {
    ...merged,
    type,
    values: alternatives.every(({ values }) => values.length > 0) ? alternatives.flatMap(({ values }) => values) : [],
    description: undefined,
    required: new Set([...first.required].filter((name) => others.every(({ required }) => required.has(name)))),
    readOnly: alternatives.every(({ readOnly }) => readOnly),
    writeOnly: alternatives.every(({ writeOnly }) => writeOnly),
  };
}

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;
