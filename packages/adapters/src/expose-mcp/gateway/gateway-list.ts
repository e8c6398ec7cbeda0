import type { Tool } from '@modelcontextprotocol/server';
import type { CatalogTool, GatewayTools } from '@naftiko/runtime';
import type { OpenTool, OpenTools } from '../surface/open-surface.js';
import type { CallCatalogTool } from './call-catalog-tool.js';
import { makeSearchTools } from './search-tools.js';

/** What `/mcp` lists, and what it calls: every tool by its name, listed or not. */
export function listGatewayTools(tools: GatewayTools, call: CallCatalogTool): OpenTools {
  const { catalog, toolLimit, pinned } = tools;
  const openTool = (offered: CatalogTool): OpenTool => ({
    name: offered.name,
    // How many steps it has is known once its document is open.
    steps: 1,
    call: (given, observed) => call(offered, given, observed),
  });
  const findTool = (name: string): OpenTool | undefined => {
    const offered = catalog.find(name);
    return offered === undefined ? undefined : openTool(offered);
  };
  if (catalog.size <= toolLimit) return { list: catalog.list().map(describeTool), find: findTool };
  const own = makeSearchTools(tools, call);
  const listed = pinned.flatMap((name) => catalog.find(name) ?? []);
  return {
    list: [...own.map(({ listed: described }) => described), ...listed.map(describeTool)],
    find: (name) => own.find((tool) => tool.name === name) ?? findTool(name),
  };
}

/** A tool under its joined name. Its schema of results stays, because its results do. */
const describeTool = ({ name, tool }: CatalogTool): Tool => ({ ...(tool.listed as Tool), name });
