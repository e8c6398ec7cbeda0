import { type Diagnostic, isList, type Json, type JsonObject, type OutputDeclaration, type Text } from '@naftiko/spec';
import { compileJsonPath, type JsonPath } from '../expression/json-path/json-path.js';
import type { Names } from '../expression/names.js';
import type { Scope } from '../expression/scope.js';
import { compileTemplate, textOf } from '../expression/template.js';
import { setMember } from '../value/set-member.js';
import { declaredSchemaOf, toNullable } from './result-schema.js';

/** A compiled output of a call: how its value is read from the decoded answer. */
export interface Shape {
  /** Whether its value is the whole answer, unchanged. */
  readonly identity: boolean;
  /** Whether it reads a part of the answer. */
  readonly needsFields: boolean;
  /** Whether its value is an object for every answer. */
  readonly isObject: boolean;
  /** JSON Schema of what is read. */
  readonly schema: JsonObject;
  /**
   * Reads the value; null when nothing is found. A path is evaluated with each of `places` as its root, in order, until
   * it selects something. Cannot fail.
   */
  readonly read: (places: readonly Json[], scope: Scope) => Json;
}

/** What the shapes of one list of outputs share. */
export interface ShapeKit {
  readonly names: Names<Scope>;
  /** Whether a list of one element may be written without a list, as in XML. */
  readonly loneElements: boolean;
  /** Receives diagnostics. An output with an error selects nothing. */
  note(diagnostic: Diagnostic): void;
}

/**
 * Compiles one output with its nested outputs: a static value, a mapping, or a mapping with `properties` or `items` for
 * the selected value. Source: specification 03, section 8.3.
 */
export function compileShape(output: OutputDeclaration, kit: ShapeKit): Shape {
  if (output.value !== undefined) return compileStaticText(output.value, kit);
  const path = output.mapping === undefined ? undefined : readPath(output.mapping, kit);
  if (path === 'malformed') return unreadable;
  if (output.properties !== undefined && output.properties.size > 0) {
    return compileObject(output.properties, path, kit);
  }
  const isArray = output.type?.text === 'array';
  if (isArray && output.items !== undefined) return compileArray(output.items, path, kit);
  if (path === undefined) return silent;
  const schema = declaredSchemaOf(output);
  if (path.identity) return { ...whole, schema };
  const wraps = isArray && kit.loneElements;
  return {
    ...found,
    schema,
    read: (places) => (wraps ? asList(readFirst(path, places)) : readFirst(path, places)) ?? null,
  };
}

/** An output without mapping or value: it selects nothing. */
export const silent: Shape = { identity: false, needsFields: false, isObject: false, schema: {}, read: () => null };

/** An output whose path or value cannot be read, which is reported: it selects nothing. */
export const unreadable: Shape = { ...silent };

const whole: Shape = { ...silent, identity: true, read: ([place]) => place ?? null };

const found = { identity: false, needsFields: true, isObject: false } as const;

function compileStaticText(value: Text, kit: ShapeKit): Shape {
  const template = compileTemplate(value, kit.names);
  for (const diagnostic of template.diagnostics) kit.note(diagnostic);
  if (!template.ok) return unreadable;
  return { ...silent, schema: toNullable('string'), read: (_, scope) => textOf(template.value, scope) };
}

/**
 * Compiles an object with every property; a missing property is null. When the object has a mapping, the paths of its
 * properties are evaluated below the mapped value first.
 */
function compileObject(
  properties: ReadonlyMap<string, OutputDeclaration>,
  path: JsonPath | undefined,
  kit: ShapeKit,
): Shape {
  const members = [...properties].map(([name, property]) => [name, compileShape(property, kit)] as const);
  return {
    ...found,
    isObject: true,
    schema: toNullable('object', {
      properties: Object.fromEntries(members.map(([name, { schema }]) => [name, schema])),
    }),
    read(places, scope) {
      const mapped = path === undefined ? undefined : readFirst(path, places);
      const inside = mapped === undefined ? places : [mapped, ...places];
      const object: Record<string, Json> = {};
      for (const [name, shape] of members) setMember(object, name, shape.read(inside, scope));
      return object;
    },
  };
}

/**
 * Compiles a list with one result per element; paths are relative to the element. The value is null when the mapping
 * does not select a list.
 */
function compileArray(items: OutputDeclaration, path: JsonPath | undefined, kit: ShapeKit): Shape {
  const shape = compileShape(items, kit);
  const element = shape === silent ? { ...whole, schema: declaredSchemaOf(items) } : shape;
  return {
    ...found,
    schema: toNullable('array', { items: element.schema }),
    read(places, scope) {
      const mapped = path === undefined ? places[0] : readFirst(path, places);
      const list = kit.loneElements ? asList(mapped) : mapped;
      return isList(list) ? list.map((each) => element.read([each], scope)) : null;
    },
  };
}

/** A list of one element in XML looks like the element (specification 03, section 7.2). */
const asList = (node: Json | undefined): Json | undefined =>
  node === undefined || node === null || isList(node) ? node : [node];

/** The value of the path in the first place where it selects something. */
function readFirst(path: JsonPath, places: readonly Json[]): Json | undefined {
  if (places.length === 1) return path.read(places[0]!);
  let empty: Json | undefined;
  for (const place of places) {
    const value = path.read(place);
    if (value !== undefined && (path.definite || (isList(value) && value.length > 0))) return value;
    empty ??= value;
  }
  return empty;
}

function readPath(mapping: Text, kit: ShapeKit): JsonPath | 'malformed' {
  const path = compileJsonPath(mapping);
  for (const diagnostic of path.diagnostics) kit.note(diagnostic);
  return path.ok ? path.value : 'malformed';
}
