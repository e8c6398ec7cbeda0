import { listAt, listCallingUnits, listExposes, mapsAt, stringAt } from '../blocks.js';
import { describeInput } from '../describe-input.js';
import { placeOf } from '../input-place.js';
import { addEntries } from '../edit/entry-edits.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';
import type { JsonObject, MapNode } from '@naftiko/spec';

/** Completes declared inputs: the type and description that are shown today, and whether a tool requires them. */
export const inputDetails: Fixer = {
  code: 'input-incomplete',
  summary: 'stated the type, the description and the place of declared inputs',
  find: (site) => [...completeServed(site), ...completeOthers(site)],
};

function completeServed(site: FixSite): readonly (Correction | undefined)[] {
  const isPublished = site.planned.loaded.document?.conformant !== true;
  return listCallingUnits(site).flatMap(({ node, isTool, operation }) =>
    mapsAt(node, 'inputParameters').map((declared) => {
      const input = operation.contract.inputs.find(({ name }) => name === stringAt(declared, 'name'));
      if (input === undefined) return undefined;
      return complete(site, declared, {
        ...(isTool ? {} : { in: placeOf(input, !/^(?:GET|HEAD)$/.test(stringAt(node, 'method') ?? '')) }),
        type: input.type ?? 'string',
        description: input.description ?? describeInput(input),
        // Published tools omit it where the parameter of the upstream is optional.
        ...(isTool && isPublished && !input.required ? { required: false } : {}),
      });
    }),
  );
}

/** Inputs of resources and of units that are not served. */
function completeOthers(site: FixSite): readonly (Correction | undefined)[] {
  const served = new Set(listCallingUnits(site).map(({ node }) => node));
  const owners = listExposes(site.root).flatMap((expose) => [
    ...mapsAt(expose, 'tools'),
    ...mapsAt(expose, 'resources').flatMap((resource) => [resource, ...mapsAt(resource, 'operations')]),
  ]);
  return owners
    .filter((owner) => !served.has(owner) && listAt(owner, 'inputParameters') !== undefined)
    .flatMap((owner) =>
      mapsAt(owner, 'inputParameters').map((declared) => {
        const name = stringAt(declared, 'name');
        return name === undefined
          ? undefined
          : complete(site, declared, { description: describeInput({ name, slotKinds: [] }) });
      }),
    );
}

function complete({ layout }: FixSite, declared: MapNode, wanted: JsonObject): Correction | undefined {
  const missing = Object.fromEntries(Object.entries(wanted).filter(([key]) => !declared.entries.has(key)));
  if (Object.keys(missing).length === 0) return undefined;
  const edits = addEntries(layout, declared, missing);
  return edits && { at: declared.at, message: `the input "${stringAt(declared, 'name') ?? ''}"`, edits };
}
