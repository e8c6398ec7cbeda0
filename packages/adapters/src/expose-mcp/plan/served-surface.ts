import type { Authentication } from '@naftiko/spec';
import type { PlannedPrompt } from './prompts.js';
import type { PlannedResource } from './resources.js';
import type { PlannedTools } from './tools.js';

/** What a server says about itself and offers, decided by the document. */
export interface ServedSurface {
  readonly namespace: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly instructions: string | undefined;
  readonly tools: PlannedTools;
  readonly resources: readonly PlannedResource[];
  readonly prompts: readonly PlannedPrompt[];
  /** How callers are checked. */
  readonly authentication: Authentication | undefined;
}
