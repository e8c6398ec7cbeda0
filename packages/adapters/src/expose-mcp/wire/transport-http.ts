import type { IncomingMessage, ServerResponse } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import {
  classifyInboundRequest,
  createMcpHandler,
  isJsonContentType,
  type McpRequestContext,
} from '@modelcontextprotocol/server';
import { memberOf, type Verifier } from '@naftiko/engine';
import {
  admit,
  callerNamesOf,
  prepareForwardedHeaders,
  makeRequestChecks,
  readBody,
  type ReadBody,
  sendAnswer,
  type RuntimeServices,
  type InvokeOptions,
  type OpenMount,
  type ServedRequest,
} from '@naftiko/runtime';
import { type JsonObject, writeJson } from '@naftiko/spec';
import { prepareAnswers } from './direct-answers.js';
import { restoreDigitsIn } from './exact-number-markers.js';
import { operationOf, readMessage, markIds } from './json-rpc.js';
import { answerLegacy } from './legacy-exchange.js';
import { compareSurfaces, type ListChanges } from '../surface/list-changes.js';
import { Listeners } from './listeners.js';
import { makeOfferedTools } from './offered-tools.js';
import { HttpCall } from './http-call.js';
import { createSdkServer } from './mcp-server.js';
import { describeMessage } from './message-log.js';
import { attachContext, readContext } from './request-context.js';
import { createRpcError } from './rpc-error.js';
import { acceptsEvents } from '../surface/notices.js';
import type { OpenSurface, RestrictedSurface } from '../surface/open-surface.js';
import { readCarrier } from '../surface/observed-call.js';

/** What serving needs of the runtime. */
export type ServingServices = Pick<
  RuntimeServices,
  'allowHosts' | 'allowOrigins' | 'forwardHeaders' | 'log' | 'wrongCredentials'
>;

/**
 * Serves an open surface over Streamable HTTP: every path is the endpoint, and each POST has one message. It is answered
 * with JSON, or with an event stream for callers that request progress. The 2026-07-28 revision and earlier ones are
 * distinguished for each message; earlier ones are served without sessions. Source: specification 04, a.2 and a.13.
 *
 * @param isChecked another mount has checked its callers
 */
