import type { RuntimeServices, OpenStdio } from '@naftiko/runtime';
import type { Pipe } from './line-transport.js';
import { planMetaHeaders } from './meta-headers.js';
import { openSurface } from '../surface/open-surface.js';
import type { OpenSkills } from '../surface/skill-surface.js';
import type { ServedSurface } from '../plan/served-surface.js';
import { StdioConnection, type Serving } from './stdio-connection.js';

/**
 * Serves on standard input and output until the input ends. Requests run concurrently, and nothing but messages is
 * written. With a predecessor, its connection is kept, and this server answers on it after the takeover. Source:
 * specification 04, a.3.
 */
export async function openStdio(
  { surface, skills }: { readonly surface: ServedSurface; readonly skills: OpenSkills | undefined },
  services: RuntimeServices,
  pipe: Pipe,
  predecessor?: OpenStdio,
): Promise<McpStdio> {
  const serving: Serving = {
    surface: await openSurface(surface, skills, services),
    headersOf: planMetaHeaders(services),
    log: services.log,
  };
  // The predecessor of a mount has the same type: it was opened by this adapter.
  const inherited = (predecessor as McpStdio | undefined)?.connection;
  const connection = inherited ?? new StdioConnection(serving, pipe);
  return {
    connection,
    finished: connection.finished,
    tookOver: () => connection.replace(serving),
    close: connection.hold(),
  };
}

/** A mount, and what its successor takes over after a reload. */
interface McpStdio extends OpenStdio {
  readonly connection: StdioConnection;
}
