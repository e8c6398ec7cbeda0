import type { McpExpose, McpTool } from '@naftiko/spec';
import type { MountedOperation } from '../mount/expose-adapter.js';
import type { PlannedMount } from '../plan/planned-document.js';

/** A tool as it is written in the document, and as it is listed to clients. */
export interface ListedTool {
  readonly written: McpTool;
  readonly listed: MountedOperation;
}

/** The tools of one MCP adapter. */
export interface ListedTools {
  readonly expose: McpExpose;
  readonly tools: readonly ListedTool[];
}

/** The tools of every MCP adapter that is planned. */
export const listTools = (mounts: readonly PlannedMount[]): readonly ListedTools[] =>
  mounts.flatMap(({ expose, plan }) => {
    if (expose.type !== 'mcp') return [];
    const written = new Map(expose.tools.map((tool) => [tool.at, tool]));
    const tools = plan.operations.flatMap((listed) => {
      const tool = written.get(listed.at);
      return tool === undefined ? [] : [{ written: tool, listed }];
    });
    return [{ expose, tools }];
  });
