import type { ExposeKit, MountPlan } from '@naftiko/runtime';
import type { JsonObject } from '@naftiko/spec';

/** A skill with its tools resolved. */
export interface PlannedSkill {
  readonly name: string;
  readonly description: string | undefined;
  /** The document's other fields under their own names, without defaults. */
  readonly details: JsonObject;
  /** The directory of its files; each request checks whether it exists. */
  readonly directory: string | undefined;
  /** In the order of the document, without broken tools. */
  readonly tools: readonly PlannedTool[];
}

export interface PlannedTool {
  readonly name: string;
  readonly description: string | undefined;
  readonly origin: ToolOrigin;
}

/** The parts of an adapter's kit that planning skills needs. */
export type SkillKit = Pick<ExposeKit, 'document' | 'siblings' | 'report'>;

/** The type of an adapter that is the source of a tool. */
export type SourceMode = 'rest' | 'mcp';

/** The origin of a skill's tool. */
export type ToolOrigin =
  | {
      readonly kind: 'derived';
      readonly target: MountPlan;
      readonly action: string;
      readonly mode: SourceMode;
      readonly inputSchema: JsonObject;
      /** Set for a REST operation, absent for a tool. */
      readonly method: string | undefined;
      readonly path: string | undefined;
    }
  | { readonly kind: 'instruction'; readonly path: string };
