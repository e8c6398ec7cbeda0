import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpMountPlan, OpenMount, RuntimeServices } from '../mount/expose-adapter.js';
import { originalTargetOf } from '../mount/original-target.js';
import { makeRequestChecks } from '../mount/request-checks.js';
import { sendAnswer } from '../mount/send-answer.js';
import type { ServedRequest } from '../mount/served-request.js';
import { admitReader } from './admit-reader.js';
import { compileRouteMatcher } from './route-matcher.js';
import type { Exchanges } from './exchanges.js';
import { pageAddressOf, type CallAddress, type PageAddress } from './page-address.js';
import type { CapabilityPages, Pages } from './pages.js';
import { isSameOrigin } from './same-origin.js';

/** What an adapter needs besides its own to have pages. */
export interface PageDependencies {
  readonly pages: Pages;
  readonly services: Pick<RuntimeServices, 'allowHosts' | 'allowOrigins' | 'log' | 'wrongCredentials'>;
  readonly exchanges: Exchanges;
  /** The pages of the document; opens them where that is not done. */
  open(): Promise<CapabilityPages>;
  /** Passes a call to the adapter that it names, which checks its caller. */
  call(address: CallAddress, request: IncomingMessage, response: ServerResponse, served: ServedRequest): Promise<void>;
}

/**
 * Adds pages to an adapter, at addresses for which the document has no route. Their readers need the credential of the
 * adapter. All other requests reach the adapter as before.
 */
export function withPages(open: OpenMount, plan: HttpMountPlan, dependencies: PageDependencies): OpenMount {
  const { pages, services, exchanges } = dependencies;
  const { verifier } = open;
  const isServedRoute = compileRouteMatcher(plan.routes);
  const isAnswered = makeRequestChecks({ services, verifier, shares: false, refuse: sendReason(403) });

  async function serve(
    address: PageAddress,
    request: IncomingMessage,
    response: ServerResponse,
    served: ServedRequest,
  ): Promise<void> {
    if (isAnswered(request, response)) return;
    if (address.kind === 'call') {
      if (!isSameOrigin(request)) return sendReason(403)(response, 'Pages of other origins may not call.');
      return dependencies.call(address, request, response, served);
    }
    if (address.kind === 'asset') {
      if (!(await pages.sendAsset(address.name, response))) sendReason(404)(response, 'There is no such file.');
      return;
    }
    // Addresses on the page are relative to a directory.
    if (address.kind === 'page' && !originalTargetOf(request).split('?', 1)[0]!.endsWith('/')) {
      return sendAnswer(response, { status: 308, type: undefined, body: '', headers: { Location: '/' } });
    }
    const root = 'root' in address ? address.root : './';
    if (!(await admitReader(request, response, { pages, verifier, services, root }))) return;
    if (address.kind === 'exchanges') return sendJson(response, exchanges.find(address.id) ?? []);
    const capability = await dependencies.open();
    if (address.kind === 'page') capability.sendPage(request, response, address.root);
    else if (address.kind === 'operation') {
      if (!(await capability.sendOperation(request, response, address)))
        sendReason(404)(response, 'There is no such operation.');
    } else if (address.kind === 'document') capability.sendDocument(request, response);
    else await capability.sendOpenApi(request, response, adapterIn(request));
  }

  return {
    handle(request, response, served) {
      const address = pageAddressOf(request);
      if (address === undefined || isServedRoute(address.path)) return open.handle(request, response, served);
      return serve(address, request, response, served);
    },
    answerDefect: (response, incident) => open.answerDefect(response, incident),
    close: () => open.close(),
  };
}

/** `?adapter=<namespace>`, for documents with several REST adapters. */
const adapterIn = ({ url = '' }: IncomingMessage): string | undefined =>
  new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('adapter') ?? undefined;

const sendReason =
  (status: number) =>
  (response: ServerResponse, reason: string): void =>
    sendAnswer(response, { status, type: 'application/json', body: JSON.stringify({ error: reason }) });

const sendJson = (response: ServerResponse, value: unknown): void =>
  sendAnswer(response, {
    status: 200,
    type: 'application/json',
    body: JSON.stringify(value),
    headers: { 'Cache-Control': 'no-store' },
  });
