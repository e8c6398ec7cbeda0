import { findChild, type MapNode } from '@naftiko/spec';
import { mapsAt } from '../blocks.js';
import { addEntries } from '../edit/entry-edits.js';
import type { Fixer } from '../fixer.js';

/** Binds environment variables that are used without a bind. */
export const unboundVariables: Fixer = {
  code: 'env-not-bound',
  summary: 'bound environment variables that are used',
  find({ root, layout, planned }) {
    const bound = new Set(
      planned.loaded.document?.binds.flatMap(({ keys }) => keys.map(({ variable }) => variable.text)),
    );
    const used = (planned.capability?.variables() ?? []).filter(
      ({ kind, name }) => kind === 'environment' && /^[A-Z][A-Z0-9_]*$/.test(name) && !bound.has(name),
    );
    // A bind may give a variable another name; `name` is that of the environment.
    const sources = new Set(
      planned.loaded.document?.binds.flatMap(({ keys }) => keys.map(({ source }) => source.text)),
    );
    const names = used.map(({ name }) => name).filter((name) => !sources.has(name));
    if (names.length === 0 || root.kind !== 'map') return [];
    const keys = Object.fromEntries(names.map((name) => [name, name]));
    const into = mapsAt(root, 'binds').find((bind) => !bind.entries.has('location') && hasKeys(bind));
    const target = findChild(into, 'keys');
    const edits =
      target?.kind === 'map'
        ? addEntries(layout, target, keys)
        : root.entries.has('binds')
          ? undefined
          : addEntries(layout, root, { binds: [{ namespace: 'env', keys }] }, 'capability');
    return edits === undefined
      ? []
      : names.map((name, index) => ({
          at: root.at,
          message: `the variable ${name}`,
          edits: index === 0 ? edits : [],
        }));
  },
};

const hasKeys = (bind: MapNode): boolean => {
  const keys = findChild(bind, 'keys');
  return keys?.kind === 'map' && keys.entries.size > 0;
};
