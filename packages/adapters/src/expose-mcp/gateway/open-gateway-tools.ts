import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { OpenGatewayTools } from '@naftiko/runtime';
import { describeGateway } from './gateway-surface.js';
import { listGatewayTools } from './gateway-list.js';
import type { CallBooked } from './call-booked.js';
import { callBooked } from './call-booked.js';
import { serveSurface } from '../wire/transport-http.js';

/**
 * Opens the MCP server of a gateway, for both generations of the protocol. Up to `toolLimit` tools are listed as they
 * are; above, `search_tools`, `read_tool` and `call_tool` stand for all of them, beside the pinned ones.
 */
export const openGatewayTools: OpenGatewayTools = async (tools, services, verifier, predecessor) => {
  // The SDK does not pass the request on to the handlers of its servers.
  const callers = new AsyncLocalStorage<IncomingMessage>();
  const call: CallBooked = (tool, given, observed) => callBooked(tools, tool, given, observed, callers.getStore());
  const surface = describeGateway(listGatewayTools(tools, call), services.version);
  const mount = await serveSurface(surface, verifier, services, predecessor);
  return {
    ...mount,
    handle: (request, response, served) => callers.run(request, () => mount.handle(request, response, served)),
  };
};
