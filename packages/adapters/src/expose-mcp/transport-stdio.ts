import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Host, OpenStdio } from '@naftiko/runtime';
import { LineTransport, type Pipe } from './line-transport.js';
import { metaHeaders } from './meta-headers.js';
import { openSurface, type ServedSurface } from './mcp-server.js';

/**
 * Serves over a pipe until its input ends. Requests run side by side; nothing but messages is written.
 * Source: specification 04, a.3.
 */
export async function openStdio(served: ServedSurface, host: Host, pipe: Pipe): Promise<OpenStdio> {
  const surface = await openSurface(served, host);
  const transport = new LineTransport(pipe);
  const headersOf = metaHeaders(host);
  const handle = serveStdio(
    ({ era }) => surface.newServer({ era, headersOf, observed: undefined, hearsNotices: true }),
    {
      transport,
      onerror: (cause) => host.log.debug('mcp', { reason: cause.message }),
    },
  );
  const finished = new Promise<void>((resolve) => {
    const closed = transport.onclose?.bind(transport);
    transport.onclose = () => {
      closed?.();
      resolve();
    };
  });
  return { finished, close: () => handle.close() };
}
