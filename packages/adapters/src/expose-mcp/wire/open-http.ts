import type { OpenVerifier } from '@naftiko/engine';
import {
  keepLoaded,
  prepareForwardedHeaders,
  sendAnswer,
  type OpenMount,
  type RuntimeServices,
} from '@naftiko/runtime';
import { writeJson } from '@naftiko/spec';
import type { ServedSurface } from '../plan/served-surface.js';
import { openSurface } from '../surface/open-surface.js';
import type { OpenSkills } from '../surface/skill-surface.js';
import { makeOfferedTools } from './offered-tools.js';
import { createRpcError } from './rpc-error.js';
import type { McpMount } from './transport-http.js';

/** The plan from which an MCP server on HTTP is opened, with its open skills. */
export interface HttpServer {
  readonly surface: ServedSurface;
  /** `undefined`: its callers may read no skills. */
  readonly skills: OpenSkills | undefined;
  readonly verifier: OpenVerifier | undefined;
}

/**
 * Opens a server for Streamable HTTP. Everything that can fail is done here; the official SDK, which takes as much time to
 * load as the rest of a start, is loaded as soon as the server is ready. Requests that arrive earlier wait for it.
 */
export async function openHttp(
  server: HttpServer,
  services: RuntimeServices,
  predecessor?: OpenMount,
): Promise<HttpMount> {
  const surface = await openSurface(server.surface, server.skills, services);
  const verifier = server.verifier?.(services.variables, services);
  const pickHeaders = prepareForwardedHeaders(services.forwardHeaders, verifier);
  // The predecessor of a mount has the same type: it was opened by this adapter.
  const before = await (predecessor as HttpMount | undefined)?.loaded();
  let mount: McpMount | undefined;
  /** The last attempt. */
  let loading: Promise<McpMount> | undefined;
  let isClosed = false;
  const load = async (): Promise<McpMount> => {
    const { serveSurface } = await import('./transport-http.js');
    return (mount = await serveSurface(surface, verifier, services, before));
  };
  const loaded = keepLoaded(() => (loading = load()));
  // Subscriptions are taken over before the predecessor ends them.
  if (before !== undefined) await loaded();

  return {
    loaded,
    verifier,
    tools: makeOfferedTools(surface, { verifier, pickHeaders, services }),
    handle: (request, response, served) =>
      mount === undefined
        ? loaded().then(({ handle }) => handle(request, response, served))
        : mount.handle(request, response, served),
    answerDefect: (response, incident) => {
      const body = writeJson(createRpcError(-32603, `An internal error occurred. Incident ${incident}`));
      sendAnswer(response, { status: 500, type: 'application/json', body });
    },
    tookOver: () => {
      if (mount !== undefined) return mount.tookOver?.();
      // The line that reports a started server is written first.
      setImmediate(() => {
        if (!isClosed) loaded().catch(leaveToRequests);
      });
    },
    retire: () => void loading?.then(({ retire }) => retire?.(), leaveToRequests),
    close: async () => {
      isClosed = true;
      await loading?.then(({ close }) => close(), leaveToRequests);
    },
  };
}

/** A request reports why the server cannot be loaded. */
const leaveToRequests = (): void => undefined;

/** A mount whose server is loaded when it is needed. */
interface HttpMount extends OpenMount {
  loaded(): Promise<McpMount>;
}
