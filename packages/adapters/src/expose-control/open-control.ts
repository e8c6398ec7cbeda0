import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OpenVerifier } from '@naftiko/engine';
import {
  admit,
  checkCaller,
  isLoopback,
  makeRequestChecks,
  type RuntimeServices,
  type OpenMount,
  type ServedRequest,
} from '@naftiko/runtime';
import type { Management } from '@naftiko/spec';
import { answerError, writeAnswer } from './answer.js';
import { answerUnrouted } from './answer-unrouted.js';
import { findRoute, type ControlRoute } from './control-route.js';
import { isProbe } from './health.js';
import { LogStreams, type StreamLimits } from './log-streams.js';

/** The plan from which a control server is opened. */
export interface ControlServer {
  readonly routes: readonly ControlRoute[];
  readonly verifier: OpenVerifier | undefined;
  readonly management: Pick<Management, 'logs'>;
}

/** Opens a control server. Its own requests are neither counted nor traced. Source: specification 04, chapter c. */
export function openControl(
  { routes, verifier: newVerifier, management }: ControlServer,
  services: RuntimeServices,
  predecessor: OpenMount | undefined,
  limits?: StreamLimits,
): ControlMount {
  const verifier = newVerifier?.(services.variables, services);
  // Web pages must not read the state of the process, so that responses have no CORS headers.
  const base = { verifier, shares: false } as const;
  const checkReader = makeRequestChecks({
    ...base,
    services,
    refuse: (response, reason) => writeAnswer(response, answerError(403, reason)),
  });
  // Requests that change the state of the process are refused for web pages of all origins, including those that may
  // call tools: a form would be enough to send such a request.
  const checkWriter = makeRequestChecks({
    ...base,
    services: { ...services, allowOrigins: [] },
    refuse: (response, reason) =>
      writeAnswer(response, answerError(403, `${reason} For requests that change something, no option allows it.`)),
  });
  const isAnswered: typeof checkReader = (request, response) =>
    (request.method === 'GET' || request.method === 'HEAD' ? checkReader : checkWriter)(request, response);
  const streamLimit = management.logs?.stream === true ? Math.min(management.logs.maxSubscribers, maxStreams) : 0;
  // The predecessor of a mount has the same type: it was opened by this adapter.
  const before = predecessor as ControlMount | undefined;
  const handedOver = before?.streams.isClosed === false ? before.streams : undefined;
  const streams = handedOver ?? new LogStreams(services, streamLimit, limits);
  let ownsStreams = handedOver === undefined;
  if (verifier === undefined && !isLoopback(services.address) && before === undefined) {
    services.log.warn('the control adapter is open to the network and requires no credential', {
      address: services.address,
    });
  }

  async function serve(request: IncomingMessage, response: ServerResponse, served: ServedRequest): Promise<void> {
    if (isAnswered(request, response)) return;
    const { pathname, query } = targetOf(request);
    const open = verifier === undefined || (services.openProbes && isProbe(request.method, pathname));
    const known = verifier === undefined || (open && (await checkCaller(verifier, request, services)).ok);
    if (!open && !(await admit(verifier, request, response, services))) return;
    const routed = findRoute(routes, request.method ?? 'GET', pathname);
    if (routed.kind !== 'found') return writeAnswer(response, answerUnrouted(routed, pathname));
    const call = {
      request,
      response,
      served,
      query,
      segment: routed.segment,
      known: known || !open,
      services,
      streams,
    };
    const answer = await routed.route.serve(call);
    if (answer !== undefined && !response.destroyed) writeAnswer(response, answer);
  }

  return {
    handle: serve,
    answerDefect: (response, incident) =>
      writeAnswer(response, answerError(500, `An internal error occurred. Incident ${incident}.`)),
    streams,
    tookOver() {
      before?.release();
      ownsStreams = true;
      handedOver?.handOver(services, streamLimit);
    },
    release() {
      ownsStreams = false;
    },
    retire,
    close: () => Promise.resolve(retire()),
  };

  /** Ends the streams, unless they were handed over to a successor. */
  function retire(): void {
    if (ownsStreams) streams.close();
  }
}

/** A mount, and what its successor takes over after a reload. */
interface ControlMount extends OpenMount {
  readonly streams: LogStreams;
  release(): void;
}

/** Source: specification 04, c.11. */
const maxStreams = 20;

/** The path as it was sent, and the query. */
function targetOf({ url = '/' }: IncomingMessage): { readonly pathname: string; readonly query: URLSearchParams } {
  const [, pathname = '/', query = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  return { pathname, query: new URLSearchParams(query) };
}
