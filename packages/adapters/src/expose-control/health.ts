import type { AdapterState } from '@naftiko/runtime';
import { answerJson } from './answer.js';
import type { ControlRoute } from './control-route.js';

const livePath = '/health/live';
const readyPath = '/health/ready';

/** Whether a request is a health probe. */
export const isProbe = (method: string | undefined, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && (path === livePath || path === readyPath);

/** Probes for process managers. Source: specification 04, c.2 and c.3. */
export const healthRoutes: readonly ControlRoute[] = [
  { method: 'GET', path: livePath, serve: () => answerJson(200, { status: 'UP' }) },
  {
    method: 'GET',
    path: readyPath,
    serve({ services: { control }, known }) {
      const adapters = control.listAdapters();
      // The state of the control adapter is ignored: it answers this request and is therefore always started.
      const others = adapters.filter(({ type }) => type !== 'control');
      const isReady = control.accepting && others.every(({ state }) => state === 'started');
      const status = isReady ? 'UP' : 'DEGRADED';
      return answerJson(isReady ? 200 : 503, known ? { status, adapters: adapters.map(describeAdapter) } : { status });
    },
  },
];

/** An adapter in a response; members without a value are omitted. */
export const describeAdapter = ({ type, namespace, port, state, reason }: AdapterState): object => ({
  type,
  namespace,
  port,
  state,
  reason,
});
