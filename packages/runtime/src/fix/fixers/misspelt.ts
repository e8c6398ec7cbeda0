import { findNode, type Diagnostic } from '@naftiko/spec';
import { mapOf } from '../blocks.js';
import { renameKey } from '../edit/entry-edits.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { FixSite, Fixer, Correction } from '../fixer.js';

/** Writes the only near key or value in place of a misspelt one. */
export const misspelt: Fixer = {
  code: 'misspelt',
  summary: 'wrote the key or value that was meant',
  takesEffect: true,
  find(site) {
    // A place can have a diagnostic and differ from the schema too.
    const places = new Set<number>();
    return [...site.planned.diagnostics, ...site.differences].flatMap((diagnostic) => {
      const { code, meant, at } = diagnostic;
      if (!codes.has(code) || meant === undefined || at.source !== site.planned.file) return [];
      if (places.has(at.start.offset)) return [];
      const correction = correct(diagnostic, meant, site);
      if (correction !== undefined) places.add(at.start.offset);
      return [correction];
    });
  },
};

const codes: ReadonlySet<string> = new Set(['key-unknown', 'value-unknown', 'value-ignored', 'schema-violation']);

function correct({ code, at }: Diagnostic, meant: string, { root, layout }: FixSite): Correction | undefined {
  if (code === 'key-unknown') {
    const key = String(at.path.at(-1));
    const map = mapOf(root, { ...at, path: at.path.slice(0, -1) });
    const entry = map?.entries.get(key);
    if (entry === undefined || map?.entries.has(meant) === true) return undefined;
    const edits = renameKey(layout, entry, meant);
    return edits && { at, message: `"${key}" is now "${meant}"`, edits };
  }
  const node = findNode(root, at.path);
  if (node.kind !== 'scalar') return undefined;
  const written = layout.text.slice(at.start.offset, at.end.offset).trim();
  if (code === 'value-ignored') {
    const edits = [{ start: at.start.offset, end: at.start.offset + written.length, text: meant }];
    return { at, message: `${written} is now ${meant}`, edits };
  }
  const edits = replaceText(layout, node, meant);
  return edits && { at, message: `"${String(node.value)}" is now "${meant}"`, edits };
}
