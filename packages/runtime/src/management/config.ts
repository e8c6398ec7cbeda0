import { child, toJson, type Document, type HttpConsume, type Json, type JsonObject } from '@naftiko/spec';
import type { PlannedDocument } from '../plan-document.js';

/**
 * The document as it runs: imports in the place of their entries, and what tools and operations take from the functions
 * they refer to filled in. Secrets as written: see `maskConfig`. Source: specification 04, c.5.
 */
export function configOf({ loaded, capability }: PlannedDocument): Json {
  const { root } = loaded;
  const document = capability?.document;
  if (root === undefined || document === undefined) return null;
  const whole = toJson(root) as JsonObject;
  const block = child(root, 'capability')?.kind === 'map' ? (whole['capability'] as JsonObject) : undefined;
  if (block === undefined) return { ...whole, ...consumesOf(document, whole) };
  const functions = functionsIn(block);
  const exposes = listOf(block['exposes']).map((expose) => withInherited(expose, functions));
  return {
    ...whole,
    ...consumesOf(document, whole),
    capability: {
      ...block,
      ...consumesOf(document, block),
      ...(block['exposes'] === undefined ? {} : { exposes }),
    },
  };
}

/** The entries of a list of `consumes`, imports replaced; nothing where there is no list. */
function consumesOf({ consumes }: Document, holder: JsonObject): JsonObject {
  if (!Array.isArray(holder['consumes'])) return {};
  return { consumes: consumes.map((consume) => (consume.type === 'http' ? entryOf(consume) : importOf(consume))) };
}

const entryOf = ({ source, namespace }: HttpConsume): Json => ({
  ...(toJson(source) as JsonObject),
  namespace: namespace.text,
});

/** An import that leads nowhere stays what it is. */
const importOf = (consume: Exclude<Document['consumes'][number], HttpConsume>): Json =>
  consume.type === 'import'
    ? { location: consume.location?.text ?? null, import: consume.import?.text ?? null }
    : { type: consume.name.text };

type Functions = ReadonlyMap<string, JsonObject>;

/** By the reference that names them: `<aggregate>.<function>`. */
const functionsIn = (block: JsonObject): Functions =>
  new Map(
    listOf(block['aggregates']).flatMap((aggregate) =>
      isObject(aggregate)
        ? listOf(aggregate['functions']).flatMap((one) =>
            isObject(one) ? [[`${String(aggregate['namespace'])}.${String(one['name'])}`, one] as const] : [],
          )
        : [],
    ),
  );

/** What a unit says for itself wins, field by field. Source: specification 03, section 10.1. */
function withInherited(json: Json, functions: Functions): Json {
  if (Array.isArray(json)) return json.map((item: Json) => withInherited(item, functions));
  if (!isObject(json)) return json;
  const inside = Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withInherited(value, functions)]));
  const { ref } = json;
  const origin = typeof ref === 'string' ? functions.get(ref) : undefined;
  if (origin === undefined) return inside;
  const taken = ['name', 'description', 'inputParameters'].flatMap((key): readonly (readonly [string, Json])[] => {
    const value = origin[key];
    return value === undefined ? [] : [[key, value]];
  });
  return { ...Object.fromEntries(taken), ...inside };
}

const listOf = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
