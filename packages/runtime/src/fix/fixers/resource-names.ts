import { findChild, type MapNode } from '@naftiko/spec';
import { listConsumes, listExposes, mapsAt, stringAt } from '../blocks.js';
import { addEntries } from '../edit/entry-edits.js';
import { lineEndOf } from '../edit/layout.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/**
 * Writes the names of resources with letters, digits and hyphens. A correction of a name that a call contains
 * (`namespace.resource.operation`, relaxed dialect) is not applied, because its result has more errors.
 */
export const resourceNames: Fixer = {
  code: 'resource-name',
  summary: 'wrote names of resources with letters, digits and hyphens',
  find: (site) => [
    ...listConsumes(site.root).flatMap((block) => nameAll(mapsAt(block, 'resources'), true, site)),
    ...listExposes(site.root).flatMap((block) => nameAll(mapsAt(block, 'resources'), false, site)),
  ],
};

function nameAll(
  resources: readonly MapNode[],
  needsName: boolean,
  site: FixSite,
): readonly (Correction | undefined)[] {
  const taken = new Set(resources.flatMap((resource) => stringAt(resource, 'name') ?? []));
  return resources.map((resource) => {
    const node = findChild(resource, 'name');
    const name = stringAt(resource, 'name');
    if (name === undefined ? !needsName : isName(name)) return undefined;
    const path = stringAt(resource, 'path');
    const derived = toUnique(toName(name ?? path ?? '') || toName(path ?? '') || 'resource', taken);
    const edits =
      node === undefined
        ? addEntries(site.layout, resource, { name: derived }, 'path')
        : name === undefined
          ? nameEmpty(derived, resource, site)
          : replaceText(site.layout, node, derived);
    return edits && { at: node?.at ?? resource.at, message: `the resource name "${name ?? ''}"`, edits };
  });
}

/** `name:` without a value. */
function nameEmpty(derived: string, { entries }: MapNode, { layout }: FixSite): Correction['edits'] | undefined {
  const start = entries.get('name')?.key.at.end.offset ?? 0;
  const end = lineEndOf(layout.text, start);
  const written = layout.text.slice(start, end).trim();
  return [':', ': null', ': ~'].includes(written) ? [{ start, end, text: `: ${derived}` }] : undefined;
}

const isName = (name: string): boolean => /^[a-zA-Z0-9-]+$/.test(name);

const toName = (text: string): string => text.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-+|(?<!-)-+$/g, '');

function toUnique(name: string, taken: Set<string>): string {
  let unique = name;
  for (let count = 2; taken.has(unique); count += 1) unique = `${name}-${count}`;
  taken.add(unique);
  return unique;
}
