import type { Authentication } from '@naftiko/spec';
import type { PlannedPrompt } from './prompts.js';
import type { PlannedResource } from './resources.js';
import type { PlannedTools } from './tools.js';

/** Surface: what one MCP server offers (its name, tools, resources and prompts), as the document declares it. */
export interface ServedSurface {
  readonly namespace: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly instructions: string | undefined;
  readonly tools: PlannedTools;
  readonly resources: readonly PlannedResource[];
  readonly prompts: readonly PlannedPrompt[];
  /** The authentication of callers. */
  readonly authentication: Authentication | undefined;
}
