import type { MapNode } from '@naftiko/spec';
import { isDeclarable, listCalledOperations, listCallingUnits, listConsumes, mapsAt, stringAt } from '../blocks.js';
import { commentEntry, removeEntry } from '../edit/entry-edits.js';
import type { TextEdit } from '../edit/text-edit.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/**
 * Removes what consumed parameters have no keys for, once routes and tools declare it. Parameters of operations that
 * nothing calls keep it as a comment.
 */
export const consumedInputs: Fixer = {
  code: 'consumed-input-field',
  summary: 'moved types and descriptions of consumed parameters to the routes and tools, or into comments',
  find(site) {
    const undeclarable = listUndeclarable(site);
    const called = listCalledOperations(site.planned);
    const isCalled = (node: MapNode): boolean => {
      const own = node.at.path.join('/');
      return [...called].some((path) => path === own || path.startsWith(`${own}/`));
    };
    const correctAll = (owner: MapNode): readonly (Correction | undefined)[] =>
      mapsAt(owner, 'inputParameters').map((input) => {
        const path = owner.at.path.join('/');
        if ([...undeclarable].some((one) => one === path || one.startsWith(`${path}/`))) return undefined;
        return correct(input, isCalled(owner), site);
      });
    return listConsumes(site.root).flatMap((block) => [
      ...correctAll(block),
      ...mapsAt(block, 'resources').flatMap((resource) => [
        ...correctAll(resource),
        ...mapsAt(resource, 'operations').flatMap(correctAll),
      ]),
    ]);
  },
};

/** The operations whose callers cannot declare all their inputs. */
const listUndeclarable = (site: FixSite): ReadonlySet<string> =>
  new Set(
    listCallingUnits(site)
      .filter((unit) => !isDeclarable(unit))
      .flatMap(({ operation }) =>
        operation.plan.steps.flatMap(({ calls }) =>
          calls === undefined ? [] : [calls.signature.node.at.path.join('/')],
        ),
      ),
  );

function correct(input: MapNode, isCalled: boolean, { layout }: FixSite): Correction | undefined {
  const surplus = [...input.entries.keys()].filter((key) => published.has(key));
  if (surplus.length === 0) return undefined;
  const edits: TextEdit[] = [];
  // Routes pass on some values of a body without a declaration; the comment keeps what was said about them.
  const isMoved = isCalled && stringAt(input, 'in') !== 'body';
  for (const key of surplus) {
    const edit = isMoved && moved.has(key) ? removeEntry(layout, input, key) : commentEntry(layout, input, key);
    if (edit === undefined) return undefined;
    edits.push(...edit);
  }
  return { at: input.at, message: `the parameter "${stringAt(input, 'name') ?? ''}"`, edits: edits };
}

/** Keys of existing documents; those of `moved` are declared by the callers. */
const moved: ReadonlySet<string> = new Set(['type', 'required', 'description']);
const published: ReadonlySet<string> = new Set([
  ...moved,
  'default',
  'enum',
  'example',
  'items',
  'format',
  'properties',
]);
