import type { ExposeKit, MountPlan } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';

/** A skill as it is served. */
export interface PlannedSkill {
  readonly name: string;
  readonly description: string | undefined;
  /** The other fields the document gives, under their own names; no defaults. */
  readonly details: JsonObject;
  /** The directory of its files; whether it exists is found out by each request. */
  readonly directory: string | undefined;
  /** In the order of the document, without those that are broken. */
  readonly tools: readonly PlannedTool[];
}

export interface PlannedTool {
  readonly name: string;
  readonly description: string | undefined;
  readonly origin: ToolOrigin;
}

/** What planning skills takes of an adapter's kit. */
export type SkillKit = Pick<ExposeKit, 'document' | 'siblings' | 'report'>;

/** The type of an adapter that a tool may come from. */
export type SourceMode = 'rest' | 'mcp';

/** What a tool of a skill stands for. */
export type ToolOrigin =
  | {
      readonly kind: 'derived';
      readonly target: MountPlan;
      readonly action: string;
      readonly mode: SourceMode;
      readonly inputSchema: JsonObject;
      /** Of a REST operation; absent on tools. */
      readonly method: string | undefined;
      readonly path: string | undefined;
    }
  | { readonly kind: 'instruction'; readonly path: string };
