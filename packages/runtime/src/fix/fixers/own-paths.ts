import { findChild, type ListNode, type MapNode } from '@naftiko/spec';
import { listAt, listConsumes, mapsAt, stringAt } from '../blocks.js';
import { removeEntry } from '../edit/entry-edits.js';
import { dashColumnOf, isFlow, lineStartOf, type Layout } from '../edit/layout.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { TextEdit } from '../edit/text-edit.js';
import { writeScalar } from '../edit/write-value.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/**
 * Gives operations with a path of their own, or with one that is read from a route, a resource with that path. The lines
 * of the operations stay where they are; a new resource begins between them.
 */
export const ownPaths: Fixer = {
  code: 'operation-path',
  summary: 'gave operations with a path of their own a resource',
  find(site) {
    const paths = listPaths(site);
    return listConsumes(site.root).flatMap((block) => {
      const resources = mapsAt(block, 'resources');
      const names = new Set(resources.flatMap((resource) => stringAt(resource, 'name') ?? []));
      return resources.map((resource) => split(resource, paths, names, site.layout));
    });
  },
};

/** The complete path of each consumed operation, by its place. */
const listPaths = ({ planned }: FixSite): ReadonlyMap<string, string> =>
  new Map(
    (planned.capability?.consumes ?? []).flatMap(({ operations }) =>
      operations.map(({ node, path }) => [node.at.path.join('/'), path] as const),
    ),
  );

function split(
  resource: MapNode,
  paths: ReadonlyMap<string, string>,
  names: Set<string>,
  layout: Layout,
): Correction | undefined {
  const path = findChild(resource, 'path');
  const written = stringAt(resource, 'path');
  const list = listAt(resource, 'operations');
  const operations = mapsAt(resource, 'operations');
  const wanted = operations.map((operation) => paths.get(operation.at.path.join('/')));
  if (path === undefined || written === undefined || list === undefined || !canSplit(resource, list, layout)) {
    return undefined;
  }
  if (wanted.includes(undefined) || operations.length !== list.items.length) return undefined;
  if (wanted.every((one) => one === written) && operations.every(({ entries }) => !entries.has('path')))
    return undefined;

  const edits: TextEdit[] = [];
  if (wanted[0] !== written) {
    const replaced = replaceText(layout, path, wanted[0]!);
    if (replaced === undefined) return undefined;
    edits.push(...replaced);
  }
  for (const [index, operation] of operations.entries()) {
    if (index > 0 && wanted[index] !== wanted[index - 1]) {
      const name = deriveName(wanted[index]!, names);
      edits.push(beginResource(name, wanted[index]!, operation, resource, layout));
    }
    if (!operation.entries.has('path')) continue;
    const removed = removeEntry(layout, operation, 'path');
    if (removed === undefined) return undefined;
    edits.push(...removed);
  }
  return { at: resource.at, message: `the operations of "${written}"`, edits };
}

/** Whether `operations` is the last field of a resource in block style without parameters that its operations share. */
const canSplit = (resource: MapNode, list: ListNode, { text }: Layout): boolean =>
  [...resource.entries.keys()].at(-1) === 'operations' &&
  !resource.entries.has('inputParameters') &&
  !isFlow(text, resource) &&
  dashColumnOf(text, list) !== undefined;

function beginResource(
  name: string,
  path: string,
  operation: MapNode,
  resource: MapNode,
  { text, lineBreak }: Layout,
): TextEdit {
  const column = resource.at.start.column - 1;
  const dash = `${' '.repeat(Math.max(0, column - 2))}- `;
  const lines = [`name: ${name}`, `path: ${writePath(path)}`, 'operations:'];
  const start = findBeginning(text, lineStartOf(text, operation.at.start.offset));
  const written = lines.map((line, index) => (index === 0 ? dash : ' '.repeat(column)) + line + lineBreak);
  return { start, end: start, text: written.join('') };
}

/** The start of the comments directly above a line. */
function findBeginning(text: string, lineStart: number): number {
  let start = lineStart;
  while (start > 0) {
    const above = lineStartOf(text, start - 1);
    if (!text.slice(above, start).trimStart().startsWith('#')) break;
    start = above;
  }
  return start;
}

const writePath = (path: string): string => (/^\/[\w/.={}()~-]*$/.test(path) ? path : writeScalar(path));

function deriveName(path: string, names: Set<string>): string {
  const words = path
    .replaceAll(/[^a-zA-Z0-9]+/g, '-')
    .split('-')
    .filter((word) => word !== '');
  const base = words.join('-') || 'resource';
  let name = base;
  for (let count = 2; names.has(name); count += 1) name = `${base}-${count}`;
  names.add(name);
  return name;
}
