import { isNumber, isObject, type Json, type JsonObject } from '@naftiko/spec';

/** The message with parameters as they are meant, or what is wrong with them. */
export type NormalMessage =
  { readonly ok: true; readonly message: JsonObject } | { readonly ok: false; readonly problem: string };

/**
 * Clients differ in how they leave things out: a member that is null is one that is not there, in `params` and in its
 * `_meta`, and so are `params` themselves. A call keeps what calls are made of: hosts add members of their own. Done once,
 * before a message takes any way to its answer, so that all ways read the same. What is no object where one is due is
 * said in words: the SDK would list the findings of its schemas.
 */
export function withNormalParams(message: JsonObject): NormalMessage {
  const { method, params } = message;
  if (typeof method !== 'string') return { ok: true, message };
  // Nothing answers a notification.
  const isRequest = Object.hasOwn(message, 'id');
  if (params === undefined || params === null) {
    const problem = isRequest ? problemOf(method, {}) : undefined;
    if (problem !== undefined) return { ok: false, problem };
    return { ok: true, message: params === null ? without(message, ['params']) : message };
  }
  if (!isObject(params)) {
    return isRequest ? { ok: false, problem: `"params" is ${kindOf(params)}, not an object` } : { ok: true, message };
  }
  const given = tidied(params, method);
  const problem = isRequest ? problemOf(method, given) : undefined;
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, message: given === params ? message : { ...message, params: given } };
}

function tidied(params: JsonObject, method: string): JsonObject {
  const superfluous = Object.keys(params).filter(
    (name) => params[name] === null || (method === 'tools/call' && !callMembers.has(name)),
  );
  const left = superfluous.length === 0 ? params : without(params, superfluous);
  const meta = tidiedMember(left, '_meta');
  // What calls make of a null argument is for the contract of the tool.
  return method === 'prompts/get' ? tidiedMember(meta, 'arguments') : meta;
}

function tidiedMember(params: JsonObject, member: string): JsonObject {
  const value = params[member];
  if (!isObject(value)) return params;
  const empty = Object.keys(value).filter((name) => value[name] === null);
  return empty.length === 0 ? params : { ...params, [member]: without(value, empty) };
}

function problemOf(method: string, params: JsonObject): string | undefined {
  const meta = params['_meta'];
  if (meta !== undefined && !isObject(meta)) return `"_meta" is ${kindOf(meta)}, not an object`;
  if (method !== 'tools/call' && method !== 'prompts/get') return undefined;
  const { name } = params;
  if (typeof name !== 'string') {
    return name === undefined ? '"name" is missing' : `"name" is ${kindOf(name)}, not a string`;
  }
  const given = params['arguments'];
  if (given === undefined) return undefined;
  if (isObject(given)) return method === 'prompts/get' ? noTextIn(given) : undefined;
  return `"arguments" is ${kindOf(given)}, not an object with the arguments by name`;
}

/** Arguments of prompts are texts. */
function noTextIn(given: JsonObject): string | undefined {
  const [name, value] = Object.entries(given).find(([, each]) => typeof each !== 'string') ?? [];
  return name === undefined || value === undefined
    ? undefined
    : `"${name}" in "arguments" is ${kindOf(value)}, not a string`;
}

/** What a call is made of, in any revision. */
const callMembers = new Set(['_meta', 'name', 'arguments', 'inputResponses', 'requestState']);

function without(object: JsonObject, names: readonly string[]): JsonObject {
  const gone = new Set(names);
  return Object.fromEntries(Object.entries(object).filter(([name]) => !gone.has(name)));
}

const kindOf = (json: Json): string => {
  if (Array.isArray(json)) return 'a list';
  if (isNumber(json)) return 'a number';
  const kind = typeof json;
  return kind === 'object' ? 'an object' : `a ${kind}`;
};
