import type { OpenEndpoint } from './generation.js';

/**
 * Answers the requests that an error outside of any request may have lost: those that are pending now, and still are
 * after `graceMs`, in which every upstream answers or is given up.
 */
export function answerSuspects(endpoints: readonly OpenEndpoint[], incident: string, graceMs: number): void {
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
  setTimeout(answer, graceMs).unref();
}
