import type { Resource, Server, ServerCapabilities } from '@modelcontextprotocol/server';
import type { Skill } from '@modelcontextprotocol/server/ext/skills';
import type { Answer } from '../surface/refusal.js';
import type { ServedSkill } from './served-skill.js';

/** The skills behind an MCP server, as the extension `io.modelcontextprotocol/skills` (SEP-2640) gives them. */
export interface OpenSkills {
  /** The capability of a server with skills. */
  readonly extension: NonNullable<ServerCapabilities['extensions']>;
  /** Answers the methods of the extension; `current` returns the document's skills at the time of a request. */
  serve(server: Server, current: () => OpenSkills | undefined, era: 'legacy' | 'modern'): void;
  /** In the order of the document; each check decides whether a skill can be published. */
  readonly all: readonly ServedSkill[];
  list(cursor: string | undefined): Promise<Answer<SkillPage<'skills', Skill>>>;
  get(uri: string): Promise<Answer<{ readonly skill: Skill }>>;
  /** The direct children of a skill's directory. */
  readDirectory(uri: string, cursor: string | undefined): Promise<Answer<SkillPage<'resources', Resource>>>;
  /** The skill of a URI, and the segments below its directory; none for the directory itself. */
  find(uri: string): FoundSkill | undefined;
}

export type SkillPage<Name extends string, Item> = { readonly [name in Name]: Item[] } & {
  readonly nextCursor?: string;
};

export interface FoundSkill {
  readonly skill: ServedSkill;
  readonly segments: readonly string[];
}
