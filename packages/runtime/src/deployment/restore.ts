import type { RunOptions } from '../run-options.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Generation } from './generation.js';

/**
 * Recovers from an uncaught exception: counts it, replaces the connections to upstreams, and answers requests that
 * might otherwise remain without an answer. These are the requests that are pending now and still pending after the
 * timeout of upstream calls.
 */
export function restore(
  { endpoints, runtime }: Pick<Generation, 'endpoints' | 'runtime'>,
  telemetry: Telemetry | undefined,
  incident: string,
  { timeoutMs, upstreams }: Pick<RunOptions, 'timeoutMs' | 'upstreams'>,
): void {
  telemetry?.countDefect?.();
  for (const client of runtime.clients) client.renew?.();
  const suspects = endpoints.flatMap((endpoint) =>
    endpoint.kind === 'http'
      ? endpoint.socket.listener.pending().map((response) => ({ mount: endpoint.open, response }))
      : [],
  );
  if (suspects.length === 0) return;
  const answer = (): void => {
    for (const { mount, response } of suspects) {
      if (!response.headersSent && !response.destroyed) mount.answerDefect(response, incident);
    }
  };
  const maxMs = Math.max(timeoutMs, ...upstreams.map(({ settings }) => settings.timeoutMs ?? 0));
  setTimeout(answer, maxMs + 1_000).unref();
}
