import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseJson } from '@naftiko/engine';
import { isObject, writeJson, type JsonObject } from '@naftiko/spec';
import type { HttpMountPlan, OpenMount } from '../mount/expose-adapter.js';
import { replaceTarget } from '../mount/original-target.js';
import { readBody } from '../mount/read-body.js';
import { sendAnswer } from '../mount/send-answer.js';
import type { ServedRequest } from '../mount/served-request.js';
import type { CallAddress } from './page-address.js';

/** An open adapter that a page can call. */
export interface CallableAdapter {
  readonly plan: HttpMountPlan;
  readonly open: OpenMount;
}

/** What calls from pages need. */
export interface CallDependencies {
  /** The adapter of a namespace, opened for calls or for previews; `undefined`: there is none, or it is not offered. */
  find(namespace: string, mode: CallAddress['mode']): Promise<CallableAdapter | undefined>;
  readonly bodyLimitBytes: number;
}

/** A call with the request that makes it. */
export interface ArrivedCall {
  readonly address: CallAddress;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly served: ServedRequest;
}

/**
 * Passes a call from a page to its adapter: a tool with its arguments as JSON, or a request to a route, whose target is
 * what follows the namespace. The adapter checks the credential of the caller.
 */
export async function passCall(call: ArrivedCall, dependencies: CallDependencies): Promise<void> {
  const { address, request, response, served } = call;
  const adapter = await dependencies.find(address.namespace, address.mode);
  if (adapter === undefined) return sendError(response, 404, 'There is no such adapter.');
  const { open } = adapter;
  if (open.tools !== undefined) return callTool(call, adapter, dependencies.bodyLimitBytes);
  // A route is called at its own address.
  if (address.mode === 'call') return sendError(response, 404, 'There is no such tool.');
  replaceTarget(request, address.rest === '' ? '/' : address.rest);
  await open.handle(request, response, served);
}

async function callTool(
  { address, request, response, served }: ArrivedCall,
  { plan, open }: CallableAdapter,
  bodyLimitBytes: number,
): Promise<void> {
  if (request.method !== 'POST') return sendError(response, 405, 'A tool is called with POST.', { Allow: 'POST' });
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return sendError(response, 415, 'The arguments of a tool must be sent as application/json.');
  const body = await readBody(request, bodyLimitBytes);
  if (body.kind === 'gone') return;
  if (body.kind === 'too-large') return sendError(response, 413, `The body is larger than ${bodyLimitBytes} bytes.`);
  const given = parseJson(new TextDecoder().decode(body.bytes));
  if (!isObject(given)) return sendError(response, 400, 'The arguments of a tool must be a JSON object.');
  const { signal, id: requestId } = served;
  const observed =
    address.mode === 'preview'
      ? undefined
      : served.observe({ adapter: plan.type, operation: 'tools/call', route: undefined, counts: false });
  const answering = open.tools?.call(nameIn(address), given, { caller: request, signal, requestId, observed });
  if (answering === undefined) return sendError(response, 404, 'There is no such tool.');
  const answer = await answering;
  if (answer.ok) send(response, 200, answer.result);
  else sendError(response, answer.status, answer.reason);
}

const nameIn = ({ rest }: CallAddress): string => {
  const written = rest.slice(1).split('?', 1)[0] ?? '';
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
};

type Headers = Readonly<Record<string, string>>;

const sendError = (response: ServerResponse, status: number, error: string, headers: Headers = {}): void =>
  send(response, status, { error }, headers);

const send = (response: ServerResponse, status: number, json: JsonObject, headers: Headers = {}): void =>
  sendAnswer(response, {
    status,
    type: 'application/json',
    body: writeJson(json),
    headers: { 'Cache-Control': 'no-store', ...headers },
  });
