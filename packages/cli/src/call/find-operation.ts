import type { MountedOperation, PlannedDocument } from '@naftiko/runtime';
import { given, usageError, type Given } from '../input/given.js';
import { suggestName } from '../run/run-settings.js';

/** Finds a unit by its address, its name, or `<namespace>.<name>`. If several have the name, a tool takes precedence. */
export function findOperation(name: string, { file, mounts }: PlannedDocument): Given<MountedOperation> {
  const known = mounts
    .toSorted((left, right) => rank(left.plan.noun) - rank(right.plan.noun))
    .flatMap(({ plan }) => plan.operations.map((mounted) => ({ namespace: plan.namespace, mounted })));
  const wanted = name.trim();
  const found =
    known.find(({ mounted }) => mounted.address === wanted) ??
    known.find(({ mounted }) => mounted.name === wanted) ??
    known.find(({ namespace, mounted }) => namesOf(mounted).some((own) => `${namespace}.${own}` === wanted));
  if (found !== undefined) return given(found.mounted);
  const names = known.flatMap(({ mounted }) => namesOf(mounted));
  return usageError(`"${file}" has no tool or operation "${name}". ${suggestName(name, names)}`);
}

const rank = (noun: string): number => (noun === 'tools' ? 0 : 1);

const namesOf = ({ address, name }: MountedOperation): readonly string[] =>
  name === undefined || name === address ? [address] : [name, address];
