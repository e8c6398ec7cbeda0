import { diagnose, type ContentEntry, type Diagnostic, type Origin } from '@naftiko/spec';
import { squashName } from '../expression/names.js';
import { placeholdersOf } from '../expression/placeholders.js';
import type { Read, Scope } from '../expression/scope.js';
import type { ArgumentSources, Extra } from '../run/read-arguments.js';
import type { ConsumedSignature, Slot } from '../ports/consume.js';
import type { Frame } from './frame.js';
import { diagnoseUnboundCredential } from './unbound-credential.js';
import { compileWith, layerOf, noteVariant, type WithValue } from './with-values.js';

/** The source of each slot of one call, and of the values that are sent without a slot. */
export interface CallSources extends ArgumentSources {
  readonly slots: (Read<Scope> | undefined)[];
  /** Body fields that the operation does not declare. `placeUnusedInputs` adds unused inputs to them. */
  readonly fields: Extra[];
  /**
   * Set when a template names a value without a source and the unit has no inputs, steps or `with` that could supply one;
   * the unit is then broken. Otherwise such a name is a warning.
   */
  readonly unfillable: Diagnostic | undefined;
  /**
   * Path parameters that became inputs of the unit without a declaration. A declared input that nothing uses may be
   * meant for one of them.
   */
  readonly undeclaredPathSlots: readonly Slot[];
}

/**
 * Finds the source of each slot: the entry of `with` of that name, else, in the relaxed dialect, the only unused entry
 * that is equal ignoring case and punctuation, else a value of that name in the frame. An entry without a slot is sent in
 * the relaxed dialect: as a query parameter with GET, HEAD and DELETE, else as a body field if the body takes fields. In a
 * conformant document it is only visible by its name in other templates. Source: specification 06, section 4.5; 02, sections 5 and 9.1.
 */
export function compileArguments(
  signature: ConsumedSignature,
  entries: readonly ContentEntry[],
  outer: Frame,
  at: Origin,
): CallSources {
  const { conformant } = outer.context;
  const slotNames = new Set(signature.slots.map(({ name }) => name));
  const pairs = new Map<string, string>();
  if (!conformant) pairVariants(signature, entries, slotNames, pairs);
  const upstream = signature.label.slice(0, -signature.name.length - 1);
  const slotsByName = new Map(signature.slots.toReversed().map((slot) => [slot.name, slot]));
  const values = compileWith(entries, outer.withUpstream(upstream), (key) => slotsByName.get(pairs.get(key) ?? key));
  for (const value of values) {
    const parameter = pairs.get(value.entry.key.text);
    if (parameter !== undefined) noteVariant(value, parameter, outer);
  }
  const byKey = new Map(values.map((value) => [pairs.get(value.entry.key.text) ?? value.entry.key.text, value]));
  const inside = outer.withLayer(layerOf(values, outer));

  const undeclaredPathSlots: Slot[] = [];
  const implicitRequired: string[] = [];
  const slots = signature.slots.map((slot) => {
    const given = byKey.get(slot.name);
    if (given !== undefined) return conformant ? inside.findReader(slot.name, { slot }) : given.read;
    const known = outer.context.inputs.has(slot.name) || outer.steps.has(slot.name);
    if (!known && slot.kind === 'path') undeclaredPathSlots.push(slot);
    if (!known && slot.declared && slot.required) implicitRequired.push(slot.name);
    return inside.findReader(slot.name, { slot });
  });
  if (implicitRequired.length > 0 && !conformant) {
    outer.context.note(diagnose('required-input-not-mapped', at, { names: implicitRequired }));
  }
  const unboundCredential = signature.slots.find(
    (slot, index) => slot.kind === 'credential' && slots[index] === undefined,
  );
  if (unboundCredential !== undefined) {
    outer.context.note(
      diagnoseUnboundCredential(unboundCredential.name, unboundCredential.at, outer.context.variables.binds),
    );
  }
  const unfilled = signature.slots.find(
    ({ kind }, at) => (kind === 'template' || kind === 'text') && slots[at] === undefined,
  );
  // Nothing in such a unit can supply a value, so that a name without a source is an error instead of a warning.
  const hasNoValues = outer.context.inputs.isEmpty && outer.steps.isEmpty && entries.length === 0;
  const unknown = unfilled === undefined ? undefined : diagnoseUnknown(unfilled, hasNoValues);
  if (unknown !== undefined && !hasNoValues) outer.context.note(unknown);
  const unfillable = hasNoValues ? unknown : undefined;
  const extras = conformant ? { query: [], fields: [] } : extrasOf(signature, values, slotNames, pairs, outer);
  const sources = { slots, undeclaredPathSlots, unfillable, ...extras };
  if (extras.fields.length > 0 || outer.context.inputs.readBody) stopPassingBodyOn(signature, sources);
  return sources;
}

