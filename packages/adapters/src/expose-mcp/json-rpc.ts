import { nestsTooDeeply, parseJson } from '@naftiko/engine';
import type { JsonObject } from '@naftiko/spec';

/** A message that is JSON and an object that says "2.0"; whether it is a good one is for the SDK to say. */
export type ReadMessage =
  { readonly ok: true; readonly message: JsonObject } | { readonly ok: false; readonly error: JsonRpcError };

/** An answer to something that is no request. */
export interface JsonRpcError {
  readonly jsonrpc: '2.0';
  readonly id: null;
  readonly error: { readonly code: number; readonly message: string };
}

/**
 * Reads one JSON-RPC message. Nothing and bad JSON are -32700; lists (batches left the protocol) and anything that
 * is no "2.0" object are -32600. Source: specification 04, a.2.
 */
export function readMessage(text: string): ReadMessage {
  const json = text.trim() === '' ? undefined : parseJson(text);
  if (json === undefined) return refused(-32700, 'Parse error: the message is not JSON');
  if (Array.isArray(json)) return refused(-32600, 'Invalid request: batches are not supported');
  if (typeof json !== 'object' || json === null) return refused(-32600, 'Invalid request: not an object');
  if (nestsTooDeeply(json)) return refused(-32600, 'Invalid request: nested too deeply');
  const message = json as JsonObject;
  if (message['jsonrpc'] !== '2.0') return refused(-32600, 'Invalid request: "jsonrpc" is not "2.0"');
  return { ok: true, message };
}

/** An error without a request to answer. */
export const rpcError = (code: number, message: string): JsonRpcError => ({
  jsonrpc: '2.0',
  id: null,
  error: { code, message },
});

/**
 * An `initialize` with the members that hand-written probes leave out; any other message as it is.
 * Source: specification 04, a.4.
 */
export function completed(message: JsonObject, latestVersion: string): JsonObject {
  if (message['method'] !== 'initialize') return message;
  const given = message['params'] ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) return message;
  const defaults = {
    protocolVersion: latestVersion,
    capabilities: {},
    clientInfo: { name: 'unknown', version: 'unknown' },
  };
  return { ...message, params: { ...defaults, ...(given as JsonObject) } };
}

const refused = (code: number, message: string): ReadMessage => ({ ok: false, error: rpcError(code, message) });
