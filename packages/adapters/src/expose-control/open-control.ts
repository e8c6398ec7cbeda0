import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Verifier } from '@naftiko/engine';
import { admit, isForeignHost, isForeignPage, type Host, type OpenMount, type ServedRequest } from '@naftiko/runtime';
import type { ControlExpose } from '@naftiko/spec';
import { refusal, send, type ControlAnswer } from './answer.js';
import type { Asked } from './asked.js';
import { config, reload, validate } from './configuration.js';
import { live, ready } from './health.js';
import { LogSubscribers } from './log-stream.js';
import { logger, logs, setLevel, severityOf } from './logs.js';
import { metrics, trace, traces } from './observed.js';
import { matchRoute } from './match-route.js';
import type { ControlRoute, RouteName } from './routes.js';
import { changeScripting, scripting } from './scripting.js';
import { status } from './status.js';

/** Everything a control server is made of that the document decides. */
export interface ControlServer {
  readonly block: ControlExpose;
  readonly routes: readonly ControlRoute[];
  readonly verifier: ((variables: ReadonlyMap<string, string>) => Verifier) | undefined;
}

/**
 * Opens a server for the operator: exact paths, JSON answers, nothing for web pages from elsewhere. Who is not let in
 * learns of no route. Source: specification 04, c.1.
 */
export function openControl(
  { block, routes, verifier: plan }: ControlServer,
  host: Host,
  predecessor?: OpenMount,
): ControlMount {
  const { desk } = host;
  const verifier = plan?.(host.variables);
  // The runtime pairs mounts by their type. Who follows the log goes on following it.
  const before = predecessor as ControlMount | undefined;
  const subscribers = before?.subscribers ?? new LogSubscribers(desk.logs);
  const mostSubscribers = block.management.logs?.maxSubscribers ?? 5;
  let isHolder = before === undefined;
  const documented = languagesIn(block);

  const handlers: Readonly<Record<Exclude<RouteName, 'log-stream' | 'ready'>, Handler>> = {
    live,
    status: () => status(desk),
    config: (asked) => config(desk, asked),
    validate: (asked) => validate(desk, asked),
    reload: (asked) => reload(desk, asked),
    logs: () => logs(desk),
    logger: (asked) => logger(desk, asked),
    'logger-level': (asked) => setLevel(desk, asked),
    metrics: () => metrics(desk),
    traces: (asked) => traces(desk, asked),
    trace: (asked) => trace(desk, asked),
    scripting: () => scripting(desk),
    'scripting-change': (asked) => changeScripting(desk, asked, documented),
  };

  async function serve(request: IncomingMessage, response: ServerResponse, served: ServedRequest): Promise<void> {
    const { method, url = '/' } = request;
    const answer = (given: ControlAnswer): void => send(response, method, given);
    if (isForeignHost(request)) return answer(refusal(403, 'Ask for this server by its address or as localhost.'));
    if (isForeignPage(request)) return answer(refusal(403, 'This server does not answer web pages from elsewhere.'));
    const found = matchRoute(routes, method === 'HEAD' ? 'GET' : (method ?? 'GET'), url);
    const isProbe = found.kind === 'route' && (found.route.name === 'live' || found.route.name === 'ready');
    const isOpen = isProbe && desk.openProbes;
    if (verifier !== undefined && !isOpen && !(await admit(verifier, request, response, host.log))) return;

    if (found.kind === 'nothing') return answer(refusal(404, 'Nothing is served here.'));
    if (found.kind === 'malformed') return answer(refusal(400, 'The path is not percent-encoded UTF-8.'));
    if (found.kind === 'other-methods') {
      response.setHeader('Allow', found.methods.join(', '));
      return answer(refusal(405, `This path takes ${found.methods.join(', ')}.`));
    }
    const asked: Asked = { request, captured: found.captured, query: found.query };
    const { name } = found.route;
    if (name === 'ready') return answer(ready(desk, { verdictOnly: verifier !== undefined && isOpen }));
    if (name === 'log-stream') return follow(asked, response, served, answer);
    answer(await handlers[name](asked));
  }

  function follow(
    { request, query }: Asked,
    response: ServerResponse,
    served: ServedRequest,
    answer: (given: ControlAnswer) => void,
  ): void {
    const wanted = query.get('level');
    const level = wanted === null ? undefined : severityOf(wanted);
    if (wanted !== null && level === undefined) return answer(refusal(400, `"${wanted}" is no level of a log.`));
    if (subscribers.count >= mostSubscribers) {
      response.setHeader('Retry-After', '30');
      return answer(refusal(503, 'As many callers follow the log as may.'));
    }
    if (request.method === 'HEAD') {
      return answer({ status: 200, contentType: 'text/event-stream', body: '' });
    }
    served.lasts();
    subscribers.follow(response, { prefix: query.get('logger') ?? undefined, level });
  }

  return {
    handle(request, response, served) {
      serve(request, response, served).catch((cause: unknown) => {
        const incident = randomUUID();
        host.log.error('defect', { incident, cause: cause instanceof Error ? cause.stack : String(cause) });
        if (response.headersSent) response.destroy();
        else send(response, request.method, refusal(500, `Something went wrong here. Incident ${incident}.`));
      });
    },
    subscribers,
    tookOver() {
      before?.handOver();
      isHolder = true;
      if (!routes.some(({ name }) => name === 'log-stream')) subscribers.close();
    },
    handOver() {
      isHolder = false;
    },
    retire,
    close: () => Promise.resolve(retire()),
  };

  function retire(): void {
    if (isHolder) subscribers.close();
  }
}

/** A mount and what it leaves to its successor. */
interface ControlMount extends OpenMount {
  readonly subscribers: LogSubscribers;
  /** The subscribers are its successor's from now on. */
  handOver(): void;
}

type Handler = (asked: Asked) => ControlAnswer | Promise<ControlAnswer>;

const languagesIn = ({ management: { scripting: block } }: ControlExpose): readonly string[] =>
  [
    ...(block?.allowedLanguages ?? []),
    ...(block?.defaultLanguage === undefined ? [] : [block.defaultLanguage.text]),
  ].map((language) => language.toLowerCase());
