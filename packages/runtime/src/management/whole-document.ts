import { type Document, isObject, type Json, type JsonObject, toJson } from '@naftiko/spec';
import { isHttpOrExtension } from '@naftiko/engine';
import type { PlannedDocument } from '../plan/planned-document.js';

/**
 * The running document as data. Imports in `consumes` are replaced by the imported entries, and units with a `ref` have
 * the fields that they inherit from the function. Secrets are not masked here. Source: specification 04, c.5; 03, 10.1.
 */
export function buildWholeDocument({ loaded, capability }: PlannedDocument): Json {
  if (loaded.root === undefined) return null;
  const root = toJson(loaded.root);
  if (!isObject(root) || capability === undefined) return root;
  const merged = withImports(root, capability.document);
  const body = merged['capability'];
  return isObject(body) ? { ...merged, capability: withInherited(body) } : merged;
}

function withImports(root: JsonObject, { consumes, at }: Document): JsonObject {
  const isImported = consumes.some((consume) => isHttpOrExtension(consume) && consume.at.source !== at.source);
  const body = root['capability'];
  if (!isImported || !isObject(body)) return root;
  const entries = consumes.flatMap((consume) => {
    const written = toJson(consume.sourceNode);
    if (!isObject(written)) return [];
    return [isHttpOrExtension(consume) ? { ...written, namespace: consume.namespace.text } : written];
  });
  return { ...root, capability: { ...body, consumes: entries } };
}

function withInherited(capability: JsonObject): JsonObject {
  const functions = functionsOf(capability);
  const exposes = listAt(capability, 'exposes');
  if (functions.size === 0 || exposes === undefined) return capability;
  const inheritInto = (unit: Json, isTool: boolean): Json => {
    const ref = isObject(unit) ? unit['ref'] : undefined;
    const fn = typeof ref === 'string' ? functions.get(ref) : undefined;
    return isObject(unit) && fn !== undefined ? inheritFields(unit, fn, isTool) : unit;
  };
  const inheritUnits = (parent: JsonObject, key: string, isTool: boolean): JsonObject => {
    const list = listAt(parent, key);
    return list === undefined ? parent : { ...parent, [key]: list.map((unit) => inheritInto(unit, isTool)) };
  };
  return {
    ...capability,
    exposes: exposes.map((expose) => {
      if (!isObject(expose)) return expose;
      const resources = listAt(expose, 'resources');
      const routes = resources?.map((resource) =>
        isObject(resource) ? inheritUnits(resource, 'operations', false) : resource,
      );
      return inheritUnits(routes === undefined ? expose : { ...expose, resources: routes }, 'tools', true);
    }),
  };
}

/** The functions by their reference: `namespace.function`. */
const functionsOf = (capability: JsonObject): ReadonlyMap<string, JsonObject> =>
  new Map(
    (listAt(capability, 'aggregates') ?? [])
      .filter(isObject)
      .flatMap((aggregate) =>
        (listAt(aggregate, 'functions') ?? [])
          .filter(isObject)
          .map((fn) => [`${String(aggregate['namespace'])}.${String(fn['name'])}`, fn] as const),
      ),
  );

/** Fills absent fields of a unit from the function that it refers to. */
function inheritFields(unit: JsonObject, fn: JsonObject, isTool: boolean): JsonObject {
  const hints = isTool ? { ...deriveHints(fn['semantics']), ...readObjectAt(unit, 'hints') } : {};
  const taken = ['name', 'description', ...(isTool ? ['inputParameters'] : [])].flatMap((key) =>
    isNothing(unit[key]) && fn[key] !== undefined ? [[key, fn[key]] as const] : [],
  );
  return { ...unit, ...Object.fromEntries(taken), ...(Object.keys(hints).length === 0 ? {} : { hints }) };
}

/** Source: specification 04, a.5. */
function deriveHints(semantics: Json | undefined): JsonObject {
  const { safe, idempotent } = isObject(semantics) ? semantics : {};
  return {
    ...(typeof safe === 'boolean' ? { readOnly: safe } : {}),
    ...(safe === true ? { destructive: false } : {}),
    ...(typeof idempotent === 'boolean' ? { idempotent } : {}),
  };
}

const isNothing = (json: Json | undefined): boolean =>
  json === undefined || json === null || json === '' || (Array.isArray(json) && json.length === 0);

const readObjectAt = (parent: JsonObject, key: string): JsonObject => {
  const value = parent[key];
  return isObject(value) ? value : {};
};

const listAt = (parent: JsonObject, key: string): readonly Json[] | undefined => {
  const value = parent[key];
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
};
