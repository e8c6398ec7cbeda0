import type { RunOptions } from '../run-options.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import type { Generation } from './generation.js';

/**
 * Recovers from an error outside of any request: counts it, replaces the connections that it may have broken, and answers
 * the requests that it may have lost. These are pending now, and still are when every upstream has answered or is given
 * up.
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
  const longestMs = Math.max(timeoutMs, ...upstreams.map(({ settings }) => settings.timeoutMs ?? 0));
  setTimeout(answer, longestMs + 1_000).unref();
}
