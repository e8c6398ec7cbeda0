import type { Input } from '@naftiko/engine';
import { findChild, type JsonObject, type MapNode } from '@naftiko/spec';
import { isDeclarable, listAt, listCallingUnits, mapOf, mapsAt, stringAt, type CallingUnit } from '../blocks.js';
import { addEntries } from '../edit/entry-edits.js';
import { appendItems } from '../edit/item-edits.js';
import type { TextEdit } from '../edit/text-edit.js';
import { describeInput } from '../describe-input.js';
import { isInBody, placeOf } from '../input-place.js';
import type { Fixer, FixSite, Correction } from '../fixer.js';

/**
 * Declares the inputs of routes and tools that existing documents leave to the parameters of the upstream. In a
 * strictly valid document, an input of a unit is one that it declares or that its `with` names.
 */
export const declaredInputs: Fixer = {
  code: 'input-implicit',
  summary: 'declared the inputs of routes and tools',
  find: (site) =>
    site.planned.loaded.document?.conformant === true
      ? []
      : listCallingUnits(site)
          .filter(isDeclarable)
          .map((unit) => declareInputs(unit, site)),
};

function declareInputs(unit: CallingUnit, site: FixSite): Correction | undefined {
  const { mounted, node, isTool } = unit;
  const missing = isTool ? planTool(unit) : planRoute(unit, site);
  const named = Object.entries(missing.named);
  if (missing.declared.length === 0 && named.length === 0) return undefined;
  const list = listAt(node, 'inputParameters');
  const given = findChild(node, 'with');
  // New keys have one place, before the call.
  const fresh: Record<string, JsonObject | readonly JsonObject[]> = {};
  const edits: TextEdit[] = [];
  if (missing.declared.length > 0) {
    if (list === undefined || list.items.length === 0) {
      if (node.entries.has('inputParameters')) return undefined;
      fresh['inputParameters'] = missing.declared;
    } else {
      const appended = appendItems(site.layout, list, missing.declared);
      if (appended === undefined) return undefined;
      edits.push(...appended);
    }
  }
  if (named.length > 0) {
    if (given === undefined) fresh['with'] = missing.named;
    else {
      const inserted =
        given.kind === 'map' && given.entries.size > 0 ? addEntries(site.layout, given, missing.named) : undefined;
      if (inserted === undefined) return undefined;
      edits.push(...inserted);
    }
  }
  if (Object.keys(fresh).length > 0) {
    const inserted = addEntries(site.layout, node, fresh, 'call');
    if (inserted === undefined) return undefined;
    edits.push(...inserted);
  }
  return { at: node.at, message: `the inputs of "${mounted.address}"`, edits };
}

/** What a unit lacks: declarations, and entries of `with`. */
interface Missing {
  readonly declared: readonly JsonObject[];
  readonly named: JsonObject;
}

function planTool({ operation, node }: CallingUnit): Missing {
  const known = new Set(mapsAt(node, 'inputParameters').map((input) => stringAt(input, 'name')));
  const declared = operation.contract.inputs
    .filter(({ name, advertised }) => advertised && !known.has(name))
    .map((input) => ({ ...declare(input), ...(input.required ? {} : { required: false }) }));
  return { declared, named: {} };
}

function planRoute({ operation, node, mount }: CallingUnit, { root }: FixSite): Missing {
  const resource = mapOf(root, { ...node.at, path: node.at.path.slice(0, -2) });
  const known = new Set(
    [resource, node].flatMap((one) => mapsAt(one, 'inputParameters').map((input) => stringAt(input, 'name'))),
  );
  const given = withOf(node);
  const missing = operation.contract.inputs.filter(({ name, constant }) => constant === undefined && !known.has(name));
  const hasBody = !/^(?:GET|HEAD)$/.test(stringAt(node, 'method') ?? '');
  const fromBody = missing.filter(
    ({ slotKinds, placeholder }) =>
      placeholder === undefined &&
      (slotKinds.includes('entity') || (hasBody && (slotKinds.length === 0 || slotKinds.some(isInBody)))),
  );
  // A single value of a body may be the body itself, and a whole body is passed on as it came: both are only named.
  const named = fromBody.filter(
    ({ name, slotKinds }) => slotKinds.includes('entity') || fromBody.length === 1 || name === 'body',
  );
  return {
    declared: missing
      .filter((input) => !named.includes(input))
      .map((input) => {
        const { name, ...more } = declare(input);
        return { name: name!, in: placeOf(input, hasBody), ...more };
      }),
    named: Object.fromEntries(
      named.flatMap(({ name }) => (isGiven(name, given) ? [] : [[name, `${mount.plan.namespace}.${name}`]])),
    ),
  };
}

const withOf = (node: MapNode): MapNode | undefined => {
  const given = findChild(node, 'with');
  return given?.kind === 'map' ? given : undefined;
};

const isGiven = (name: string, given: MapNode | undefined): boolean =>
  [...(given?.entries.values() ?? [])].some(
    ({ value }) => value.kind === 'scalar' && String(value.value).endsWith(`.${name}`),
  );

const declare = (input: Input): JsonObject => ({
  name: input.name,
  type: input.type ?? (input.slotKinds.includes('entity') ? 'object' : 'string'),
  description: input.description ?? describeInput(input),
});
