import type { OpenGatewayTools } from '@naftiko/runtime';
import type { OpenSurface } from '../surface/open-surface.js';
import { makeGatewaySurface } from './gateway-surface.js';
import { listGatewayTools } from './gateway-list.js';
import { callCatalogTool, type CallCatalogTool } from './call-catalog-tool.js';
import { serveSurface } from '../wire/transport-http.js';

/**
 * Opens the MCP server of a gateway, for both generations of the protocol. Up to `toolLimit` tools are listed as they
 * are; above, `search_tools`, `read_tool` and `call_tool` stand for all of them, beside the pinned ones.
 */
export const openGatewayTools: OpenGatewayTools = (tools, services, verifier, predecessor) => {
  const call: CallCatalogTool = (tool, given, observed) => callCatalogTool(tools, tool, given, observed);
  const describe = (offered: typeof tools): OpenSurface =>
    makeGatewaySurface(listGatewayTools(offered, call), services.version);
  const surface: OpenSurface = {
    ...describe(tools),
    forCallers(callers) {
      const restricted = tools.forCallers(callers);
      return restricted === undefined ? undefined : { key: restricted.key, surface: describe(restricted.tools) };
    },
  };
  return serveSurface(surface, verifier, services, predecessor);
};
