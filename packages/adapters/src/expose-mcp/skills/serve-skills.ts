import {
  GetSkillRequestParamsSchema,
  ListSkillsRequestParamsSchema,
  ReadResourceDirectoryRequestParamsSchema,
} from '@modelcontextprotocol/core/ext/skills';
import type { Server, ServerCapabilities } from '@modelcontextprotocol/server';
import {
  RESOURCES_DIRECTORY_READ_METHOD,
  SKILLS_EXTENSION_ID,
  SKILLS_GET_METHOD,
  SKILLS_LIST_METHOD,
} from '@modelcontextprotocol/server/ext/skills';
import { absent, answer, valueOf } from '../surface/refusal.js';
import type { OpenSkills } from '../surface/skill-surface.js';

/** What a server with skills says of itself. */
export const skillsExtension: NonNullable<ServerCapabilities['extensions']> = {
  [SKILLS_EXTENSION_ID]: { directoryRead: true },
};

/**
 * Answers the methods of the extension. Their files are read like those of any other resource. `current` is what the
 * document has when a request comes: after a reload that may be nothing.
 */
export function serveSkills(server: Server, current: () => OpenSkills | undefined, era: 'legacy' | 'modern'): void {
  // Files come and go: nobody may keep a list of them (2026-07-28).
  const hint = era === 'modern' ? ({ ttlMs: 0, cacheScope: 'private' } as const) : {};
  server.setRequestHandler(SKILLS_LIST_METHOD, { params: ListSkillsRequestParamsSchema }, async ({ cursor }) => ({
    ...valueOf((await current()?.list(cursor)) ?? answer({ skills: [] })),
    ...hint,
  }));
  server.setRequestHandler(SKILLS_GET_METHOD, { params: GetSkillRequestParamsSchema }, async ({ uri }) => ({
    ...valueOf((await current()?.get(uri)) ?? absent('Skill', uri)),
    ...hint,
  }));
  const params = ReadResourceDirectoryRequestParamsSchema;
  server.setRequestHandler(RESOURCES_DIRECTORY_READ_METHOD, { params }, async ({ uri, cursor }) => ({
    ...valueOf((await current()?.readDirectory(uri, cursor)) ?? absent('Directory', uri)),
    ...hint,
  }));
}
