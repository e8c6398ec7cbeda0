import { makeChange, type Change } from './change.js';
import { compareMounts } from './compare-mounts.js';
import { pairUp } from './pair-up.js';
import type { Surface, SurfaceMount } from './surface.js';

/** The changes from one version of a document to the next, for its callers and its operators. */
export function compareSurfaces(before: Surface, after: Surface): readonly Change[] {
  const [old, next] = [hostsOf(before), hostsOf(after)];
  const removed = [...old].filter((host) => !next.has(host));
  const added = [...next].filter((host) => !old.has(host));
  const only = new Set([...removed, ...added]);
  // A namespace is invisible to callers: an adapter at the same port, or the only one of its type, is the same.
  const mounts = pairUp(
    before.mounts,
    after.mounts,
    ({ type, namespace }) => `${type} ${namespace}`,
    ({ type, port }) => `${type} ${port ?? ''}`,
    ({ type }) => type,
  );
  return [
    ...mounts.removed.map((mount) => makeChange('adapter-removed', `${nameOf(mount)} is gone.`, { old: mount.at })),
    ...mounts.both.flatMap(([one, other]) => compareMounts(one, other, { only })),
    ...mounts.added.map((mount) => makeChange('adapter-added', `${nameOf(mount)} is new.`, { new: mount.at })),
    ...removed.map((host) => makeChange('host-removed', `"${host}" is no longer called.`)),
    ...added.map((host) => makeChange('host-added', `"${host}" is called now.`)),
    ...compareValues(before, after),
  ];
}

const nameOf = ({ type, namespace }: SurfaceMount): string => `The ${type} adapter "${namespace}"`;

const hostsOf = ({ upstreams }: Surface): ReadonlySet<string> => new Set(upstreams.map(({ host }) => host));

function compareValues(before: Surface, after: Surface): readonly Change[] {
  const { both, removed, added } = pairUp(before.values, after.values, ({ name }) => name);
  return [
    ...removed.map(({ name, at }) => makeChange('value-removed', `"${name}" is not needed any more.`, { old: at })),
    ...both.flatMap(([{ name, required, at }, next]) => {
      if (required === next.required) return [];
      const code = next.required ? 'value-became-required' : 'value-became-optional';
      return [
        makeChange(code, `"${name}" is ${next.required ? 'required' : 'optional'} now.`, { old: at, new: next.at }),
      ];
    }),
    ...added.map(({ name, required, at }) =>
      makeChange(
        required ? 'value-added' : 'value-added-optional',
        `"${name}" ${required ? 'has to' : 'can'} be set.`,
        {
          new: at,
        },
      ),
    ),
  ];
}
