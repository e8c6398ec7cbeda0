import type { ServerResponse } from 'node:http';
import { findSimilar, type Verifier } from '@naftiko/engine';
import type { OpenMount } from '../mount/expose-adapter.js';
import { makeRequestChecks, pathOf, type RequestCheckOptions } from '../mount/request-checks.js';
import { sendAnswer } from '../mount/send-answer.js';
import { countStates, type CapabilityStatus } from './describe-gateway.js';
import type { GatewayMetrics } from './gateway-metrics.js';
import type { CapabilityRefusal } from './hosted-capability.js';
import type { PagesAddress } from './pages-address.js';

/** The health of the process, which depends on no document. */
export const livePath = '/_health/live';

/** What the gateway answers itself. */
export interface GatewayFacts {
  readonly version: string;
  /** Whether it accepts requests and is not about to stop. */
  isReady(): boolean;
  capabilities(): readonly CapabilityStatus[];
  readonly toolCount: () => number;
  /** `undefined`: nothing is counted. */
  readonly metrics: Pick<GatewayMetrics, 'read'> | undefined;
}

/** The addresses of the gateway itself: its index, its health, and every path without a capability. */
export function makeOwnMount(
  facts: GatewayFacts,
  services: RequestCheckOptions['services'],
  verifier: Verifier | undefined,
  pages: Pick<PagesAddress, 'admit' | 'sendAsset' | 'serve'>,
): OpenMount {
  const isAnswered = makeRequestChecks({
    services,
    verifier,
    shares: true,
    refuse: (response, reason) => sendJson(response, 403, { error: reason }),
  });
  return {
    async handle(request, response) {
      if (isAnswered(request, response) || (await pages.sendAsset(request, response))) return;
      const path = pathOf(request);
      // Orchestrators ask for the health of the process without a credential.
      if (!healthPaths.has(path) && !(await pages.admit(request, response))) return;
      if (await pages.serve(request, response)) return;
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const serve = own[path];
      if (serve === undefined) return answerUnknown(path, facts, response);
      if (isRead) return serve(facts, response);
      response.setHeader('Allow', 'GET, HEAD');
      sendJson(response, 405, { error: `${path} is only read: GET or HEAD.` });
    },
    answerDefect,
    close: () => Promise.resolve(),
  };
}

/** Answers for a capability that serves nothing now. With `isGuarded`, only the guarded index says why. */
export function answerRefusal(
  response: ServerResponse,
  capability: string,
  { refusal: { state, reasons }, isGuarded }: { readonly refusal: CapabilityRefusal; readonly isGuarded: boolean },
): void {
  const error = `The capability "${capability}" is ${state}.`;
  if (isGuarded) return sendJson(response, 503, { error: `${error} The index at / says why.`, state });
  sendJson(response, 503, { error, state, reasons });
}

/** Answers for a path at which a capability serves nothing. With `isGuarded`, only the guarded index lists its paths. */
export function answerNoPlace(response: ServerResponse, { name, exposes }: CapabilityStatus, isGuarded: boolean): void {
  const error = `The capability "${name}" serves nothing here.`;
  if (isGuarded) return sendJson(response, 404, { error: `${error} The index at / lists its paths.` });
  sendJson(response, 404, { error, exposes });
}

/** Answers a request that has waited too long for the list of documents. */
export function answerUnlisted(response: ServerResponse): void {
  response.setHeader('Retry-After', '5');
  sendJson(response, 503, { error: 'The gateway is still looking for its documents. Try again later.' });
}

export const answerDefect = (response: ServerResponse, incident: string): void =>
  sendJson(response, 500, { error: `An internal error occurred. Incident ${incident}.` });

const own: Readonly<Record<string, (facts: GatewayFacts, response: ServerResponse) => void | Promise<void>>> = {
  '/': (facts, response) => sendJson(response, 200, describeIndex(facts)),
  [livePath]: (_, response) => sendJson(response, 200, { status: 'UP' }),
  '/_health/ready': (facts, response) =>
    facts.isReady() ? sendJson(response, 200, { status: 'UP' }) : sendJson(response, 503, { status: 'DEGRADED' }),
  '/_metrics': async ({ metrics }, response) => {
    if (metrics === undefined) {
      return sendJson(response, 404, { error: 'Metrics are off. Switch them on: run.gateway.metrics: true.' });
    }
    sendAnswer(response, { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: await metrics.read() });
  },
};

const healthPaths = new Set(Object.keys(own).filter((path) => path.startsWith('/_health/')));

function describeIndex({ version, capabilities, toolCount }: GatewayFacts): object {
  const all = capabilities();
  return {
    version,
    tools: { path: '/mcp', count: toolCount() },
    documents: Object.fromEntries(countStates(all)),
    capabilities: all,
  };
}

function answerUnknown(path: string, { capabilities }: GatewayFacts, response: ServerResponse): void {
  const [, name = ''] = path.split('/', 2);
  const known = capabilities();
  const refused = known.find((one) => one.name === name);
  const similar = findSimilar(
    name,
    known.map((one) => one.name),
  );
  const remedy = similar === undefined ? 'The index at / lists all.' : `Did you mean "${similar}"?`;
  if (refused !== undefined) return sendJson(response, 503, { error: `"${name}" is quarantined.`, ...refused });
  sendJson(response, 404, { error: `There is no capability "${name}". ${remedy}` });
}

const sendJson = (response: ServerResponse, status: number, json: object): void =>
  sendAnswer(response, { status, type: 'application/json', body: JSON.stringify(json) });
