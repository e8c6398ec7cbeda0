import type { OpenGatewayTools } from '@naftiko/runtime';
import { describeGateway } from './gateway-surface.js';
import { listGatewayTools } from './gateway-list.js';
import { callBooked } from './call-booked.js';
import { serveSurface } from '../wire/transport-http.js';

/**
 * Opens the MCP server of a gateway, for both generations of the protocol. Up to `toolLimit` tools are listed as they
 * are; above, `search_tools`, `read_tool` and `call_tool` stand for all of them, beside the pinned ones.
 */
export const openGatewayTools: OpenGatewayTools = (tools, services, verifier, predecessor) => {
  const listed = listGatewayTools(tools, (tool, given, call) => callBooked(tools, tool, given, call));
  return serveSurface(describeGateway(listed, services.version), verifier, services, predecessor);
};
