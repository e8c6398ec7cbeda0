import { findChild } from '@naftiko/spec';
import { listExposes, mapsAt, stringAt } from '../blocks.js';
import { replaceText } from '../edit/scalar-edits.js';
import type { Fixer } from '../fixer.js';

/** Writes `rest.x` and `tools.x` with the namespace of the adapter, as the specification does. */
export const references: Fixer = {
  code: 'published-reference',
  summary: 'wrote references to inputs with the namespace of their adapter',
  find: ({ root, layout }) =>
    listExposes(root).flatMap((expose) => {
      const namespace = stringAt(expose, 'namespace');
      const units = [
        ...mapsAt(expose, 'resources').flatMap((one) => mapsAt(one, 'operations')),
        ...mapsAt(expose, 'tools'),
      ];
      const values = units.flatMap((unit) => {
        const given = findChild(unit, 'with');
        return given?.kind === 'map' ? [...given.entries.values()].map(({ value }) => value) : [];
      });
      return values.map((node) => {
        const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
        const [, prefix, name] = /^(rest|tools)\.(\S+)$/.exec(text) ?? [];
        if (name === undefined || namespace === undefined || prefix === namespace) return undefined;
        const edits = replaceText(layout, node, `${namespace}.${name}`);
        return edits && { at: node.at, message: `the reference "${text}"`, edits };
      });
    }),
};
