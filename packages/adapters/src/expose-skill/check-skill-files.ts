import { basename } from 'node:path';
import type { DocumentFiles } from '@naftiko/engine';
import { describeRefusal, openInside, placeOf } from '@naftiko/runtime';
import {
  findChild,
  diagnose,
  type Diagnostic,
  readYaml,
  type Skill,
  type SkillExpose,
  type SourceNode,
} from '@naftiko/spec';
import { hasPortableCharacters, maxNameLength } from './plan-skills.js';
import { parseSafeSegments } from './safe-path.js';
import { findFile, type SkillFile } from './skill-directory.js';

/**
 * Problems of a block's skill files: a missing directory or instruction (it may be mounted later), and a SKILL.md that
 * contradicts the document. The document always takes precedence.
 * Source: specification 04, b.2 and b.9; the Agent Skills format.
 */
export async function checkSkillFiles({ skills }: SkillExpose, files: DocumentFiles): Promise<readonly Diagnostic[]> {
  return (await Promise.all(skills.map((skill) => checkSkill(skill, files)))).flat();
}

async function checkSkill(skill: Skill, files: DocumentFiles): Promise<readonly Diagnostic[]> {
  const { location } = skill;
  if (location === undefined) return [];
  const directory = placeOf(location);
  const found = directory === undefined ? undefined : await files.findFolder(directory);
  if (directory === undefined || found?.ok !== true) {
    const words = found?.ok === false ? describeRefusal(found.refusal) : undefined;
    return [diagnose('skill-location-unavailable', location.at, { location: location.text, ...words })];
  }
  const root = found.directory;
  return [...(await checkInstructions(skill, root)), ...(await checkFrontMatter(skill, root, basename(directory)))];
}

async function checkInstructions(skill: Skill, root: string): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { name, instruction } of skill.tools) {
    const segments = instruction === undefined ? undefined : parseSafeSegments(instruction.text);
    if (instruction === undefined || segments === undefined) continue;
    if ((await findFile(root, segments)).kind === 'file') continue;
    const names = { tool: name.text, skill: skill.name.text };
    found.push(diagnose('skill-instruction-unavailable', instruction.at, { ...names, instruction: instruction.text }));
  }
  return found;
}

async function checkFrontMatter(skill: Skill, root: string, folder: string): Promise<readonly Diagnostic[]> {
  const found = await findFile(root, ['SKILL.md']);
  if (found.kind !== 'file') return [];
  const text = await beginningOf(found.file);
  const at = skill.location?.at ?? skill.at;
  const reportUnreadable = (reason: string) => [
    diagnose('skill-file-unreadable', at, { skill: skill.name.text, reason }),
  ];
  if (text === undefined) return reportUnreadable('the file is not readable.');
  const yaml = frontMatterOf(text);
  if (yaml === undefined) return reportUnreadable('there is none between two lines "---" at the beginning.');
  const matter = readYaml(found.file.realPath, yaml);
  if (!matter.ok) return reportUnreadable(matter.diagnostics[0]?.message ?? 'it is not valid YAML.');

  const name = readWritten(matter.value, 'name');
  const reasons = name === undefined ? [] : findNameProblems(name, folder);
  return [
    ...reportDifference(skill, 'name', name),
    ...reportDifference(skill, 'description', readWritten(matter.value, 'description')),
    ...(name === undefined || reasons.length === 0 ? [] : [diagnose('skill-file-name-invalid', at, { name, reasons })]),
  ];
}

function reportDifference(
  skill: Skill,
  field: 'name' | 'description',
  written: string | undefined,
): readonly Diagnostic[] {
  const declared = field === 'name' ? skill.name.text : skill.description;
  if (declared === undefined || written === declared.trim()) return [];
  const at = (findChild(skill.details, field) ?? skill).at;
  return [
    diagnose('skill-file-differs', at, {
      field,
      declared: shortenText(declared),
      written: written && shortenText(written),
    }),
  ];
}

/** Why a name is not valid for an Agent Skill in this folder. */
const findNameProblems = (name: string, folder: string): readonly string[] => [
  ...(hasPortableCharacters(name) ? [] : ['has other characters than a name may have']),
  ...(name.length <= maxNameLength ? [] : [`is longer than ${maxNameLength} characters`]),
  ...(name === folder ? [] : [`is not the name of its directory, "${folder}"`]),
];

const readWritten = (node: SourceNode, key: string): string | undefined => {
  const value = findChild(node, key);
  return value?.kind === 'scalar' && value.value !== null ? String(value.value).trim() : undefined;
};

/** The YAML between the first line `---` and the next one. */
const frontMatterOf = (text: string): string | undefined =>
  /^\ufeff?---[ \t]*\r?\n(?<yaml>.*?)(?<=\n)---[ \t]*(?:\r?\n|$)/s.exec(text)?.groups?.['yaml'];

/** Longer than any front matter in practice; the rest of the file is not read. */
const frontMatterLimitBytes = 64 * 1024;

async function beginningOf({ root, realPath }: SkillFile): Promise<string | undefined> {
  const opening = await openInside(realPath, [root]);
  if (!opening.ok) return undefined;
  const { handle } = opening.opened;
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(frontMatterLimitBytes) });
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return undefined;
  } finally {
    await handle.close().catch(() => undefined);
  }
}

const shortenText = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