const diagnoseUnknown = (slot: Slot, isError: boolean): Diagnostic =>
  diagnose(
    'unknown-name',
    slot.at,
    { name: slot.name, similar: undefined, known: [] },
    isError ? { severity: 'error' } : {},
  );

/**
 * Stops passing on the caller's whole body. Called when the unit names single members of the body: only those are then
 * sent (specification 06, principle P2).
 */
export function stopPassingBodyOn(signature: ConsumedSignature, sources: CallSources): void {
  const hidden = signature.slots.findIndex((slot) => slot.kind === 'entity' && !slot.advertised);
  if (hidden !== -1) sources.slots[hidden] = undefined;
}

/** Pairs each slot that has no entry of its name with the unused entry of a similar name, if there is only one. */
function pairVariants(
  signature: ConsumedSignature,
  entries: readonly ContentEntry[],
  slotNames: ReadonlySet<string>,
  pairs: Map<string, string>,
): void {
  const keys = new Set(entries.map(({ key }) => key.text));
  const unusedByShape = new Map<string, string[]>();
  for (const key of keys) {
    if (slotNames.has(key)) continue;
    const alike = unusedByShape.get(squashName(key));
    if (alike === undefined) unusedByShape.set(squashName(key), [key]);
    else alike.push(key);
  }
  for (const slot of signature.slots) {
    if (keys.has(slot.name)) continue;
    const [only, ...others] = unusedByShape.get(squashName(slot.name)) ?? [];
    if (only === undefined || others.length > 0) continue;
    pairs.set(only, slot.name);
    unusedByShape.delete(squashName(slot.name));
  }
}

function extrasOf(
  signature: ConsumedSignature,
  values: readonly WithValue[],
  slotNames: ReadonlySet<string>,
  pairs: ReadonlyMap<string, string>,
  frame: Frame,
): { readonly query: Extra[]; readonly fields: Extra[] } {
  const query: Extra[] = [];
  const fields: Extra[] = [];
  const ignored = ignoredNamesOf(signature);
  for (const { entry, read } of values) {
    const key = entry.key.text;
    if (slotNames.has(key) || pairs.has(key) || ignored.keys.has(key) || ignored.reserved.has(key.toLowerCase()))
      continue;
    const inBody = signature.takesFields && !bodiless.has(signature.method);
    if (!inBody && !bodiless.has(signature.method)) continue;
    (inBody ? fields : query).push([key, read]);
    frame.context.note(diagnose('with-key-undeclared', entry.value.at, { key, place: inBody ? 'body' : 'query' }));
  }
  return { query, fields };
}

const bodiless = new Set(['GET', 'HEAD', 'DELETE']);

/**
 * Entries of `with` that are ignored: `reserved` are names that this program or the authentication sets (lower case),
 * `keys` are names that the request already has.
 */
const ignoredNamesOf = ({ reserved, bodyFields, node, path }: ConsumedSignature) => ({
  reserved: new Set(reserved.map((name) => name.toLowerCase())),
  keys: new Set([...bodyFields, ...node.inputs.map(({ name }) => name.text), ...placeholdersOf(path)]),
});
