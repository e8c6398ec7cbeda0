import {
  ProtocolError,
  ProtocolErrorCode,
  Server,
  specTypeSchemas,
  type CallToolResult,
  type Implementation,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { JsonObject } from '@naftiko/spec';
import type { Value } from '@naftiko/engine';
import type { Host, HostCall } from '@naftiko/runtime';
import { noNotices, noticesTo, type Notices } from './notices.js';
import { openPrompts } from './open-prompts.js';
import { openResources } from './open-resources.js';
import type { PlannedPrompt } from './prompts.js';
import type { Answer } from './refusal.js';
import type { PlannedResource } from './resources.js';
import { runUnit } from './run-unit.js';
import { infoOf, serverOptionsOf } from './server-options.js';
import type { PlannedTool, PlannedTools } from './tools.js';
import { toolResult } from './write-result.js';

/** What a server says about itself and offers, decided by the document. */
export interface ServedSurface {
  readonly namespace: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly instructions: string | undefined;
  readonly tools: PlannedTools;
  readonly resources: readonly PlannedResource[];
  readonly prompts: readonly PlannedPrompt[];
  /** Whether callers are checked. */
  readonly guarded: boolean;
}

/** Whom a server of the SDK is for: everybody on a connection, or one request. */
export interface Peer {
  /** The revisions of 2025 and before, or that of 2026-07-28. */
  readonly era: 'legacy' | 'modern';
  /** What a request with that `_meta` passes on. */
  readonly headersOf: (meta: unknown) => HostCall['forwardedHeaders'];
  /** What its requests are a part of; `undefined` where nobody watches, or where there is none around them. */
  readonly observed: HostCall['observed'];
  /** Whether it takes messages before the answer. */
  readonly hearsNotices: boolean;
}

/** A surface at work. Every transport serves the same one. */
export interface OpenSurface {
  readonly info: Implementation;
  readonly tools: PlannedTools;
  /** Runs a tool. Never throws, and an error is a result: the model has to see it. */
  callTool(tool: PlannedTool, given: JsonObject, call: HostCall, notices?: Notices): Promise<CallToolResult>;
  /** A server of the SDK for one connection or one exchange. */
  newServer(peer: Peer): Server;
}

/** Opens a surface over a host. */
export async function openSurface(surface: ServedSurface, host: Host): Promise<OpenSurface> {
  const { tools } = surface;
  const info = infoOf(surface, host.version);
  const options = serverOptionsOf(surface);
  const resources = openResources(surface.resources, host);
  const prompts = await openPrompts(surface.prompts);
  const linkTo = surface.resources.length === 0 ? undefined : resources.linkTo;

  const callTool: OpenSurface['callTool'] = async ({ name, unit }, given, call, notices = noNotices) => {
    const values = new Map<string, Value>(Object.entries(given));
    const result = await runUnit({ name, kind: 'tool', unit }, values, call, host);
    if (!result.ok) notices.failed(result.failure);
    await notices.handedOn();
    const resultSchema = unit.ok ? unit.operation.resultSchema : undefined;
    return toolResult(result, { name, resultSchema, linkTo });
  };

  function newServer(peer: Peer): Server {
    const server = new Server(info, options);
    const callOf = ({ mcpReq: { signal, _meta } }: ServerContext, { onStep }: Notices): HostCall => ({
      signal,
      forwardedHeaders: peer.headersOf(_meta),
      onStep,
      observed: peer.observed,
    });
    const noticesOf = (context: ServerContext, unit: string): Notices =>
      peer.hearsNotices ? noticesTo(context, unit) : noNotices;
    serveTools(server, callOf, noticesOf);
    if (surface.resources.length > 0) serveResources(server, callOf, noticesOf);
    if (surface.prompts.length > 0) servePrompts(server);
    if (options.capabilities?.completions !== undefined) serveCompletion(server);
    if (peer.era === 'legacy') server.fallbackRequestHandler = ({ method }) => answerUnserved(method);
    return server;
  }

  type CallOf = (context: ServerContext, notices: Notices) => HostCall;
  type NoticesOf = (context: ServerContext, unit: string) => Notices;

  function serveTools(server: Server, callOf: CallOf, noticesOf: NoticesOf): void {
    const list = { tools: [...tools.list] };
    server.setRequestHandler('tools/list', () => list);
    server.setRequestHandler('tools/call', ({ params }, context) => {
      const tool = tools.find(params.name);
      if (tool === undefined) throw refusalError(`Unknown tool: ${params.name}`);
      const notices = noticesOf(context, tool.name);
      // The SDK has checked that they are an object; what is in them is for the contract.
      return callTool(tool, (params.arguments ?? {}) as JsonObject, callOf(context, notices), notices);
    });
  }

  // With the schemas given here, wrong parameters are -32602 and not -32603 (specification 04, a.8 to a.10).
  function serveResources(server: Server, callOf: CallOf, noticesOf: NoticesOf): void {
    const templates = { resourceTemplates: [...resources.templates] };
    server.setRequestHandler('resources/templates/list', () => templates);
    server.setRequestHandler('resources/list', { params: specTypeSchemas.PaginatedRequestParams }, async ({ cursor }) =>
      valueOf(await resources.list(cursor)),
    );
    const params = specTypeSchemas.ReadResourceRequestParams;
    server.setRequestHandler('resources/read', { params }, async ({ uri }, context) => {
      const notices = noticesOf(context, uri);
      return valueOf(await resources.read(uri, callOf(context, notices), notices));
    });
  }

  function servePrompts(server: Server): void {
    const list = { prompts: [...prompts.list] };
    server.setRequestHandler('prompts/list', () => list);
    const params = specTypeSchemas.GetPromptRequestParams;
    server.setRequestHandler('prompts/get', { params }, async ({ name, arguments: given = {} }) =>
      valueOf(await prompts.get(name, given)),
    );
  }

  function serveCompletion(server: Server): void {
    const params = specTypeSchemas.CompleteRequestParams;
    server.setRequestHandler('completion/complete', { params }, async ({ ref, argument }) => {
      // What arguments of prompts may be, no document says.
      if (ref.type === 'ref/prompt') return { completion: { values: [] } };
      return valueOf(await resources.complete(ref.uri, argument.value));
    });
  }

  return { info, tools, callTool, newServer };
}

/** Lists of what a server has none of, which clients of the earlier revisions ask for without looking. */
function answerUnserved(method: string): Promise<Record<string, readonly never[]>> {
  const empty = unserved.get(method);
  if (empty !== undefined) return Promise.resolve(empty);
  return Promise.reject(new ProtocolError(ProtocolErrorCode.MethodNotFound, `Method not found: ${method}`));
}

const unserved: ReadonlyMap<string, Record<string, readonly never[]>> = new Map([
  ['resources/list', { resources: [] }],
  ['resources/templates/list', { resourceTemplates: [] }],
  ['prompts/list', { prompts: [] }],
]);

/** The SDK hears of refusals as exceptions. */
function valueOf<T>(answered: Answer<T>): T {
  if (answered.ok) return answered.value;
  const { code, message, data } = answered.refusal;
  throw new ProtocolError(code, message, data);
}

const refusalError = (message: string): ProtocolError => new ProtocolError(ProtocolErrorCode.InvalidParams, message);
