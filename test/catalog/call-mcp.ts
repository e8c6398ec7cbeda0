import { exchange, parseRpcMessage, type Answer, type Exchange } from '../support/http-exchange.js';
import type { ServedTools } from './call-units.js';

/** Sends a request to a server. */
export type Send = (request: Exchange) => Promise<Answer>;

/** Each request has a connection of its own. */
export const sendTo =
  (origin: string): Send =>
  (request) =>
    exchange(origin, request);

/** The tools of an MCP server at a path. */
export async function openTools(send: Send, path: string): Promise<ServedTools> {
  const { tools } = (await callMcp(send, path, 'tools/list', {})) as ListResult;
  return {
    names: tools.map(({ name }) => name),
    call: (name, given) => callTool(send, path, name, given),
  };
}

/** The text of a tool's result. */
export async function callTool(send: Send, path: string, name: string, given: object): Promise<string> {
  const { content = [], message } = (await callMcp(send, path, 'tools/call', {
    name,
    arguments: given,
  })) as CallResult;
  return message ?? content.map(({ text = '' }) => text).join('');
}

interface ListResult {
  readonly tools: readonly { readonly name: string }[];
}

interface CallResult {
  readonly content?: readonly { readonly text?: string }[];
  /** Of an error of the protocol. */
  readonly message?: string;
}

/** The result of a request, or its error. */
async function callMcp(send: Send, path: string, method: string, params: object): Promise<unknown> {
  const answer = await send({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = parseRpcMessage(answer);
  return result ?? error;
}
