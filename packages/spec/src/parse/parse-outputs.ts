import type { OutputDeclaration } from '../document/output.js';
import { findChild, toJson, type SourceNode } from '../source/source-node.js';
import { parseItems, textAt } from './field.js';

/** `outputParameters` of any kind. */
export const parseOutputs = (parent: SourceNode): readonly OutputDeclaration[] =>
  parseItems(parent, 'outputParameters', (node) => (node.kind === 'map' ? [parseOutput(node)] : []));

function parseOutput(node: SourceNode): OutputDeclaration {
  const constant = findChild(node, 'const');
  const properties = findChild(node, 'properties');
  const items = findChild(node, 'items');
  // The outputs of steps list the descriptions of their items. A single one describes an element; several are its
  // members by name (specification 01, D38).
  const item = items?.kind === 'list' ? items.items[0] : items;
  return {
    name: textAt(node, 'name'),
    type: textAt(node, 'type'),
    mapping: textAt(node, 'mapping'),
    value: textAt(node, 'value'),
    constant: constant === undefined ? undefined : toJson(constant),
    properties:
      properties?.kind === 'map'
        ? new Map(
            [...properties.entries].flatMap(([key, { value }]) =>
              value.kind === 'map' ? [[key, parseOutput(value)]] : [],
            ),
          )
        : undefined,
    items: item?.kind === 'map' ? parseOutput(item) : undefined,
    ...(items?.kind === 'list' && items.items.length > 1 ? { itemMembers: groupByName(items.items) } : {}),
    at: node.at,
  };
}

const groupByName = (nodes: readonly SourceNode[]): ReadonlyMap<string, OutputDeclaration> =>
  new Map(
    nodes.flatMap((node) => {
      const name = textAt(node, 'name');
      return node.kind === 'map' && name !== undefined ? [[name.text, parseOutput(node)] as const] : [];
    }),
  );
