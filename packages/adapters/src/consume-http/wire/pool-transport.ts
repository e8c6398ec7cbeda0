import type { Dispatcher } from 'undici';
import { fail, type Proxies, type Result } from '@naftiko/engine';
import { AnswerReceiver, type Received } from './answer-receiver.js';
import { openConnections } from './connections.js';
import type { OutgoingRequest } from '../request/outgoing-request.js';
import type { Deadline } from './deadline.js';
import { findProxy } from './proxy.js';
import { StreamingReceiver } from './streaming-receiver.js';
import type { Delivery, PreparedExchange, Settle, Transport, WireLimits, WireStream } from './transport.js';
import { isStale } from './watch-socket.js';

/**
 * Sends requests over keep-alive connections to one origin, whose pool is opened by the first request: it takes 18 kB. Other
 * origins occur only in redirects; a request to one has a connection of its own, so that redirects cannot make the process
 * accumulate pools.
 *
 * An idempotent request is sent again on a new connection if its connection was closed while idle (RFC 9110, section
 * 9.2.2).
 */
export function createPoolTransport(origin: string, limits: WireLimits, proxies?: Proxies): Transport {
  const open = (to: string): Route => {
    const proxy = findProxy(to, proxies);
    return { origin: to, via: proxy?.address, dispatcher: openConnections(to, limits, proxy) };
  };
  let home: Route | undefined;
  const openHome = (): Route => (home ??= open(origin));
  let closing: Promise<void> | undefined;

  const sendApart = ({ origin: to, request }: Delivery, deadline: Deadline, settle: Settle): void => {
    const apart = open(to);
    dispatch(apart, request, { limits, deadline }, (result) => {
      void apart.dispatcher.destroy().then(() => settle(result));
    });
  };
  const streamThrough = (
    route: Route,
    { request, body }: PreparedExchange,
    signal: AbortSignal,
  ): Promise<ReceivedStream> =>
    new Promise((settle) => {
      if (signal.aborted) return settle({ result: fail({ code: 'cancelled' }), isStale: false });
      const receiver = new StreamingReceiver(limits, route.via, (result, error) =>
        settle({ result, isStale: error !== undefined && isStale(error) }),
      );
      signal.addEventListener('abort', () => receiver.abortStream({ code: 'cancelled' }), { once: true });
      route.dispatcher.dispatch(
        {
          origin: route.origin,
          path: request.target,
          // Any method is allowed; undici checks its syntax.
          method: request.method as Dispatcher.HttpMethod,
          headers: request.headers,
          // Documented to accept an async iterable as well; its types omit that.
          body: (body ?? null) as Uint8Array | null,
          headersTimeout: limits.idleTimeoutMs,
          bodyTimeout: limits.idleTimeoutMs,
        },
        receiver,
      );
    });

  return {
    send(delivery, deadline, settle) {
      if (delivery.origin !== origin) return sendApart(delivery, deadline, settle);
      dispatch(openHome(), delivery.request, { limits, deadline }, (result, error) => {
        const repeats = error !== undefined && isStale(error) && idempotent.has(delivery.request.method);
        if (repeats) sendApart(delivery, deadline, settle);
        else settle(result);
      });
    },
    async stream(passage, signal) {
      const first = await streamThrough(openHome(), passage, signal);
      const isRepeatable = passage.body === undefined || passage.body instanceof Uint8Array;
      if (!first.isStale || !isRepeatable || !idempotent.has(passage.request.method)) return first.result;
      const apart = open(origin);
      const second = await streamThrough(apart, passage, signal);
      // Closes the connection when the answer is complete.
      void apart.dispatcher.close();
      return second.result;
    },
    renew() {
      void home?.dispatcher.close();
      home = undefined;
    },
    // A request that comes later fails, also if it would have been the first.
    close: () => (closing ??= openHome().dispatcher.close()),
  };
}

/** Methods that can be repeated safely. */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);

interface Route {
  readonly origin: string;
  /** The address of the proxy in use. */
  readonly via: string | undefined;
  readonly dispatcher: Dispatcher;
}

interface ReceivedStream {
  readonly result: Result<WireStream>;
  /** Whether the connection was closed before the request was sent. */
  readonly isStale: boolean;
}

/** What ends an exchange. */
interface Ends {
  readonly limits: WireLimits;
  readonly deadline: Deadline;
}

function dispatch({ dispatcher, origin, via }: Route, request: OutgoingRequest, ends: Ends, settle: Received): void {
  const { deadline, limits } = ends;
  if (deadline.over !== undefined) return settle(fail(deadline.over));
  const receiver = new AnswerReceiver(limits, via, settle);
  deadline.notifyWhenOver((cause) => receiver.abortExchange(cause));
  try {
    dispatcher.dispatch(
      {
        origin,
        path: request.target,
        // The methods of the format are HTTP methods (see plan-operation.ts).
        method: request.method as Dispatcher.HttpMethod,
        headers: request.headers,
        body: request.body ?? null,
      },
      receiver,
    );
  } catch (error) {
    // The agent for proxies throws what other dispatchers report. Without an outcome, the connection would stay taken.
    receiver.failExchange(error as Error);
  }
}
