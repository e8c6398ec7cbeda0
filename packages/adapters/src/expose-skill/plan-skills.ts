import { placeOf } from '@naftiko/runtime';
import {
  findChild,
  diagnose,
  toJson,
  sourceTextOf,
  type Json,
  type JsonObject,
  type Skill,
  type SkillExpose,
  type SourceNode,
} from '@naftiko/spec';
import { planTool, type ToolKit } from './plan-tool.js';
import type { PlannedSkill, PlannedTool, SkillKit } from './planned-skill.js';
import { SkillSources } from './skill-sources.js';

/** Plans the skills of a block and reports their problems. Source: specification 04, b.2. */
export function planSkills(block: SkillExpose, kit: SkillKit): readonly PlannedSkill[] {
  const names = new Set<string>();
  const toolKit = { ...kit, sources: new SkillSources(kit) };
  return block.skills.flatMap((skill) => {
    const name = skill.name.text;
    if (names.has(name)) {
      kit.report(diagnose('skill-duplicate', skill.name.at, { skill: name }));
      return [];
    }
    names.add(name);
    if (!isPortable(name)) kit.report(diagnose('skill-name-not-portable', skill.name.at, { skill: name }));
    return [planSkill(skill, toolKit)];
  });
}

/** Whether every agent accepts a name. Source: the Agent Skills format. */
const isPortable = (name: string): boolean => hasPortableCharacters(name) && name.length <= maxNameLength;

export const hasPortableCharacters = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);

export const maxNameLength = 64;

/** The directory of a skill's files, independent of the working directory. */
export const skillDirectoryOf = ({ location }: Skill): string | undefined =>
  location === undefined ? undefined : placeOf(location);

const planSkill = (skill: Skill, kit: ToolKit): PlannedSkill => ({
  name: skill.name.text,
  description: skill.description,
  details: detailsOf(skill.details),
  directory: skillDirectoryOf(skill),
  tools: planTools(skill, kit),
});

function planTools(skill: Skill, kit: ToolKit): readonly PlannedTool[] {
  const names = new Set<string>();
  return skill.tools.flatMap((tool) => {
    const name = tool.name.text;
    if (name === '') {
      kit.report(diagnose('tool-name-missing', tool.at, {}));
      return [];
    }
    if (names.has(name)) {
      kit.report(diagnose('skill-tool-duplicate', tool.name.at, { tool: name, skill: skill.name.text }));
      return [];
    }
    names.add(name);
    return planTool(tool, skill, kit);
  });
}

/** In the order of the response. */
const detailNames = [
  'license',
  'compatibility',
  'argument-hint',
  'allowed-tools',
  'user-invocable',
  'disable-model-invocation',
  'metadata',
] as const;

const detailsOf = (node: SourceNode): JsonObject =>
  Object.fromEntries(
    detailNames.flatMap((name) => {
      const value = findChild(node, name);
      if (value === undefined || isEmpty(value)) return [];
      return [[name, name === 'metadata' ? textsOf(value) : toJson(value)]];
    }),
  );

/** Metadata values are strings; `version: 1.10` keeps its spelling. */
const textsOf = (node: SourceNode): Json =>
  node.kind === 'map'
    ? Object.fromEntries([...node.entries].map(([key, { value }]) => [key, textOf(value)]))
    : toJson(node);

const textOf = (node: SourceNode): Json =>
  node.kind === 'scalar' && node.value !== null ? sourceTextOf(node) : toJson(node);

const isEmpty = (node: SourceNode): boolean =>
  node.kind === 'scalar' ? node.value === null : node.kind === 'map' && node.entries.size === 0;
