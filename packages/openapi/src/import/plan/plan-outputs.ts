import type { JsonObject } from '@naftiko/spec';
import type { ApiAnswer } from '../read/api.js';
import type { Node } from '../read/node.js';
import { readShape, type ShapeKit } from '../read/read-shape.js';
import type { Shape } from '../read/shape.js';
import { isJsonType } from '../read/media-types.js';
import { makeNameSet, toKebab } from '../../names.js';
import { appendMember } from './json-path.js';

/** The outputs of an operation: named ones for later steps, and the shape of the whole answer. */
export interface PlannedOutputs {
  readonly outputs: readonly JsonObject[];
  readonly answer: readonly JsonObject[];
  readonly format: string | undefined;
}

/** The number of levels of an answer that are described; values on deeper levels are passed on as a whole. */
const depthLimit = 4;

/** What planning outputs needs. */
export interface OutputKit extends ShapeKit {
  /** The most values that the description of an answer may have: fewer if the API has many operations. */
  readonly valueLimit: number;
}

const nothing: PlannedOutputs = { outputs: [], answer: [], format: undefined };

/** Source: specification 05, sections C.1 and C.3. */
export function planOutputs(answer: ApiAnswer | undefined, kit: OutputKit): PlannedOutputs {
  if (answer === undefined) return nothing;
  if (!isJsonType(answer.mediaType)) {
    const format = formats.find(([pattern]) => pattern.test(answer.mediaType))?.[1];
    if (format === undefined) {
      kit.notes.add(`Answers in "${answer.mediaType}" are passed on as they are.`, kit.place);
    }
    return { ...nothing, format };
  }
  const shape = readShape(answer.schema, kit);
  const outputs = listOutputs(shape, kit);
  if (outputs.length === 0 && shape.type !== undefined && shape.type !== 'object') {
    kit.notes.add(
      'An answer that is a list or a single value has no named outputs; later steps read the whole answer.',
      kit.place,
    );
  }
  return { outputs, answer: describeAnswer(shape, kit), format: undefined };
}

const formats: readonly (readonly [RegExp, string])[] = [
  [/[/+]xml\b/i, 'xml'],
  [/[/+]ya?ml\b|\/x-yaml\b/i, 'yaml'],
  [/^text\/csv\b/i, 'csv'],
  [/^text\/tab-separated-values\b/i, 'tsv'],
];

/** One output for each property at the top; write-only ones are never answered. */
function listOutputs(shape: Shape, kit: ShapeKit): readonly JsonObject[] {
  const names = makeNameSet(128);
  return visibleProperties(shape, kit).flatMap(([property, inner]) => {
    const value = appendMember('$', property);
    if (value === undefined) return [];
    return [{ name: names.allocate(toKebab(property), 'unnamed'), type: outputTypeOf(inner), value }];
  });
}

/** The answer nested as deeply as the number of its values allows. */
function describeAnswer(shape: Shape, kit: OutputKit): readonly JsonObject[] {
  for (let depth = depthLimit; depth > 0; depth -= 1) {
    const budget = { left: depth === 1 ? Infinity : kit.valueLimit };
    const output = toOutput(shape, '$', { kit, budget, depth, above: [] });
    if (budget.left >= 0) return [output];
  }
  return [];
}

interface Walk {
  readonly kit: ShapeKit;
  readonly budget: { left: number };
  readonly depth: number;
  readonly above: readonly unknown[];
}

/** One value of an answer. Paths of members start at the root, or at the element of the list that contains them. */
function toOutput(shape: Shape, path: string, walk: Walk): JsonObject {
  const type = outputTypeOf(shape);
  walk.budget.left -= 1;
  if (type === 'array') {
    const isCut = walk.depth <= 0 || walk.budget.left < 0;
    const items =
      shape.items === undefined || isCut ? { type: 'object', mapping: '$', properties: {} } : toItem(shape.items, walk);
    return { type, mapping: path, items };
  }
  if (type !== 'object') return { type, mapping: path };
  // Once the answer has too many values, `describeAnswer` starts again with fewer levels; the rest need not be visited.
  const members = walk.depth > 0 && walk.budget.left >= 0 ? listMembers(shape, path, walk) : [];
  // An object output without properties is the whole object.
  if (members.length === 0) return { type, mapping: path, properties: {} };
  return { type, properties: Object.fromEntries(members) };
}

function toItem(items: Node, walk: Walk): JsonObject {
  if (walk.above.includes(items.identity)) {
    walk.kit.notes.add('A schema contains itself; the inner value is passed on as a whole.', walk.kit.place);
    return { type: 'object', mapping: '$', properties: {} };
  }
  return toOutput(readShape(items, walk.kit), '$', below(items, walk));
}

function listMembers(shape: Shape, path: string, walk: Walk): readonly (readonly [string, JsonObject])[] {
  return [...shape.properties].flatMap(([name, node]) => {
    const inner = readShape(node, walk.kit);
    const at = appendMember(path, name);
    if (at === undefined || inner.writeOnly) return [];
    if (walk.above.includes(node.identity)) {
      walk.kit.notes.add('A schema contains itself; the inner value is passed on as a whole.', walk.kit.place);
      const items = { type: 'object', mapping: '$', properties: {} };
      const isArray = outputTypeOf(inner) === 'array';
      return [
        [name, isArray ? { type: 'array', mapping: at, items } : { type: 'object', mapping: at, properties: {} }],
      ];
    }
    return [[name, toOutput(inner, at, below(node, walk))] as const];
  });
}

const below = (node: Node, walk: Walk): Walk => ({
  ...walk,
  depth: walk.depth - 1,
  above: [...walk.above, node.identity],
});

const visibleProperties = (shape: Shape, kit: ShapeKit): readonly (readonly [string, Shape])[] =>
  [...shape.properties]
    .map(([name, node]) => [name, readShape(node, kit)] as const)
    .filter(([, { writeOnly }]) => !writeOnly);

/** The type of an output, which cannot be `integer`. A schema without a type and without properties is a string. */
const outputTypeOf = ({ type }: Shape): string => (type === 'integer' ? 'number' : (type ?? 'string'));
