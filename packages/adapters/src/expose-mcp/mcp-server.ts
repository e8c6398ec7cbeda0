import type { CallToolResult, Implementation, ServerContext, ServerOptions } from '@modelcontextprotocol/server';
import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { pointerOf, type JsonObject } from '@naftiko/spec';
import type { Failure, Result, Reply, Value } from '@naftiko/engine';
import type { Host, HostCall } from '@naftiko/runtime';
import type { PlannedTool, PlannedTools } from './tools.js';
import { toolResult } from './write-result.js';

/** What a server says about itself and offers, decided by the document. */
export interface ServedSurface {
  readonly namespace: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly instructions: string | undefined;
  readonly tools: PlannedTools;
}

/** A surface at work. Every transport serves the same one. */
export interface OpenSurface {
  readonly info: Implementation;
  readonly tools: PlannedTools;
  /** Runs a tool. Never throws, and an error is a result: the model has to see it. */
  callTool(tool: PlannedTool, given: JsonObject, call: HostCall): Promise<CallToolResult>;
  /** A server of the SDK for one connection or one exchange; `headersOf` gives what a call with that `_meta` passes on. */
  newServer(headersOf: (meta: unknown) => HostCall['forwardedHeaders']): Server;
}

/** Opens a surface over a host. */
export function openSurface(surface: ServedSurface, host: Host): OpenSurface {
  const { tools } = surface;
  const info: Implementation = {
    name: surface.namespace,
    ...(surface.title === undefined ? {} : { title: surface.title }),
    ...(surface.description === undefined ? {} : { description: surface.description }),
    version: host.version,
  };
  const options: ServerOptions = {
    capabilities: { tools: {} },
    ...(surface.instructions === undefined ? {} : { instructions: surface.instructions }),
    // Each server would build its own otherwise, which costs more than everything else it does.
    jsonSchemaValidator: new AjvJsonSchemaValidator(),
  };

  const callTool: OpenSurface['callTool'] = async (tool, given, call) => {
    const started = performance.now();
    const result = await run(tool, given, call, host);
    const ms = Math.round(performance.now() - started);
    const failed = result.ok ? {} : { code: result.failure.code, ...stepOf(result.failure) };
    host.log.debug('tool call', { tool: tool.name, ms, ...failed });
    return toolResult(result, tool.name);
  };

  return {
    info,
    tools,
    callTool,
    newServer(headersOf) {
      const server = new Server(info, options);
      const list = { tools: [...tools.list] };
      server.setRequestHandler('tools/list', () => list);
      server.setRequestHandler('tools/call', ({ params }, context: ServerContext) => {
        const tool = tools.find(params.name);
        if (tool === undefined) throw unknownTool(params.name);
        // The SDK has checked that they are an object; what is in them is for the contract.
        const given = (params.arguments ?? {}) as JsonObject;
        return callTool(tool, given, { signal: context.mcpReq.signal, forwardedHeaders: headersOf(params._meta) });
      });
      return server;
    },
  };
}

const unknownTool = (name: string) => new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${name}`);

function run(tool: PlannedTool, given: JsonObject, call: HostCall, host: Host): Promise<Result<Reply>> {
  if (tool.unit.ok) return host.invoke(tool.unit.operation, new Map<string, Value>(Object.entries(given)), call);
  const { code, at, message, hint } = tool.unit.reason;
  const failure: Failure = {
    code: 'unavailable',
    kind: code,
    pointer: pointerOf(at.path),
    reason: message,
    ...(hint === undefined ? {} : { hint }),
  };
  return Promise.resolve({ ok: false, failure });
}

const stepOf = ({ step }: Failure) => (step === undefined ? {} : { step });
