import type { OpenGatewayTools } from '@naftiko/runtime';

/** Opens the MCP server of a gateway. Loads the SDK at the first request. */
export const openGatewayTools: OpenGatewayTools = async (...opening) =>
  (await import('./expose-mcp/gateway/open-gateway-tools.js')).openGatewayTools(...opening);
