import { buildInputContract, findSimilar, takeNames, type Operation } from '@naftiko/engine';
import { diagnose, type Skill, type SkillTool } from '@naftiko/spec';
import type { PlannedTool, SkillKit, ToolOrigin } from './planned-skill.js';
import { parseSafeSegments } from './safe-path.js';
import type { Offer, SkillSources } from './skill-sources.js';

/** What planning the tools of a block needs. */
export interface ToolKit extends SkillKit {
  readonly sources: SkillSources;
}

/** Resolves the operation of a tool; a broken tool is reported and left out. Source: specification 04, b.2 and b.5. */
export function planTool(tool: SkillTool, skill: Skill, kit: ToolKit): readonly PlannedTool[] {
  const { from, instruction, description } = tool;
  const name = tool.name.text;
  if (from !== undefined && instruction === undefined) {
    const found = findSource(tool, from, skill, kit);
    return found === undefined ? [] : [{ name, description: description ?? found.description, origin: found.origin }];
  }
  if (from === undefined && instruction !== undefined) {
    return isReachable(tool, instruction, skill, kit)
      ? [{ name, description, origin: { kind: 'instruction', path: instruction.text } }]
      : [];
  }
  const both = from !== undefined;
  kit.report(diagnose('skill-tool-ambiguous', tool.at, { tool: name, skill: skill.name.text, both }));
  return [];
}

interface Source {
  readonly description: string | undefined;
  readonly origin: ToolOrigin;
}

function findSource(
  tool: SkillTool,
  { sourceNamespace, action }: NonNullable<SkillTool['from']>,
  skill: Skill,
  kit: ToolKit,
): Source | undefined {
  const names = { tool: tool.name.text, skill: skill.name.text, namespace: sourceNamespace.text };
  const { namespaces } = kit.sources;
  if (!namespaces.has(sourceNamespace.text)) {
    const known = takeNames(namespaces);
    const similar = findSimilar(sourceNamespace.text, known);
    kit.report(diagnose('skill-tool-unresolved', sourceNamespace.at, { ...names, action: undefined, similar, known }));
    return undefined;
  }
  const { byAction, known } = kit.sources.offersOf(sourceNamespace.text);
  const offer = byAction.get(action.text);
  if (offer === undefined) {
    const similar = findSimilar(action.text, known);
    kit.report(diagnose('skill-tool-unresolved', action.at, { ...names, action: action.text, similar, known }));
    return undefined;
  }
  const { unit, description } = offer.mounted;
  if (!unit.ok) {
    kit.report(diagnose('skill-tool-unavailable', action.at, { ...names, action: action.text }));
    return undefined;
  }
  return { description, origin: toOrigin(offer, action.text, unit.operation) };
}

function toOrigin({ mode, mount, mounted }: Offer, action: string, { contract }: Operation): ToolOrigin {
  const base = { kind: 'derived', target: mount, action, mode } as const;
  if (mode === 'mcp') return { ...base, inputSchema: contract.schema, method: undefined, path: undefined };
  // A REST caller uses names instead of aliases, cannot change constants, and finds no route without the path inputs.
  const inputs = contract.inputs
    .filter((input) => input.in !== 'header' && input.in !== 'cookie' && input.constant === undefined)
    .map((input) => ({ ...input, alias: undefined, required: input.required || input.in === 'path' }));
  const end = mounted.address.indexOf(' ');
  const [method, path] = [mounted.address.slice(0, end), mounted.address.slice(end + 1)];
  return { ...base, inputSchema: buildInputContract(inputs).schema, method, path };
}

function isReachable(
  tool: SkillTool,
  { text, at }: NonNullable<SkillTool['instruction']>,
  skill: Skill,
  kit: ToolKit,
): boolean {
  const names = { tool: tool.name.text, skill: skill.name.text };
  if (parseSafeSegments(text) === undefined) {
    kit.report(diagnose('skill-instruction-unsafe', at, { ...names, instruction: text }));
    return false;
  }
  if (skill.location === undefined) kit.report(diagnose('skill-location-missing', at, names));
  return skill.location !== undefined;
}
