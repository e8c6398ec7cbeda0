import type { Resource, Server, ServerCapabilities } from '@modelcontextprotocol/server';
import type { Skill } from '@modelcontextprotocol/server/ext/skills';
import type { Answer } from './refusal.js';
import type { FoundFile } from './static-directory.js';

/**
 * The skills behind an MCP server, as the extension `io.modelcontextprotocol/skills` (SEP-2640) gives them. A surface is
 * opened with them: it lists their manifests and reads their files among its resources.
 */
export interface OpenSkills {
  /** What a server with skills says of itself. */
  readonly extension: NonNullable<ServerCapabilities['extensions']>;
  /** Answers the methods of the extension; `current` is what the document offers when a request comes. */
  serve(server: Server, current: () => OpenSkills | undefined, era: 'legacy' | 'modern'): void;
  /** In the order of the document; whether one can be published is found out by each look. */
  readonly all: readonly ListedSkill[];
  list(cursor: string | undefined): Promise<Answer<SkillPage<'skills', Skill>>>;
  get(uri: string): Promise<Answer<{ readonly skill: Skill }>>;
  /** What is directly below a directory of a skill. */
  readDirectory(uri: string, cursor: string | undefined): Promise<Answer<SkillPage<'resources', Resource>>>;
  /** The skill that a URI leads into, and the rest of the way; no segment for its directory. */
  find(uri: string): FoundSkill | undefined;
}

export type SkillPage<Name extends string, Item> = { readonly [name in Name]: Item[] } & {
  readonly nextCursor?: string;
};

/** A skill among the resources of a surface. */
export interface ListedSkill {
  readonly name: string;
  /** What the document says of it; for comparing. */
  readonly facts: unknown;
  /** The entry of its SKILL.md in `resources/list`; `undefined`: it cannot be published. */
  resource(): Promise<Resource | undefined>;
  /** A file that is published. */
  read(segments: readonly string[]): Promise<FoundFile>;
}

export interface FoundSkill {
  readonly skill: ListedSkill;
  readonly segments: readonly string[];
}
