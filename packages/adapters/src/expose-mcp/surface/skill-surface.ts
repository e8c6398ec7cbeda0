import type { Resource, Server, ServerCapabilities } from '@modelcontextprotocol/server';
import type { Skill } from '@modelcontextprotocol/server/ext/skills';
import type { Answer } from './refusal.js';
import type { FoundFile } from './static-directory.js';

/**
 * The skills of an MCP server, for the extension `io.modelcontextprotocol/skills` (SEP-2640). The server also lists the
 * manifest of each skill among its resources, and reads files of skills like resources.
 */
export interface OpenSkills {
  /** The capability of a server with skills. */
  readonly extension: NonNullable<ServerCapabilities['extensions']>;
  /** Answers the methods of the extension; `current` returns the document's skills at the time of a request. */
  serve(server: Server, current: () => OpenSkills | undefined, era: 'legacy' | 'modern'): void;
  /** All skills in the order of the document. Whether a skill can be published is checked for each request. */
  readonly all: readonly ListedSkill[];
  list(cursor: string | undefined): Promise<Answer<SkillPage<'skills', Skill>>>;
  get(uri: string): Promise<Answer<{ readonly skill: Skill }>>;
  /** The direct children of a skill's directory. */
  readDirectory(uri: string, cursor: string | undefined): Promise<Answer<SkillPage<'resources', Resource>>>;
  /**
   * Finds the skill of a URI, and the path segments below the directory of the skill; for the directory itself there
   * are none.
   */
  find(uri: string): FoundSkill | undefined;
}

export type SkillPage<Name extends string, Item> = { readonly [name in Name]: Item[] } & {
  readonly nextCursor?: string;
};

/** A skill as one of the resources of a server. */
export interface ListedSkill {
  readonly name: string;
  /** The data that determines its entries in lists, besides its files. A reload compares it to find changed lists. */
  readonly listInput: unknown;
  /** The entry of its SKILL.md in `resources/list`; `undefined`: it cannot be published. */
  toResource(): Promise<Resource | undefined>;
  /** A file that is published. */
  read(segments: readonly string[]): Promise<FoundFile>;
}

export interface FoundSkill {
  readonly skill: ListedSkill;
  readonly segments: readonly string[];
}
