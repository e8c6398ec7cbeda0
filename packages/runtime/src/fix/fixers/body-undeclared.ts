import { listAt, listCalledOperations, listCallingUnits, mapOf } from '../blocks.js';
import { addEntries } from '../edit/entry-edits.js';
import { appendItems } from '../edit/item-edits.js';
import type { Fixer, FixSite } from '../fixer.js';

/** Declares the body that a published operation passes on without a declaration; a strict document sends none. */
export const bodyUndeclared: Fixer = {
  code: 'body-undeclared',
  summary: 'declared bodies that are passed on (tools list them as an optional input now)',
  find(site) {
    if (site.planned.loaded.document?.conformant === true) return [];
    const called = listCalledOperations(site.planned);
    const filled = listFilledBodies(site);
    return site.planned.diagnostics.map(({ code, at }) => {
      const operation =
        code === 'body-undeclared' && at.source === site.planned.file ? mapOf(site.root, at) : undefined;
      if (operation === undefined || !called.has(at.path.join('/'))) return undefined;
      if (filled.has(at.path.join('/'))) return undefined;
      const list = listAt(operation, 'inputParameters');
      const body = { name: 'body', in: 'body' };
      const edits =
        list !== undefined && list.items.length > 0
          ? appendItems(site.layout, list, [body])
          : operation.entries.has('inputParameters')
            ? undefined
            : addEntries(site.layout, operation, { inputParameters: [body] });
      return edits && { at, message: 'the body of an operation', edits };
    });
  },
};

/** Operations that get single members from values without a parameter: the body of the caller is not passed on to them. */
function listFilledBodies(site: FixSite): ReadonlySet<string> {
  const places = site.planned.diagnostics.flatMap(({ code, at }) =>
    code === 'declared-input-to-body' || code === 'with-key-undeclared' ? [at.path.join('/')] : [],
  );
  return new Set(
    listCallingUnits(site).flatMap(({ node, operation }) => {
      const unit = node.at.path.join('/');
      if (!places.some((place) => place === unit || place.startsWith(`${unit}/`))) return [];
      return operation.plan.steps.flatMap(({ calls }) =>
        calls === undefined ? [] : [calls.signature.node.at.path.join('/')],
      );
    }),
  );
}
