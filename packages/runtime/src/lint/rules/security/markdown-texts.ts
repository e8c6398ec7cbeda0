import { findChild, type SourceNode } from '@naftiko/spec';
import type { LintContext } from '../../lint-context.js';
import { itemsOf } from '../../written-blocks.js';

/**
 * Finds the values that are shown as Markdown and contain a text. Source: specification 05, section A.2, "Security".
 */
export function findMarkdown({ root, blocks }: LintContext, text: string): readonly SourceNode[] {
  const { exposes, rest, mcp, skill, consumes } = blocks;
  const resources = itemsOf(rest, 'resources');
  const described = [
    ...exposes,
    ...resources,
    ...itemsOf(resources, 'operations'),
    ...itemsOf(mcp, 'tools'),
    ...itemsOf(skill, 'skills'),
    ...consumes,
  ];
  const info = findChild(root, 'info');
  const candidates = [
    findChild(info, 'label'),
    findChild(info, 'description'),
    ...described.map((node) => findChild(node, 'description')),
  ];
  return candidates.flatMap((node) =>
    node?.kind === 'scalar' && typeof node.value === 'string' && node.value.includes(text) ? [node] : [],
  );
}
