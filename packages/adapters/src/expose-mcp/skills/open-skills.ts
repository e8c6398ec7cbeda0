import type { Resource } from '@modelcontextprotocol/server';
import { DIRECTORY_MIME_TYPE, type Skill } from '@modelcontextprotocol/server/ext/skills';
import { isOfferedTo, type RuntimeServices, type Log, type OfferedSkills } from '@naftiko/runtime';
import type { Authentication } from '@naftiko/spec';
import { createCursor, isAfter, pageSize, readCursor, type ListPosition } from '../surface/list-page.js';
import { mediaTypeOf } from '../surface/media-types.js';
import { refuseAbsent, answer, refuseUnknownCursor } from '../surface/refusal.js';
import { decodeSegment } from '../plan/uri-template.js';
import { serveSkills, skillsExtension } from './serve-skills.js';
import type { OpenSkills } from '../surface/skill-surface.js';
import { ServedSkill, type PublishedSkill } from './served-skill.js';

/** The number of skills on a page. It is small, because the entry of a skill lists all of its files. */
const skillsPerPage = 50;

/**
 * Opens the skills that callers of the server may read; `undefined` when there are none. Also starts to check them in
 * the background, so that the log reports skills that cannot be published.
 */
export function openSkills(
  collections: readonly OfferedSkills[],
  callers: Authentication | undefined,
  services: Pick<RuntimeServices, 'files' | 'log'>,
): OpenSkills | undefined {
  const all = collectSkills(collections, callers, services);
  if (all.length === 0) return undefined;
  void checkAll(all, services.log);

  // The longest root first: a skill of a block without a namespace can have the same name as the namespace of another
  // block.
  const longestFirst = all.toSorted((left, right) => right.root.length - left.root.length);
  const find = (uri: string): FoundSkill | undefined => {
    const skill = longestFirst.find(({ root }) => uri === root || uri.startsWith(`${root}/`));
    if (skill === undefined) return undefined;
    const rest = uri.slice(skill.root.length + 1);
    const segments = rest === '' ? [] : rest.split('/').map(decodeSegment);
    return segments.every((segment) => segment !== undefined) ? { skill, segments } : undefined;
  };

  return {
    extension: skillsExtension,
    serve: serveSkills,
    all,
    find,

    async list(cursor) {
      const start = cursor === undefined ? beforeAll : readCursor(cursor);
      if (start === undefined) return refuseUnknownCursor();
      const skills: { readonly place: ListPosition; readonly entry: Skill }[] = [];
      for (const [position, skill] of all.entries()) {
        const place: ListPosition = [position, ''];
        if (!isAfter(place, start) || skills.length > skillsPerPage) continue;
        const published = await skill.look();
        if (published !== undefined) skills.push({ place, entry: published.entry });
      }
      const last = skills.length > skillsPerPage ? skills[skillsPerPage - 1] : undefined;
      const page = skills.slice(0, skillsPerPage).map(({ entry }) => entry);
      return answer({ skills: page, ...(last === undefined ? {} : { nextCursor: createCursor(last.place) }) });
    },

    async get(uri) {
      const found = find(uri);
      const published = await found?.skill.look();
      return published?.entry.uri === uri ? answer({ skill: published.entry }) : refuseAbsent('Skill', uri);
    },

    async readDirectory(uri, cursor) {
      const start = cursor === undefined ? '' : readCursor(cursor)?.[1];
      if (start === undefined) return refuseUnknownCursor();
      const found = find(uri);
      const published = await found?.skill.look();
      if (found === undefined || published === undefined) return refuseAbsent('Directory', uri);
      const children = childrenOf(found, published);
      if (children.length === 0) return refuseAbsent('Directory', uri);
      const rest = children.filter(({ name }) => name > start);
      const resources = rest.slice(0, pageSize);
      const last = rest.length > pageSize ? resources.at(-1) : undefined;
      return answer({ resources, ...(last === undefined ? {} : { nextCursor: createCursor([0, last.name]) }) });
    },
  };
}

const beforeAll: ListPosition = [-1, ''];

/** Checks the skills one after the other. Opening does not wait for it, because reading a directory may be slow. */
async function checkAll(skills: readonly ServedSkill[], log: Log): Promise<void> {
  for (const skill of skills) {
    await skill.look().catch((cause: unknown) => log.error('skill', { skill: skill.name, reason: String(cause) }));
  }
}

/** Collects each skill once, without skills whose adapter has another authentication. */
function collectSkills(
  collections: readonly OfferedSkills[],
  callers: Authentication | undefined,
  services: Pick<RuntimeServices, 'files' | 'log'>,
): readonly ServedSkill[] {
  const { log } = services;
  const byRoot = new Map<string, ServedSkill>();
  for (const offered of collections) {
    const { namespace, skills } = offered;
    if (!isOfferedTo(offered, callers)) {
      log.info('skills not offered over MCP', {
        namespace,
        reason: 'their adapter declares an authentication that this one does not',
      });
      continue;
    }
    for (const skill of skills) {
      const served = new ServedSkill(namespace, skill, services);
      if (!byRoot.has(served.root)) byRoot.set(served.root, served);
      else
        log.info('skill not offered over MCP', {
          namespace,
          skill: skill.name,
          reason: 'another skill has the same URI',
        });
    }
  }
  return [...byRoot.values()];
}

/** The skill that a URI refers to, and the path in that skill. */
interface FoundSkill {
  readonly skill: ServedSkill;
  readonly segments: readonly string[];
}

/** The files and directories directly below a path of a skill, sorted by name. */
function childrenOf({ skill, segments }: FoundSkill, { files }: PublishedSkill): readonly Resource[] {
  const depth = segments.length;
  const children = new Map<string, Resource>();
  for (const file of files.values()) {
    const name = file.segments[depth];
    if (name === undefined || !segments.every((segment, index) => segment === file.segments[index])) continue;
    const uri = skill.uriOf([...segments, name]);
    const isFile = file.segments.length === depth + 1;
    children.set(
      name,
      isFile
        ? { uri, name, mimeType: mediaTypeOf(name), size: file.sizeBytes }
        : { uri, name, mimeType: DIRECTORY_MIME_TYPE },
    );
  }
  return [...children.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
