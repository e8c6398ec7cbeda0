import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  PROTOCOL_VERSION_META_KEY,
  specTypeSchemas,
} from '@modelcontextprotocol/server';
import { isNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';

/** A message with normalised parameters, or a message about their fault. */
export type NormalMessage =
  { readonly ok: true; readonly message: JsonObject } | { readonly ok: false; readonly problem: string };

/**
 * Normalises parameters that clients omit in different ways. A null member of `params` or of its `_meta` is removed,
 * and so are `params` that are null. From calls of tools, unknown members are removed, because hosts add members of
 * their own. This happens once, so that direct answers and the SDK read the same message. Wrong types are reported in
 * sentences; the SDK would list the findings of its schemas.
 */
export function withNormalParams(message: JsonObject, isLegacy: boolean): NormalMessage {
  const { method, params } = message;
  if (typeof method !== 'string') return { ok: true, message };
  // A notification has no answer, so that its faults are not reported.
  const isRequest = Object.hasOwn(message, 'id');
  if (params === undefined || params === null) {
    const problem = isRequest ? problemOf(method, {}, isLegacy) : undefined;
    if (problem !== undefined) return { ok: false, problem };
    return { ok: true, message: params === null ? without(message, (name) => name === 'params') : message };
  }
  if (!isObject(params)) {
    return isRequest ? { ok: false, problem: `"params" is ${kindOf(params)}, not an object` } : { ok: true, message };
  }
  const given = normaliseParams(params, method);
  const problem = isRequest ? problemOf(method, given, isLegacy) : undefined;
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, message: given === params ? message : { ...message, params: given } };
}

function normaliseParams(params: JsonObject, method: string): JsonObject {
  const isSuperfluous = (name: string): boolean =>
    params[name] === null || (method === 'tools/call' && !callMembers.has(name));
  const left = hasSome(params, isSuperfluous) ? without(params, isSuperfluous) : params;
  const meta = normaliseMember(left, '_meta');
  // Null arguments of a tool are kept; its input contract decides about them.
  return method === 'prompts/get' ? normaliseMember(meta, 'arguments') : meta;
}

function normaliseMember(params: JsonObject, member: string): JsonObject {
  const value = params[member];
  if (!isObject(value)) return params;
  const isEmpty = (name: string): boolean => value[name] === null;
  return hasSome(value, isEmpty) ? { ...params, [member]: without(value, isEmpty) } : params;
}

function problemOf(method: string, params: JsonObject, isLegacy: boolean): string | undefined {
  const meta = params['_meta'];
  if (meta !== undefined && !isObject(meta)) return `"_meta" is ${kindOf(meta)}, not an object`;
  // These methods exist only in the revisions of 2025 and before.
  const isModern = !isLegacy && meta !== undefined && modernKeys.every((key) => key in meta);
  if (method === 'initialize' && !isModern)
    return findInvalid(specTypeSchemas.InitializeRequestParams, { ...unknownPeer, ...params });
  if (method === 'logging/setLevel' && !isModern) return findInvalid(specTypeSchemas.SetLevelRequestParams, params);
  const { cursor, name } = params;
  if (cursor !== undefined && typeof cursor !== 'string' && method.endsWith('/list')) {
    return `"cursor" is ${kindOf(cursor)}, not a string`;
  }
  if (method !== 'tools/call' && method !== 'prompts/get') return undefined;
  if (typeof name !== 'string') {
    return name === undefined ? '"name" is missing' : `"name" is ${kindOf(name)}, not a string`;
  }
  const given = params['arguments'];
  if (given === undefined) return undefined;
  if (isObject(given)) return method === 'prompts/get' ? findNonText(given) : undefined;
  return `"arguments" is ${kindOf(given)}, not an object with the arguments by name`;
}

/** The keys of `_meta` in the 2026 revision. A message that lacks one of them belongs to an earlier revision. */
const modernKeys = [PROTOCOL_VERSION_META_KEY, CLIENT_INFO_META_KEY, CLIENT_CAPABILITIES_META_KEY];

/** Defaults for members of `initialize` that clients may omit. */
const unknownPeer = { protocolVersion: '', capabilities: {}, clientInfo: { name: '', version: '' } };

type Schema = (typeof specTypeSchemas)['InitializeRequestParams' | 'SetLevelRequestParams'];

/**
 * A message about the first member that the schema of the protocol refuses. The SDK would answer with -32603, an
 * internal error.
 */
function findInvalid(schema: Schema, params: JsonObject): string | undefined {
  const checked = schema['~standard'].validate(params);
  const [issue] = checked instanceof Promise ? [] : (checked.issues ?? []);
  if (issue === undefined) return undefined;
  const place = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return `"${place}" is refused: ${issue.message}`;
}

/** Arguments of prompts are strings. */
function findNonText(given: JsonObject): string | undefined {
  const [name, value] = Object.entries(given).find(([, each]) => typeof each !== 'string') ?? [];
  return name === undefined || value === undefined
    ? undefined
    : `"${name}" in "arguments" is ${kindOf(value)}, not a string`;
}

/** The members of a call, in any revision. */
const callMembers = new Set(['_meta', 'name', 'arguments', 'inputResponses', 'requestState']);

type Choice = (name: string) => boolean;

/** Whether a member is chosen. Lists no names, which would take 0.5 µs of each message. */
function hasSome(object: JsonObject, chosen: Choice): boolean {
  for (const name in object) if (chosen(name)) return true;
  return false;
}

const without = (object: JsonObject, chosen: Choice): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !chosen(name)));

const kindOf = (json: Json): string => {
  if (Array.isArray(json)) return 'a list';
  if (isNumber(json)) return 'a number';
  const kind = typeof json;
  return kind === 'object' ? 'an object' : `a ${kind}`;
};
