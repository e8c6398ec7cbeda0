import { PROTOCOL_VERSION_META_KEY } from '@modelcontextprotocol/server';
import { memberOf, nestsTooDeeply, parseJson } from '@naftiko/engine';
import { isExactNumber, type ExactNumber, isNumber, isObject, type JsonObject } from '@naftiko/spec';
import { holdId } from './exact-number-markers.js';
import { withNormalParams } from './normal-params.js';

/** A message that is a JSON object with "jsonrpc" "2.0"; the SDK validates the rest. */
export type ReadMessage =
  | { readonly ok: true; readonly message: JsonObject }
  | { readonly ok: false; readonly status: number; readonly error: JsonRpcError };

/** The answer to an invalid request. */
export interface JsonRpcError {
  readonly jsonrpc: '2.0';
  readonly id: string | number | ExactNumber | null;
  readonly error: { readonly code: number; readonly message: string };
}

/**
 * Reads one JSON-RPC message. Empty and malformed JSON are -32700; lists (batches were removed from the protocol) and
 * anything that is not a "2.0" object are -32600. Malformed `inputResponses` are -32602; valid ones are ignored, since
 * this server requests no input. Invalid parameters are -32602, which HTTP answers like any result. Source:
 * specification 04, a.2; MCP 2026-07-28, "Multi Round-Trip Requests".
 */
export function readMessage(text: string): ReadMessage {
  const json = text.trim() === '' ? undefined : parseJson(text);
  if (json === undefined) return refuseMessage(-32700, 'Parse error: the message is not JSON');
  if (Array.isArray(json)) return refuseMessage(-32600, 'Invalid request: batches are not supported');
  if (!isObject(json)) return refuseMessage(-32600, 'Invalid request: not an object');
  if (nestsTooDeeply(json)) return refuseMessage(-32600, 'Invalid request: nested too deeply');
  const message = json;
  if (message['jsonrpc'] !== '2.0') return refuseMessage(-32600, 'Invalid request: "jsonrpc" is not "2.0"');
  if (hasMalformedAnswers(message)) {
    return refuseParams(message, 400, '"inputResponses" is not an object of objects');
  }
  const normal = withNormalParams(message);
  return normal.ok ? normal : refuseParams(message, 200, normal.problem);
}

function refuseParams({ id }: JsonObject, status: number, problem: string): ReadMessage {
  const error = createRpcError(-32602, `Invalid params: ${problem}`);
  return { ok: false, status, error: { ...error, id: typeof id === 'string' || isNumber(id) ? id : null } };
}

/** An error without a request id. */
export const createRpcError = (code: number, message: string): JsonRpcError => ({
  jsonrpc: '2.0',
  id: null,
  error: { code, message },
});

/** The parameter exists only in 2026-07-28; earlier revisions ignore it. */
function hasMalformedAnswers({ params }: JsonObject): boolean {
  if (!isObject(params) || !Object.hasOwn(params, 'inputResponses')) return false;
  if (memberOf(params['_meta'], PROTOCOL_VERSION_META_KEY) === undefined) return false;
  const answers = params['inputResponses'];
  return !isObject(answers) || !Object.values(answers).every(isObject);
}

/**
 * An `initialize` with the members that hand-written probes leave out; any other message unchanged.
 * Source: specification 04, a.4.
 */
export function completeMessage(received: JsonObject, latestVersion: string): JsonObject {
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

const refuseMessage = (code: number, message: string): ReadMessage => ({
  ok: false,
  status: 400,
  error: createRpcError(code, message),
});

/** A message whose id and progress token the SDK accepts: it does not support exact numbers there. */
export function withHeldIds(message: JsonObject): JsonObject {
  const { id, params } = message;
  const withId = isExactNumber(id) ? { ...message, id: holdId(id) } : message;
  if (!isObject(params)) return withId;
  const holdMember = (name: string, owner: JsonObject): JsonObject => {
    const value = owner[name];
    return isExactNumber(value) ? { ...owner, [name]: holdId(value) } : owner;
  };
  const meta = params['_meta'];
  const withMeta = isObject(meta) ? holdMember('progressToken', meta) : meta;
  const given = withMeta === meta || withMeta === undefined ? params : { ...params, _meta: withMeta };
  const all = holdMember('requestId', given);
  return all === params ? withId : { ...withId, params: all };
}

/**
 * The operation of a message for telemetry; metrics must not take names from callers.
 * `undefined` for the end of a handshake, which is not an operation. Source: specification 04, d.3.
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
