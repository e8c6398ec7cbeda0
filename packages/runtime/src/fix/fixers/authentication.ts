import { findChild, type MapNode } from '@naftiko/spec';
import { listConsumes, stringAt } from '../blocks.js';
import { renameKey } from '../edit/entry-edits.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/** Writes credentials with the keys of the specification: `key` and `placement` for `name` and `in`. */
export const authentication: Fixer = {
  code: 'auth-alias-field',
  summary: 'wrote credentials with the keys of the specification',
  find: (site) =>
    listConsumes(site.root).flatMap((block) => [
      rename(block, 'auth', 'authentication', site),
      ...correctCredentials(findChild(block, 'authentication') ?? findChild(block, 'auth'), site),
    ]),
};

function correctCredentials(node: ReturnType<typeof findChild>, site: FixSite): readonly (Correction | undefined)[] {
  if (node?.kind !== 'map') return [];
  const type = stringAt(node, 'type') ?? '';
  const typeNode = findChild(node, 'type');
  const spelling = types.find((known) => known !== type && known.toLowerCase() === type.toLowerCase());
  if (spelling !== undefined && typeNode !== undefined) {
    const edits = replaceText(site.layout, typeNode, spelling);
    return [edits && { at: typeNode.at, message: `the type "${type}"`, edits }];
  }
  const swapped = swapKey(node, site);
  if (swapped !== undefined) return [swapped];
  const known = Object.hasOwn(aliases, type) ? aliases[type] : undefined;
  const [first, ...others] = (known ?? []).filter(([from]) => node.entries.has(from));
  if (first === undefined) return [];
  // Two aliases of one key: the second one stays, and is a difference.
  const distinct = others.filter(([, to]) => to !== first[1]);
  return [first, ...distinct].map(([from, to]) => rename(node, from, to, site));
}

/** Where `header` names the header of an API key, `key` is its value. */
function swapKey(node: MapNode, { layout }: FixSite): Correction | undefined {
  const header = node.entries.get('header');
  const key = node.entries.get('key');
  if (header === undefined || key === undefined || node.entries.has('value')) return undefined;
  const edits = [renameKey(layout, header, 'key'), renameKey(layout, key, 'value')];
  return { at: header.key.at, message: 'the keys "header" and "key"', edits: edits.flatMap((edit) => edit ?? []) };
}

/** By type: keys of existing documents with those of the specification. */
const aliases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  bearer: [['value', 'token']],
  apikey: [
    ['name', 'key'],
    ['header', 'key'],
    ['in', 'placement'],
    ['token', 'value'],
  ],
};

const types = ['basic', 'digest', 'bearer', 'apikey', 'oauth2'];

function rename(map: MapNode, from: string, to: string, { layout }: FixSite): Correction | undefined {
  const entry = map.entries.get(from);
  if (entry === undefined || map.entries.has(to)) return undefined;
  const edits = renameKey(layout, entry, to);
  return edits && { at: entry.key.at, message: `the key "${from}"`, edits };
}
