import type { Notes } from '../notes.js';
import { documentLimit, parseTree } from './parse-tree.js';
import { isTree, memberOf, type Tree } from './tree.js';

/** Reads the text at an absolute address (`file:`, `http:` or `https:`). The reason of a failure is a part of a sentence. */
export type ReadReferenced = (address: string) => Promise<ReferencedText>;

export type ReferencedText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** A description and the documents that it refers to, each parsed, by its URL. `entry` is the URL of the description. */
export interface Sources {
  readonly entry: string;
  readonly trees: ReadonlyMap<string, Tree>;
}

export type LoadedSources =
  { readonly ok: true; readonly sources: Sources } | { readonly ok: false; readonly reason: string };

/** The limits of what a document refers to. */
export const referenceLimits = { documents: 256, characters: 2 * documentLimit } as const;

/**
 * Parses a document, and reads the documents that it refers to, directly or through another one.
 *
 * A file may name files in its own folder and below; a document from an address may name addresses of the same origin.
 * Any other reference is not read, and is a warning.
 */
export async function loadSources(
  entry: { readonly address: string; readonly text: string },
  read: ReadReferenced,
  notes: Notes,
): Promise<LoadedSources> {
  const parsed = parseTree(entry.text);
  if (!parsed.ok) return parsed;
  const trees = new Map([[entry.address, parsed.tree]]);
  const requested = new Set(trees.keys());
  let characters = entry.text.length;
  for (const [address, tree] of trees) {
    for (const reference of listReferences(tree)) {
      const target = addressOf(reference, address);
      if (target === undefined || requested.has(target)) continue;
      requested.add(target);
      const refusal = refuseTarget(target, entry.address, requested.size, characters);
      const text: ReferencedText = refusal === undefined ? await read(target) : { ok: false, reason: refusal };
      const found = text.ok ? parseTree(text.text) : text;
      if (text.ok) characters += text.text.length;
      if (found.ok) trees.set(target, found.tree);
      else notes.add(`The reference "${reference}" is not followed: ${found.reason}`);
    }
  }
  return { ok: true, sources: { entry: entry.address, trees } };
}

/** The address of the document that a reference names; `undefined` for a malformed one. */
export function addressOf(reference: string, from: string): string | undefined {
  if (!URL.canParse(reference, from)) return undefined;
  const address = new URL(reference, from);
  address.hash = '';
  return address.href;
}

/** The references to other documents. A loop instead of recursion, because JSON may be nested too deeply for the stack. */
function listReferences(root: Tree): ReadonlySet<string> {
  const found = new Set<string>();
  const visited = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null || visited.has(node)) continue;
    visited.add(node);
    const reference = isTree(node) ? memberOf(node, '$ref') : undefined;
    if (typeof reference === 'string' && !reference.startsWith('#')) found.add(reference);
    // Examples are data of the API, in which a reference has no meaning.
    for (const [key, value] of Object.entries(node)) if (key !== 'example' && key !== 'examples') waiting.push(value);
  }
  return found;
}

function refuseTarget(target: string, entry: string, documents: number, characters: number): string | undefined {
  const [to, home] = [new URL(target), new URL('.', entry)];
  if (documents > referenceLimits.documents) return `the document refers to more than ${documents - 1} others`;
  if (characters > referenceLimits.characters) return 'the documents together are too large';
  if (home.protocol === 'file:') {
    const isBelow = to.protocol === 'file:' && to.host === home.host && to.pathname.startsWith(home.pathname);
    return isBelow ? undefined : 'only files in the folder of the document, and below, are read';
  }
  return to.origin === home.origin && to.username === home.username && to.password === home.password
    ? undefined
    : `only addresses of ${home.origin} are fetched`;
}
