import { mapOf } from '../blocks.js';
import { commentEntry } from '../edit/entry-edits.js';
import type { Fixer } from '../fixer.js';

/** Turns keys that the schema does not have, and that are never read, into comments: their text is kept for readers. */
export const unusedKeys: Fixer = {
  code: 'key-unused',
  summary: 'turned keys without effect into comments',
  find({ root, layout, differences, planned }) {
    const reported = new Set(
      planned.diagnostics.filter(({ severity }) => severity !== 'info').map(({ at }) => at.path.join('/')),
    );
    return differences.map(({ rule, at }) => {
      const [, title = '', key = ''] = /^unknown-field: (.+): (\S+)$/.exec(rule) ?? [];
      const map = mapOf(root, { ...at, path: at.path.slice(0, -1) });
      if (map === undefined || !hasNoEffect(title, key) || reported.has(at.path.join('/'))) return undefined;
      // An absent label is the title or the name.
      if (title === 'info block' && !map.entries.has('label')) return undefined;
      const edits = commentEntry(layout, map, key);
      return edits && { at, message: `the key "${key}"`, edits };
    });
  },
};

const hasNoEffect = (title: string, key: string): boolean =>
  withoutEffect.has(`${title}: *`) || withoutEffect.has(`${title}: ${key}`);

/** By title of the object in the schema; `*`: every key that the schema does not have. */
const withoutEffect: ReadonlySet<string> = new Set([
  'REST expose: description',
  'REST expose: label',
  'MCP expose: label',
  'MCP expose: name',
  'info block: *',
  'exposed input parameter: *',
  'tool input parameter: *',
  'mapped scalar output: description',
  'mapped object output: description',
  'mapped array output: description',
  'consumed output parameter: description',
  'consumed output parameter: required',
  'consumed output parameter: items',
  'consumed output parameter: properties',
  'bearer authentication: placement',
]);
