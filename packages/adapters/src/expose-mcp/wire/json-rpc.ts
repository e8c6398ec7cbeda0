import { PROTOCOL_VERSION_META_KEY } from '@modelcontextprotocol/server';
import { memberOf, nestsTooDeeply, parseJson } from '@naftiko/engine';
import { isExactNumber, isNumber, isObject, type JsonObject } from '@naftiko/spec';
import { markId } from './exact-number-markers.js';
import { withNormalParams } from './normal-params.js';
import { createRpcError, type JsonRpcError } from './rpc-error.js';

/** A message that is a JSON object with "jsonrpc" "2.0"; the SDK validates the rest. */
export type ReadMessage =
  | { readonly ok: true; readonly message: JsonObject }
  | { readonly ok: false; readonly status: number; readonly error: JsonRpcError };

/**
 * Reads one JSON-RPC message. Empty and malformed JSON is refused with -32700; a list (batches were removed from the
 * protocol) and everything that is not a "2.0" object with -32600. Malformed `inputResponses` are refused with -32602;
 * valid ones are ignored, because this server requests no input. Invalid parameters are refused with -32602, with the
 * HTTP status 200.
 *
 * @param isLegacy whether the message is known to be of a revision of 2025 or before, whatever its `_meta` says
 *
 * Source: specification 04, a.2; MCP 2026-07-28, "Multi Round-Trip Requests".
 */
export function readMessage(text: string, isLegacy = false): ReadMessage {
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
  const normal = withNormalParams(message, isLegacy);
  return normal.ok ? normal : refuseParams(message, 200, normal.problem);
}

function refuseParams({ id }: JsonObject, status: number, problem: string): ReadMessage {
  const error = createRpcError(-32602, `Invalid params: ${problem}`);
  return { ok: false, status, error: { ...error, id: typeof id === 'string' || isNumber(id) ? id : null } };
}

/** The parameter exists only in 2026-07-28; earlier revisions ignore it. */
function hasMalformedAnswers({ params }: JsonObject): boolean {
  if (!isObject(params) || !Object.hasOwn(params, 'inputResponses')) return false;
  if (memberOf(params['_meta'], PROTOCOL_VERSION_META_KEY) === undefined) return false;
  const answers = params['inputResponses'];
  return !isObject(answers) || !Object.values(answers).every(isObject);
}

/**
 * Completes an `initialize` message from which clients have omitted members; other messages are unchanged. Source:
 * specification 04, a.4.
 */
export function completeMessage(received: JsonObject, latestVersion: string): JsonObject {
  const message = markIds(received);
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

/**
 * Replaces exact numbers in the id and the progress token of a message by marked strings, because the SDK does not
 * support them there.
 */
export function markIds(message: JsonObject): JsonObject {
  const { id, params } = message;
  const withId = isExactNumber(id) ? { ...message, id: markId(id) } : message;
  if (!isObject(params)) return withId;
  const markMember = (name: string, owner: JsonObject): JsonObject => {
    const value = owner[name];
    return isExactNumber(value) ? { ...owner, [name]: markId(value) } : owner;
  };
  const meta = params['_meta'];
  const withMeta = isObject(meta) ? markMember('progressToken', meta) : meta;
  const given = withMeta === meta || withMeta === undefined ? params : { ...params, _meta: withMeta };
  const all = markMember('requestId', given);
  return all === params ? withId : { ...withId, params: all };
}

/**
 * The operation of a message for telemetry. It is one of a fixed set, because names of metrics must not come from
 * callers. `undefined` for the end of a handshake, which is not an operation. Source: specification 04, d.3.
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
