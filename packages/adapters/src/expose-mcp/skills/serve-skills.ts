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
import { refuseAbsent, answer } from '../surface/refusal.js';
import { valueOf } from '../surface/value-of.js';
import type { OpenSkills } from '../surface/skill-surface.js';

/** The capability of a server with skills. */
export const skillsExtension: NonNullable<ServerCapabilities['extensions']> = {
  [SKILLS_EXTENSION_ID]: { directoryRead: true },
};

/**
 * Answers the methods of the extension. Files of skills are read like any other resource. `current` returns the skills
 * of the document at the time of a request; after a reload there may be none.
 */
export function serveSkills(server: Server, current: () => OpenSkills | undefined, era: 'legacy' | 'modern'): void {
  // Files change at any time: clients must not cache lists of them (2026-07-28).
  const hint = era === 'modern' ? ({ ttlMs: 0, cacheScope: 'private' } as const) : {};
  server.setRequestHandler(SKILLS_LIST_METHOD, { params: ListSkillsRequestParamsSchema }, async ({ cursor }) => ({
    ...valueOf((await current()?.list(cursor)) ?? answer({ skills: [] })),
    ...hint,
  }));
  server.setRequestHandler(SKILLS_GET_METHOD, { params: GetSkillRequestParamsSchema }, async ({ uri }) => ({
    ...valueOf((await current()?.get(uri)) ?? refuseAbsent('Skill', uri)),
    ...hint,
  }));
  const params = ReadResourceDirectoryRequestParamsSchema;
  server.setRequestHandler(RESOURCES_DIRECTORY_READ_METHOD, { params }, async ({ uri, cursor }) => ({
    ...valueOf((await current()?.readDirectory(uri, cursor)) ?? refuseAbsent('Directory', uri)),
    ...hint,
  }));
}
