import {
  ProtocolError,
  ProtocolErrorCode,
  specTypeSchemas,
  type jsonSchemaValidator as JsonSchemaValidator,
  type Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '@naftiko/spec';
import type { InvokeOptions, ServedRequest } from '@naftiko/runtime';
import { markDigits, restoreId } from './exact-number-markers.js';
import { LoggedServer } from './message-log.js';
import { noNotices, createNotices, type Notices } from '../surface/notices.js';
import type { OpenSurface } from '../surface/open-surface.js';
import { valueOf } from '../surface/value-of.js';
import { readCarrier, failureOf, type ObservedCall } from '../surface/observed-call.js';

/** The peer of a server of the SDK: the other end of a connection, or the caller of one request. */
export interface Peer {
  /** The revisions of 2025 and before, or that of 2026-07-28. */
  readonly era: 'legacy' | 'modern';
  /** The headers that are forwarded upstream for a request with that `_meta`. */
  readonly headersOf: (meta: unknown) => InvokeOptions['forwardedHeaders'];
  /** The trace to which its requests belong; `undefined` without telemetry, and on standard input. */
  readonly observed: InvokeOptions['observed'];
  /** The HTTP request, for log lines; `undefined`: the connection outlives the request. */
  readonly served: Pick<ServedRequest, 'id' | 'note'> | undefined;
  /** The same request itself; `undefined` on standard input too. */
  readonly request?: IncomingMessage | undefined;
  /** Whether it accepts messages before the answer. */
  readonly receivesNotices: boolean;
  /** Whether the SDK writes the messages to it, so that exact numbers must be marked (see exact-number-markers.ts). */
  readonly marksDigits: boolean;
  /** Whether it accepts notifications of changed lists. */
  readonly receivesChanges: boolean;
}

/**
 * Makes a server of the SDK for one connection or one exchange. Each request is answered by the surface that is current
 * when it arrives. The first surface decides which kinds of entries the server announces.
 */
export function createSdkServer(current: () => OpenSurface, peer: Peer): Server {
  const { info, options, skills } = current();
  const chosen = peer.receivesChanges ? options.announcing : options.silent;
  const { resources, prompts, completions } = chosen.capabilities ?? {};
  const server = new LoggedServer(info, { ...chosen, jsonSchemaValidator }, peer.served);
  const callOf = ({ mcpReq: { id, signal, _meta } }: ServerContext, { onStep }: Notices): ObservedCall => ({
    signal,
    forwardedHeaders: peer.headersOf(_meta),
    onStep,
    observed: peer.observed,
    carrier: readCarrier(_meta),
    requestId: peer.served?.id ?? restoreId(id),
    note: peer.served?.note.bind(peer.served),
    caller: peer.request,
  });
  const noticesOf = (context: ServerContext, unit: string): Notices =>
    peer.receivesNotices ? createNotices(context, unit) : noNotices;
  serveTools();
  if (resources !== undefined) serveResources();
  if (prompts !== undefined) servePrompts();
  if (completions !== undefined) serveCompletion();
  skills?.serve(server, () => current().skills, peer.era);
  if (peer.era === 'legacy') server.fallbackRequestHandler = ({ method }) => answerUnserved(method);
  return server;

  function serveTools(): void {
    server.setRequestHandler('tools/list', () => ({ tools: [...current().tools.list] }));
    server.setRequestHandler('tools/call', async ({ params }, context) => {
      const surface = current();
      const tool = surface.tools.find(params.name);
      if (tool === undefined) {
        const unknown = surface.observe({ kind: 'tool', name: undefined }, callOf(context, noNotices));
        unknown?.end({ code: 'input-invalid', issues: [] });
        throw toProtocolError(`Unknown tool: ${params.name}`);
      }
      const notices = noticesOf(context, tool.name);
      // The SDK has checked that the arguments are an object; the input contract checks its members.
      const given = (params.arguments ?? {}) as JsonObject;
      const result = await tool.call(given, callOf(context, notices), notices);
      const { structuredContent } = result;
      if (!peer.marksDigits || structuredContent === undefined) return result;
      return { ...result, structuredContent: markDigits(structuredContent as JsonObject) };
    });
  }

  // With these schemas, wrong parameters are -32602 instead of -32603 (specification 04, a.8 to a.10).
  function serveResources(): void {
    server.setRequestHandler('resources/templates/list', () => ({
      resourceTemplates: [...current().resources.templates],
    }));
    server.setRequestHandler('resources/list', { params: specTypeSchemas.PaginatedRequestParams }, async ({ cursor }) =>
      valueOf(await current().resources.list(cursor)),
    );
    const params = specTypeSchemas.ReadResourceRequestParams;
    server.setRequestHandler('resources/read', { params }, async ({ uri }, context) => {
      const notices = noticesOf(context, uri);
      return valueOf(await current().resources.read(uri, callOf(context, notices), notices));
    });
  }

  function servePrompts(): void {
    server.setRequestHandler('prompts/list', () => ({ prompts: [...current().prompts.list] }));
    server.setRequestHandler(
      'prompts/get',
      { params: promptParams },
      async ({ name, arguments: given = {} }, context) => {
        const surface = current();
        const known = surface.prompts.has(name) ? name : undefined;
        const observed = surface.observe({ kind: 'prompt', name: known }, callOf(context, noNotices));
        const answered = await surface.prompts.get(name, given);
        observed?.end(answered.ok ? undefined : failureOf(answered.refusal));
        return valueOf(answered);
      },
    );
  }

  function serveCompletion(): void {
    const params = specTypeSchemas.CompleteRequestParams;
    server.setRequestHandler('completion/complete', { params }, async ({ ref, argument }) => {
      // Documents do not declare values for arguments of prompts.
      if (ref.type === 'ref/prompt') return { completion: { values: [] } };
      return valueOf(await current().resources.complete(ref.uri, argument.value));
    });
  }
}

/**
 * The validator of the SDK, made when it is needed first. Building it takes more time than everything else that a server
 * does, and it occupies 0.1 MB; servers that ask their clients for nothing never need it.
 */
const jsonSchemaValidator: JsonSchemaValidator = {
  getValidator: (schema) => (validator ??= new AjvJsonSchemaValidator()).getValidator(schema),
};
let validator: JsonSchemaValidator | undefined;

/**
 * Answers with empty lists for kinds without entries, because clients of earlier revisions request them nevertheless.
 */
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

const toProtocolError = (message: string): ProtocolError => new ProtocolError(ProtocolErrorCode.InvalidParams, message);

const { '~standard': promptCheck } = specTypeSchemas.GetPromptRequestParams;

/**
 * Checks the parameters of a prompt and keeps all arguments: the SDK would drop an argument with the name `__proto__`.
 */
const promptParams: typeof specTypeSchemas.GetPromptRequestParams = {
  '~standard': {
    ...promptCheck,
    validate(given) {
      const checked = promptCheck.validate(given);
      if (checked.issues !== undefined) return checked;
      const { arguments: values } = given as { readonly arguments?: Record<string, string> };
      return values === undefined ? checked : { value: { ...checked.value, arguments: values } };
    },
  },
};
