import { PROTOCOL_VERSION_META_KEY } from '@modelcontextprotocol/server';
import { memberOf, nestsTooDeeply, parseJson } from '@naftiko/engine';
import { isExactNumber, type ExactNumber, isNumber, isObject, type JsonObject } from '@naftiko/spec';
import { holdId } from './held-digits.js';
import { withNormalParams } from './normal-params.js';

/** A message that is JSON and an object that says "2.0"; whether it is a good one is for the SDK to say. */
export type ReadMessage =
  | { readonly ok: true; readonly message: JsonObject }
  | { readonly ok: false; readonly status: number; readonly error: JsonRpcError };

/** An answer to something that is no good request. */
export interface JsonRpcError {
  readonly jsonrpc: '2.0';
  readonly id: string | number | ExactNumber | null;
  readonly error: { readonly code: number; readonly message: string };
}

/**
 * Reads one JSON-RPC message. Nothing and bad JSON are -32700; lists (batches left the protocol) and anything that
 * is no "2.0" object are -32600. Answers to questions are -32602 when they can be none; nobody here asks any, so good
 * ones are left alone. Parameters that cannot be read are -32602, which HTTP answers like any result. Source: specification 04, a.2; MCP 2026-07-28, "Multi Round-Trip Requests".
 */
export function readMessage(text: string): ReadMessage {
  const json = text.trim() === '' ? undefined : parseJson(text);
  if (json === undefined) return refused(-32700, 'Parse error: the message is not JSON');
  if (Array.isArray(json)) return refused(-32600, 'Invalid request: batches are not supported');
  if (!isObject(json)) return refused(-32600, 'Invalid request: not an object');
  if (nestsTooDeeply(json)) return refused(-32600, 'Invalid request: nested too deeply');
  const message = json;
  if (message['jsonrpc'] !== '2.0') return refused(-32600, 'Invalid request: "jsonrpc" is not "2.0"');
  if (hasMalformedAnswers(message)) {
    return badParams(message, 400, '"inputResponses" is not an object of objects');
  }
  const normal = withNormalParams(message);
  return normal.ok ? normal : badParams(message, 200, normal.problem);
}

function badParams({ id }: JsonObject, status: number, problem: string): ReadMessage {
  const error = rpcError(-32602, `Invalid params: ${problem}`);
  return { ok: false, status, error: { ...error, id: typeof id === 'string' || isNumber(id) ? id : null } };
}

/** An error without a request to answer. */
export const rpcError = (code: number, message: string): JsonRpcError => ({
  jsonrpc: '2.0',
  id: null,
  error: { code, message },
});

/** Only 2026-07-28 knows such a parameter; to earlier revisions it is one that nobody reads. */
function hasMalformedAnswers({ params }: JsonObject): boolean {
  if (!isObject(params) || !Object.hasOwn(params, 'inputResponses')) return false;
  if (memberOf(params['_meta'], PROTOCOL_VERSION_META_KEY) === undefined) return false;
  const answers = params['inputResponses'];
  return !isObject(answers) || !Object.values(answers).every(isObject);
}

/**
 * An `initialize` with the members that hand-written probes leave out; any other message as it is.
 * Source: specification 04, a.4.
 */
export function completed(received: JsonObject, latestVersion: string): JsonObject {
  const message = withHeldIds(received);
  if (message['method'] !== 'initialize') return message;
  const given = message['params'] ?? {};
  if (!isObject(given)) return message;
  const defaults = {
    protocolVersion: latestVersion,
    capabilities: {},
    clientInfo: { name: 'unknown', version: 'unknown' },
  };
  return { ...message, params: { ...defaults, ...given } };
}

const refused = (code: number, message: string): ReadMessage => ({
  ok: false,
  status: 400,
  error: rpcError(code, message),
});

/** A message whose id and progress token the SDK takes: it knows no exact numbers there. */
export function withHeldIds(message: JsonObject): JsonObject {
  const { id, params } = message;
  const withId = isExactNumber(id) ? { ...message, id: holdId(id) } : message;
  if (!isObject(params)) return withId;
  const held = (name: string, owner: JsonObject): JsonObject => {
    const value = owner[name];
    return isExactNumber(value) ? { ...owner, [name]: holdId(value) } : owner;
  };
  const meta = params['_meta'];
  const withMeta = isObject(meta) ? held('progressToken', meta) : meta;
  const given = withMeta === meta || withMeta === undefined ? params : { ...params, _meta: withMeta };
  const all = held('requestId', given);
  return all === params ? withId : { ...withId, params: all };
}

/**
 * What a message asks for, as those who watch know it: names that callers make up do not become names of operations.
 * `undefined` for the end of a handshake, which is nothing of its own. Source: specification 04, d.3.
 */
export function operationOf({ method, id }: JsonObject): string | undefined {
  if (method === 'notifications/initialized' && id === undefined) return undefined;
  return typeof method === 'string' && methods.has(method) ? method : 'unknown';
}

const methods: ReadonlySet<string> = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'prompts/list',
  'prompts/get',
  'completion/complete',
  'skills/list',
  'skills/get',
  'resources/directory/read',
  'logging/setLevel',
  'subscriptions/listen',
  'notifications/cancelled',
]);
