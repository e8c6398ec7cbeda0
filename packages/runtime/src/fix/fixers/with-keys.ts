import { mapOf } from '../blocks.js';
import { renameKey } from '../edit/entry-edits.js';
import { listCallingUnits } from '../blocks.js';
import type { Fixer } from '../fixer.js';

/** Writes keys of `with` like the parameters that they are used for. */
export const withKeys: Fixer = {
  code: 'with-key-variant',
  summary: 'wrote keys of "with" like the parameters',
  find: (site) =>
    site.planned.diagnostics.map(({ code, at }) => {
      if (code !== 'with-key-variant') return undefined;
      const map = mapOf(site.root, { ...at, path: at.path.slice(0, -1) });
      const entry = map?.entries.get(String(at.path.at(-1)));
      const unit = listCallingUnits(site).find(({ node }) => node.at.path.join('/') === at.path.slice(0, -2).join('/'));
      const slots = unit?.operation.plan.steps.flatMap(({ calls }) => calls?.signature.slots ?? []) ?? [];
      const meant = slots.filter(({ name }) => squash(name) === squash(entry?.key.text ?? ''));
      if (entry === undefined || meant.length !== 1 || map?.entries.has(meant[0]!.name) === true) return undefined;
      const edits = renameKey(site.layout, entry, meant[0]!.name);
      return edits && { at, message: `the key "${entry.key.text}"`, edits };
    }),
};

const squash = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
