import type { CallToolResult } from '@modelcontextprotocol/server';
import type { CatalogTool, GatewayTools } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';
import type { ObservedCall } from '../surface/observed-call.js';

/** Calls a tool of one of the documents. Never throws: a refusal is a result, so that the model receives it. */
export type CallCatalogTool = (tool: CatalogTool, given: JsonObject, call: ObservedCall) => Promise<CallToolResult>;

/** Calls a tool for the request that names it. */
export async function callCatalogTool(
  tools: GatewayTools,
  tool: CatalogTool,
  given: JsonObject,
  call: ObservedCall,
): Promise<CallToolResult> {
  const { caller, signal, cancellation, forwardedHeaders, onStep, observed, requestId } = call;
  if (caller === undefined) return refuse('The call belongs to no request.');
  call.note?.({ tool: tool.name });
  const options = { caller, signal, cancellation, forwardedHeaders, onStep, observed, requestId };
  const answer = await tools.call(tool, given, options);
  // What an adapter of this package answers is a result of the protocol.
  return answer.ok ? (answer.result as unknown as CallToolResult) : refuse(answer.reason);
}

/** A result that says why there is none. */
export const refuse = (reason: string): CallToolResult => ({
  content: [{ type: 'text', text: reason }],
  isError: true,
});
