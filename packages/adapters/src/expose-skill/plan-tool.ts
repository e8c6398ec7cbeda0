import { buildInputContract, findSimilar, type Operation } from '@naftiko/engine';
import type { MountedOperation, MountPlan } from '@naftiko/runtime';
import { diagnose, type Skill, type SkillTool } from '@naftiko/spec';
import type { PlannedTool, SkillKit, SourceMode, ToolOrigin } from './planned-skill.js';
import { parseSafeSegments } from './safe-path.js';

/** The types of adapters that can be the source of a tool. */
const modes: readonly SourceMode[] = ['rest', 'mcp'];

/** Resolves the operation of a tool; a broken tool is reported and left out. Source: specification 04, b.2 and b.5. */
export function planTool(tool: SkillTool, skill: Skill, kit: SkillKit): readonly PlannedTool[] {
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
  kit: SkillKit,
): Source | undefined {
  const names = { tool: tool.name.text, skill: skill.name.text, namespace: sourceNamespace.text };
  const namespaces = kit.document.exposes.flatMap((expose) =>
    modes.some((mode) => mode === expose.type) ? [expose.namespace.text] : [],
  );
  if (!namespaces.includes(sourceNamespace.text)) {
    const known = [...new Set(namespaces)];
    const similar = findSimilar(sourceNamespace.text, known);
    kit.report(diagnose('skill-tool-unresolved', sourceNamespace.at, { ...names, action: undefined, similar, known }));
    return undefined;
  }
  const offers = modes.flatMap((mode) =>
    kit
      .siblings(mode)
      .filter(({ namespace }) => namespace === sourceNamespace.text)
      .flatMap((mount) => mount.operations.map((mounted) => ({ mode, mount, mounted }))),
  );
  const offer = offers.find(({ mounted }) => nameOf(mounted) === action.text || mounted.address === action.text);
  if (offer === undefined) {
    const known = offers.map(({ mounted }) => nameOf(mounted));
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

/** The name in the document; a tool named after its function has the name of its address. */
const nameOf = ({ name, address }: MountedOperation): string => name ?? address;

interface Offer {
  readonly mode: SourceMode;
  readonly mount: MountPlan;
  readonly mounted: MountedOperation;
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
  kit: SkillKit,
): boolean {
  const names = { tool: tool.name.text, skill: skill.name.text };
  if (parseSafeSegments(text) === undefined) {
    kit.report(diagnose('skill-instruction-unsafe', at, { ...names, instruction: text }));
    return false;
  }
  if (skill.location === undefined) kit.report(diagnose('skill-instruction-homeless', at, names));
  return skill.location !== undefined;
}
