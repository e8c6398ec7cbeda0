import { findChild, type Json, type MapNode } from '@naftiko/spec';
import { listCallingUnits, listConsumes, listExposes, mapsAt, stringAt } from '../blocks.js';
import { addEntries, renameKey } from '../edit/entry-edits.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/** Writes required keys whose value is read from the document today. */
export const absentKeys: Fixer = {
  code: 'key-absent',
  summary: 'wrote required keys with the value that they are read with',
  find: (site) => [
    ...correctInfo(site),
    ...listConsumes(site.root).flatMap((block) => correctConsume(block, site)),
    ...listExposes(site.root).map((expose) => {
      const type = stringAt(expose, 'type');
      const isNamed = expose.entries.has('resources') || expose.entries.has('tools');
      return type !== undefined && isNamed ? add(site, expose, 'namespace', type) : undefined;
    }),
    ...listCallingUnits(site).map(({ node, isTool, operation }) =>
      isTool && operation.fallbackDescription !== undefined
        ? add(site, node, 'description', stringAt(node, 'label') ?? operation.fallbackDescription, 'call')
        : undefined,
    ),
    ...listExposes(site.root).flatMap((expose) => describeSkillTools(expose, site)),
  ],
};

/** A tool of a skill is described as the tool that it names. */
function describeSkillTools(expose: MapNode, site: FixSite): readonly (Correction | undefined)[] {
  const tools = mapsAt(expose, 'skills').flatMap((skill) => mapsAt(skill, 'tools'));
  return tools.map((tool) => {
    const from = findChild(tool, 'from');
    const source = listExposes(site.root).find(
      (one) => stringAt(one, 'namespace') === stringAt(from, 'sourceNamespace'),
    );
    const named = mapsAt(source, 'tools').find((one) => stringAt(one, 'name') === stringAt(from, 'action'));
    const description = stringAt(named, 'description');
    return description === undefined ? undefined : add(site, tool, 'description', description, 'from');
  });
}

/** `info.title` or `info.name` stands in for the label. */
function correctInfo({ root, layout }: FixSite): readonly (Correction | undefined)[] {
  const info = findChild(root, 'info');
  if (info?.kind !== 'map' || info.entries.has('label')) return [];
  const entry = info.entries.get('title') ?? info.entries.get('name');
  const edits = entry === undefined ? undefined : renameKey(layout, entry, 'label');
  return [entry && edits && { at: entry.key.at, message: `the key "${entry.key.text}"`, edits }];
}

function correctConsume(block: MapNode, site: FixSite): readonly (Correction | undefined)[] {
  const operations = mapsAt(block, 'resources').flatMap((resource) =>
    mapsAt(resource, 'operations').map((operation) => ({ resource, operation })),
  );
  return [
    block.entries.has('baseUri') ? add(site, block, 'type', 'http', 'namespace') : undefined,
    ...operations.flatMap(({ resource, operation }) => [
      add(site, operation, 'method', 'GET'),
      nameById(operation, site),
      ...mapsAt(operation, 'inputParameters').map((input) => {
        const name = stringAt(input, 'name');
        const isInPath = (stringAt(resource, 'path') ?? '').includes(`{${name}}`);
        return name === undefined ? undefined : add(site, input, 'in', isInPath ? 'path' : 'query');
      }),
    ]),
  ];
}

function nameById(operation: MapNode, { layout }: FixSite): Correction | undefined {
  const entry = operation.entries.get('id');
  if (entry === undefined || operation.entries.has('name')) return undefined;
  const edits = renameKey(layout, entry, 'name');
  return edits && { at: entry.key.at, message: 'the key "id"', edits };
}

function add({ layout }: FixSite, map: MapNode, key: string, value: Json, before?: string): Correction | undefined {
  if (map.entries.has(key)) return undefined;
  const edits = addEntries(layout, map, { [key]: value }, before);
  return edits && { at: map.at, message: `the key "${key}"`, edits };
}
