import { findChild, type MapNode, type SourceNode } from '@naftiko/spec';
import { listConsumes, listExposes, mapsAt, stringAt } from '../blocks.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/**
 * Writes the names of consumed operations with letters, digits and hyphens, and the calls of them. Only in documents
 * that expose something: others may be imported, and are called from elsewhere.
 */
export const operationNames: Fixer = {
  code: 'operation-name',
  summary: 'wrote names of consumed operations with letters, digits and hyphens, and their calls',
  find: (site) =>
    listExposes(site.root).length === 0 ? [] : listConsumes(site.root).flatMap((block) => renameAll(block, site)),
};

function renameAll(block: MapNode, { root, layout }: FixSite): readonly (Correction | undefined)[] {
  const namespace = stringAt(block, 'namespace');
  const operations = mapsAt(block, 'resources').flatMap((resource) => mapsAt(resource, 'operations'));
  const taken = new Set(operations.flatMap((operation) => stringAt(operation, 'name') ?? []));
  return operations.map((operation) => {
    const node = findChild(operation, 'name');
    const name = stringAt(operation, 'name');
    if (node === undefined || name === undefined || namespace === undefined || isName(name)) return undefined;
    const derived = name.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
    if (derived === '' || taken.has(derived)) return undefined;
    taken.add(derived);
    const calls = listCalls(root, `${namespace}.${name}`).map((call) =>
      replaceText(layout, call, `${namespace}.${derived}`),
    );
    const edits = [replaceText(layout, node, derived), ...calls];
    if (edits.includes(undefined)) return undefined;
    return { at: node.at, message: `the operation "${name}"`, edits: edits.flatMap((edit) => edit ?? []) };
  });
}

const isName = (name: string): boolean => /^[a-zA-Z0-9-]+$/.test(name);

/** The calls of an operation by units, steps and functions. */
function listCalls(node: SourceNode, address: string): readonly SourceNode[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => listCalls(item, address));
  return [...node.entries].flatMap(([key, { value }]) =>
    key === 'call' && value.kind === 'scalar' && value.value === address ? [value] : listCalls(value, address),
  );
}
