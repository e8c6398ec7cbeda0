import type { Skill, SkillExpose, SkillTool } from '../document/expose.js';
import type { SourceNode } from '../source/source-node.js';
import type { ExposeHead } from './expose-head.js';
import { filledTextAt, parseItems, mapAt, plainTextAt, makeDefaultText, textAt } from './field.js';

/** An `exposes` entry of type skill. */
export const parseSkills = (node: SourceNode, head: ExposeHead): SkillExpose => ({
  type: 'skill',
  ...head,
  skills: parseItems(node, 'skills', (item) => (item.kind === 'map' ? [parseSkill(item)] : [])),
});

const parseSkill = (node: SourceNode): Skill => ({
  name: filledTextAt(node, 'name') ?? makeDefaultText('skill', node),
  description: plainTextAt(node, 'description'),
  location: filledTextAt(node, 'location'),
  tools: parseItems(node, 'tools', (item) => (item.kind === 'map' ? [parseTool(item)] : [])),
  details: node,
  at: node.at,
});

function parseTool(node: SourceNode): SkillTool {
  const from = mapAt(node, 'from');
  const sourceNamespace = from === undefined ? undefined : filledTextAt(from, 'sourceNamespace');
  const action = from === undefined ? undefined : filledTextAt(from, 'action');
  return {
    name: filledTextAt(node, 'name') ?? makeDefaultText('', node),
    description: plainTextAt(node, 'description'),
    from: sourceNamespace === undefined || action === undefined ? undefined : { sourceNamespace, action },
    instruction: textAt(node, 'instruction'),
    at: node.at,
  };
}