export async function serveSurface(
  surface: OpenSurface,
  verifier: Verifier | undefined,
  services: ServingServices,
  predecessor?: OpenMount,
  isChecked = false,
): Promise<McpMount> {
  const pickHeaders = prepareForwardedHeaders(services.forwardHeaders, verifier);
  const report = (cause: Error): void => services.log.debug('mcp', { reason: cause.message });

  const createModernServer = (context: McpRequestContext) => {
    const passed = (readContext(context) ?? {}) as Partial<CallerOf>;
    const { forwardedHeaders: forwarded = [], observed, served, request } = passed;
    const receivesNotices = acceptsEvents(context.requestInfo?.headers.get('accept'));
    const headersOf = (): CallerOf['forwardedHeaders'] => forwarded;
    const peer = {
      era: 'modern',
      headersOf,
      observed,
      served,
      request,
      receivesNotices,
      marksDigits: true,
      receivesChanges: true,
    } as const;
    return createSdkServer(() => surface, peer);
  };
  const modern = createMcpHandler(createModernServer, {
    legacy: 'reject',
    onerror: report,
    maxRequestBodySize: bodyLimitBytes,
  });
  const handleModern = toNodeHandler(modern, { onerror: report });
  const direct = await prepareAnswers(surface, modern, services.log);
  const { listeners, changes } = takeOver(surface, predecessor, report);
  const release = listeners.hold();
  const isAnswered = makeRequestChecks({
    services,
    verifier,
    shares: true,
    refuse: (response, reason) => sendJson(response, 403, createRpcError(-32000, reason)),
  });

  const mounts = new Map<string, Promise<McpMount>>();
  function serveRestricted({ key, surface: { forCallers: _, ...rest } }: RestrictedSurface): Promise<McpMount> {
    // As its predecessor, this mount shares its subscriptions with it.
    const restricted = mounts.get(key) ?? serveSurface(rest, verifier, services, mount, true);
    mounts.set(key, restricted);
    return restricted;
  }

  // Plain calls pass no async function until they run: each one would take 0.5 µs of 50.
  const serve: Handle = (request, response, served) => {
    if (isChecked) return serveAdmitted(request, response, served);
    if (isAnswered(request, response)) return undefined;
    if (verifier === undefined) return serveAdmitted(request, response, served);
    return admit(verifier, request, response, services).then((admitted) =>
      admitted ? serveAdmitted(request, response, served) : undefined,
    );
  };

  const serveAdmitted: Handle = (request, response, served) => {
    const restricted = surface.forCallers?.(callerNamesOf(request));
    if (restricted !== undefined) {
      return serveRestricted(restricted).then(({ handle }) => handle(request, response, served));
    }
    if (request.url?.startsWith('/.well-known/') === true) return send(response, 404);
    if (request.method === 'DELETE') return send(response, 200);
    if (request.method !== 'POST') return refuseMethod(request, response);
    if (!isJsonContentType(request.headers['content-type'])) {
      return sendJson(response, 415, createRpcError(-32000, 'The content type must be application/json'));
    }

    return readBody(request, bodyLimitBytes).then((body) => answerBody(body, request, response, served));
  };

  function answerBody(
    body: ReadBody,
    request: IncomingMessage,
    response: ServerResponse,
    served: ServedRequest,
  ): ReturnType<Handle> {
    if (body.kind === 'gone') return;
    if (body.kind === 'too-large') {
      response.setHeader('Connection', 'close');
      return sendJson(response, 413, createRpcError(-32000, `The message is larger than ${bodyLimitBytes} bytes`));
    }
    const read = readMessage(decoder.decode(body.bytes));
    if (!read.ok) {
      served.note({ outcome: 'error', rpc_code: read.error.error.code });
      return sendJson(response, read.status, read.error);
    }
    return answer(read.message, request, response, served);
  }

  function answer(
    message: JsonObject,
    request: IncomingMessage,
    response: ServerResponse,
    served: ServedRequest,
  ): ReturnType<Handle> {
    const operation = operationOf(message);
    served.note(describeMessage(message));
    const carrier = readCarrier(memberOf(message['params'], '_meta'));
    const observed =
      operation === undefined
        ? undefined
        : served.observe({ adapter: 'mcp', operation, route: undefined, counts: false, carrier });
    const forwardedHeaders = pickHeaders(request);
    const call = new HttpCall(request, served, { forwardedHeaders, observed });
    const ready = direct.answer(request, message, call);
    if (typeof ready === 'string') return send(response, 200, ready);
    if (ready instanceof Promise) return ready.then((text) => send(response, 200, text));
    if (ready === undefined) return answerBySdk(message, call, served, response);
    sendAnswer(response, { status: 200, type: 'application/json', lead: ready.lead, body: ready.rest });
  }

  async function answerBySdk(
    message: JsonObject,
    { caller: request, forwardedHeaders, observed }: HttpCall,
    served: ServedRequest,
    response: ServerResponse,
  ): Promise<void> {
    const version = headerOf(request, 'mcp-protocol-version');
    const claimed = version === undefined ? {} : { protocolVersionHeader: version };
    // The SDK does not support exact numbers.
    const marked = markIds(message);
    restoreDigitsIn(response);
    const route = classifyInboundRequest({ httpMethod: 'POST', ...claimed, body: marked });
    if (route.kind === 'modern' && Listeners.isFor(message)) {
      served.markEndless();
      return void (await listeners.serve(surface, { request, response, served, message: marked }));
    }
    if (route.kind !== 'legacy') {
      const passed: CallerOf = { forwardedHeaders, observed, served, request };
      return handleModern(attachContext(request, passed), response, marked);
    }
    if (route.reason === 'notification' || route.reason === 'response') {
      served.note({ outcome: 'ok' });
      return send(response, 202);
    }
    await answerLegacy(surface, { message: marked, forwardedHeaders, observed, served, request, response });
  }

  const mount: McpMount = {
    handover: { surface, listeners },
    handle: serve,
    verifier,
    tools: makeOfferedTools(surface, { verifier, pickHeaders, services }),
    answerDefect: (response, incident) =>
      sendJson(response, 500, createRpcError(-32603, `An internal error occurred. Incident ${incident}`)),
    tookOver: () => listeners.notifyPeers(changes),
    retire: () => {
      void release();
      for (const restricted of mounts.values()) void restricted.then(({ retire }) => retire?.());
    },
    close: async () => {
      const restricted = await Promise.all(mounts.values());
      await Promise.all([release(), modern.close(), ...restricted.map((one) => one.close())]);
    },
  };
  return mount;
}

type Handle = OpenMount['handle'];

/** A mount, and what its successor takes over after a reload. */
export interface McpMount extends OpenMount {
  readonly handover: { readonly surface: OpenSurface; readonly listeners: Listeners };
}

/** Takes over the subscriptions of the predecessor, and compares the lists. */
function takeOver(
  surface: OpenSurface,
  predecessor: OpenMount | undefined,
  report: (cause: Error) => void,
): { readonly listeners: Listeners; readonly changes: ListChanges } {
  // The predecessor of a mount has the same type: it was opened by this adapter.
  const handover = (predecessor as McpMount | undefined)?.handover;
  return handover === undefined
    ? { listeners: new Listeners(report), changes: { tools: false, resources: false, prompts: false } }
    : { listeners: handover.listeners, changes: compareSurfaces(handover.surface, surface) };
}

/** The caller of a request, for servers that the SDK creates. */
type CallerOf = Pick<InvokeOptions, 'forwardedHeaders' | 'observed'> & {
  readonly served: ServedRequest;
  readonly request: IncomingMessage;
};

const decoder = new TextDecoder();

/** The limit for messages, in bytes; the same as in the SDK. */
const bodyLimitBytes = 4 * 1024 * 1024;

/** Refuses other methods. GET would open a stream of messages from the server, which sends none without a request. */
function refuseMethod({ method }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Allow', 'POST');
  const body = `${method ?? 'This method'} not supported`;
  sendAnswer(response, { status: 405, type: 'text/plain; charset=utf-8', body });
}

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
};

const sendJson = (response: ServerResponse, status: number, json: unknown): void =>
  send(response, status, writeJson(json));

function send(response: ServerResponse, status: number, json = ''): void {
  sendAnswer(response, { status, type: json === '' ? undefined : 'application/json', body: json });
}
