import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

type Node = Readonly<Record<string, unknown>>;

/** A row of a page under docs/reference/. */
export interface FieldRow {
  /** `Info.label`: the object of the schema and its field. */
  readonly field: string;
  readonly effect: string;
  /** `works`, or why it does not: `refused because …`. */
  readonly status: string;
  /** From the root of the repository. */
  readonly test: string;
}

/** The name of the root of a document; every other object has its name in the schema. */
export const rootName = 'Document';

const schema = parse(readFileSync('schemas/naftiko-1.0.0-alpha2.schema.json', 'utf8')) as Node;
const definitions = schema.$defs as Readonly<Record<string, Node>>;

/** `Object.field` for every field of every closed object of the published schema. */
export function listSchemaFields(): readonly string[] {
  return Object.entries({ [rootName]: schema, ...definitions }).flatMap(([name, definition]) =>
    closedIn(definition).flatMap((closed) => Object.keys(propertiesOf(closed)).map((field) => `${name}.${field}`)),
  );
}

/** The closed definitions; a request body is closed only when it is an object, because it may be a string. */
const closedIn = (definition: Node): readonly Node[] =>
  [definition, definition.then].filter(isNode).filter(({ additionalProperties }) => additionalProperties === false);

const propertiesOf = (definition: Node): Readonly<Record<string, unknown>> =>
  isNode(definition.properties) ? definition.properties : {};

/** An example of a page, under the heading of the object that it shows. */
export interface FieldExample {
  readonly object: string;
  readonly text: string;
}

export const referencePages = readdirSync('docs/reference').map((name) => `docs/reference/${name}`);

/** The examples of a page, in order. */
export const examplesIn = (page: string): readonly FieldExample[] =>
  readFileSync(page, 'utf8')
    .split(/^## /m)
    .slice(1)
    .flatMap((section) =>
      [...section.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => ({
        object: section.slice(0, section.indexOf('\n')),
        text,
      })),
    );

/** The rows of a page, each under the heading of its object. */
export function readFieldRows(page: string): readonly FieldRow[] {
  const text = readFileSync(page, 'utf8');
  const rows: FieldRow[] = [];
  let object = '';
  for (const line of text.split('\n')) {
    object = /^## (\S+)$/.exec(line)?.[1] ?? (line.startsWith('#') ? '' : object);
    const cells = /^\| `([^`]+)` \| (.+) \| (.+) \| \[[^\]]+\]\(([^)]+)\) \|$/.exec(line);
    if (cells === null) continue;
    const [, field = '', effect = '', status = '', link = ''] = cells;
    rows.push({ field: `${object}.${field}`, effect, status, test: path.posix.join(path.dirname(page), link) });
  }
  return rows;
}

/** Whether a test covers a field: a vector uses it in such an object, another test names it. */
export function mentions(test: string, field: string): boolean {
  if (test.endsWith('.yaml')) return fieldsOfVector(test).has(field);
  const text = readFileSync(test, 'utf8');
  const name = field.slice(field.indexOf('.') + 1);
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'u').test(text);
}

const vectorFields = new Map<string, ReadonlySet<string>>();

/** Cached, because many rows name one vector. */
function fieldsOfVector(test: string): ReadonlySet<string> {
  const known = vectorFields.get(test);
  if (known !== undefined) return known;
  const found = new Set(documentsIn(parse(readFileSync(test, 'utf8'))).flatMap((document) => [...fieldsOf(document)]));
  vectorFields.set(test, found);
  return found;
}

/** The documents of a vector: the one it starts, those beside it, or a list of them with verdicts. */
function documentsIn(vector: unknown): readonly unknown[] {
  if (Array.isArray(vector)) return vector.map((one: Node) => one.document);
  const { capability, document, files = {} } = vector as { readonly files?: Node } & Node;
  const beside = Object.entries(files).filter(([name]) => /\.ya?ml$/.test(name));
  return [capability, document, ...beside.map(([, text]) => parse(String(text)) as unknown)];
}

/** `Object.field` for every field of a document, with objects distinguished as in the schema. */
export function fieldsOf(document: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  visit(document, schema, rootName, found);
  return found;
}

function visit(value: unknown, rule: unknown, name: string, found: Set<string>): void {
  if (!isNode(rule)) return;
  const referred = typeof rule.$ref === 'string' ? rule.$ref.slice('#/$defs/'.length) : undefined;
  if (referred !== undefined) visit(value, definitions[referred], referred, found);
  for (const part of partsOf(value, rule)) visit(value, part, name, found);
  if (Array.isArray(value)) for (const item of value) visit(item, rule.items, '', found);
  if (!isNode(value)) return;
  const properties = propertiesOf(rule);
  for (const [key, member] of Object.entries(value)) {
    if (Object.hasOwn(properties, key)) {
      if (name !== '') found.add(`${name}.${key}`);
      visit(member, properties[key], '', found);
    } else visit(member, rule.additionalProperties, '', found);
  }
}

/** The other rules of a schema that apply to this value. */
function partsOf(value: unknown, rule: Node): readonly unknown[] {
  const conditional = rule.if === undefined ? [] : [fits(value, rule.if) ? rule.then : rule.else];
  const alternatives = ['anyOf', 'oneOf'].flatMap((key) => listOf(rule[key])).filter((one) => fits(value, one));
  return [...conditional, ...alternatives, ...listOf(rule.allOf)];
}

/** The part of validation that the conditions of the schema need. */
function fits(value: unknown, condition: unknown): boolean {
  if (!isNode(condition)) return true;
  const { const: constant, enum: options, type, anyOf, required = [] } = condition;
  if (constant !== undefined && value !== constant) return false;
  if (Array.isArray(options) && !options.includes(value)) return false;
  if (type === 'object' && !isNode(value)) return false;
  if (Array.isArray(anyOf) && !anyOf.some((one) => fits(value, one))) return false;
  if (!isNode(value)) return (required as readonly string[]).length === 0;
  return (
    (required as readonly string[]).every((key) => Object.hasOwn(value, key)) &&
    Object.entries(propertiesOf(condition)).every(([key, inner]) => {
      const atOnce = isNode(inner) && ('const' in inner || 'enum' in inner);
      return !atOnce || !Object.hasOwn(value, key) || fits(value[key], inner);
    })
  );
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
