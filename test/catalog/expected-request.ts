import type { Content } from '@naftiko/spec';
import { isReserved, lettersOf, sourceOf, makeValue, withEntry, type CallerValue, type Slot } from './caller-values.js';
import type { Called, PublishedUnit } from './published-unit.js';

/** The expected upstream request of one call of a unit, derived from the document without the runtime. */
export interface ExpectedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: nothing is checked; `null`: no body. */
  readonly body: unknown;
}

/** A call with its expected request. */
export interface Fixture {
  readonly unit: PublishedUnit;
  readonly called: Called;
  readonly slots: readonly Slot[];
  /** By input name. */
  readonly inputs: ReadonlyMap<string, CallerValue>;
  readonly expected: ExpectedRequest;
}

type Environment = (name: string) => string;

/** The calls with every input, or with the required ones only. */
export function requestsOf(
  unit: PublishedUnit,
  called: Called,
  everything: boolean,
  environment: Environment,
): Fixture {
  const slots = slotsOf(unit, called, environment);
  const inputs = new Map<string, CallerValue>();
  for (const slot of slots) {
    if (slot.source.kind !== 'input' || inputs.has(slot.source.name)) continue;
    const slotKinds = slots.filter(
      ({ source }) => source.kind === 'input' && source.name === (slot.source as { name: string }).name,
    );
    const needed =
      slotKinds.some(({ required }) => required) ||
      isRequiredInput(unit, slot.source.name) ||
      isPlaced(unit, slot.source.name);
    if (!everything && !needed) continue;
    const typed = slotKinds.find(({ type }) => type !== undefined) ?? slot;
    const declared = unit.node.inputs.find(({ name }) => name.text === (slot.source as { name: string }).name)?.type;
    inputs.set(slot.source.name, makeValue(slot.source.name, declared ?? typed.type, slot.place));
  }
  return { unit, called, slots, inputs, expected: requestOf(called, slots, inputs, environment) };
}

/** Whether a placeholder of the exposed path carries an input, so that every request has it. */
const isPlaced = (unit: PublishedUnit, name: string): boolean =>
  [...(unit.resource?.path.text ?? '').matchAll(/\{\{?\s*([^{}]+?)\s*\}\}?/g)].some(
    (match) => lettersOf(match[1] ?? '') === lettersOf(name),
  );

const isRequiredInput = (unit: PublishedUnit, name: string): boolean =>
  [...(unit.resource?.inputs ?? []), ...unit.node.inputs].some(
    (input) =>
      input.name.text === name && (input.required === true || (unit.surface === 'mcp' && input.required !== false)),
  );

/** All values that the upstream takes from a call. */
function slotsOf(unit: PublishedUnit, called: Called, environment: Environment): readonly Slot[] {
  const { inputs, path, operation } = called;
  // In two braces an upper-case name is an environment variable; in one it is an ordinary parameter.
  const places = [...path.matchAll(/(\{\{?)\s*([^{}]+?)\s*\}\}?/g)].flatMap(([, braces, name = '']) =>
    braces === '{{' && /^(?:env\.)?[A-Z][A-Z0-9_]*$/.test(name) ? [] : [name],
  );
  const own = inputs.filter((input) => input.value === undefined && !isReserved(input.name.text, input.in, called));
  const names = [
    ...new Set([...places, ...own.map(({ name }) => name.text), ...listTemplateNames(operation.body?.data)]),
  ];
  const source = (name: string) => sourceOf(withEntry(unit, name, names), name, environment);
  const declared = own.flatMap((input): readonly Slot[] => {
    const place = placeOf(input.in, input.name.text, called);
    if (
      place === undefined ||
      (place === 'path' && !places.includes(input.name.text) && !isAppended(called, input.name.text))
    )
      return [];
    const required =
      place === 'path' || (input.required === true && !/^(?:content-type|accept)$/i.test(input.name.text));
    return [{ name: input.name.text, place, type: input.type, required, source: source(input.name.text) }];
  });
  const bare = places
    .filter((name) => !own.some((input) => input.in === 'path' && input.name.text === name))
    .map((name): Slot => ({ name, place: 'path', type: 'string', required: true, source: source(name) }));
  const templated = listTemplateNames(operation.body?.data).map((name): Slot => {
    const parameter = inputs.find((input) => input.name.text === name);
    return { name, place: 'template', type: parameter?.type, required: false, source: source(name) };
  });
  const known = [...declared, ...bare, ...templated.filter(({ name }) => !declared.some((slot) => slot.name === name))];
  return placeLeftOver(unit, called, [...known, ...listUndeclared(unit, called, known, environment)]);
}

/** Places unused inputs: the only one left is the only path parameter left; otherwise a field of a JSON body. */
function placeLeftOver(unit: PublishedUnit, called: Called, slots: readonly Slot[]): readonly Slot[] {
  const names = [...(unit.resource?.inputs ?? []), ...unit.node.inputs].map(({ name }) => name.text);
  const used = new Set(slots.flatMap(({ source }) => (source.kind === 'input' ? [source.name] : [])));
  const left = names.filter((name) => !used.has(name));
  const free = slots.filter(
    ({ place, source }) => place === 'path' && source.kind === 'input' && !names.includes(source.name),
  );
  const [only] = left;
  if (only !== undefined && left.length === 1 && free.length === 1) {
    return slots.map((slot) => (slot === free[0] ? { ...slot, source: { kind: 'input', name: only } } : slot));
  }
  const { operation } = called;
  if (/^(?:GET|HEAD|DELETE)$/.test(operation.method.text) || operation.body !== undefined) return slots;
  if (slots.some(({ place }) => place === 'entity')) return slots;
  const fields = left.map((name): Slot => ({
    name,
    place: 'field',
    type: undefined,
    required: false,
    source: { kind: 'input', name },
  }));
  return [...slots, ...fields];
}

/** Entries of `with` that the upstream does not declare: in the query, or in an undeclared JSON body. */
function listUndeclared(
  unit: PublishedUnit,
  called: Called,
  known: readonly Slot[],
  environment: Environment,
): readonly Slot[] {
  const { operation, inputs } = called;
  const bodiless = /^(?:GET|HEAD|DELETE)$/.test(operation.method.text);
  const taken = new Set([
    ...known.map(({ name }) => lettersOf(name)),
    ...inputs.map(({ name }) => lettersOf(name.text)),
    ...listFieldNames(operation.body?.data),
  ]);
  return unit.node.with.flatMap(({ key, value }): readonly Slot[] =>
    taken.has(lettersOf(key.text)) || (!bodiless && operation.body?.data !== undefined)
      ? []
      : [
          {
            name: key.text,
            place: bodiless ? 'query' : 'field',
            type: undefined,
            required: false,
            source: sourceOf(value, key.text, environment),
          },
        ],
  );
}

const listFieldNames = (content: Content | undefined): readonly string[] =>
  content?.kind === 'map' ? content.entries.map(({ key }) => lettersOf(key.text)) : [];

/** Whether a parameter is the only path parameter without a placeholder; in a callable unit it is appended. */
const isAppended = ({ inputs, path }: Called, name: string): boolean =>
  inputs.filter((input) => input.in === 'path' && input.value === undefined && !path.includes(`{${input.name.text}}`))
    .length === 1 && !path.includes(`{${name}}`);

function placeOf(written: string, name: string, { operation, inputs }: Called): Slot['place'] | undefined {
  if (written === 'path' || written === 'query' || written === 'header') return written;
  if (written !== 'body' || /^(?:GET|HEAD)$/.test(operation.method.text)) return undefined;
  if (operation.body?.data !== undefined) return undefined;
  const names = inputs.filter((input) => input.in === 'body').map((input) => input.name.text);
  return name === 'body' && names.length === 1 ? 'entity' : 'field';
}

/** Names of `{{tools.x}}` and `{{x}}` in a body template, without environment variables. */
function listTemplateNames(content: Content | undefined): readonly string[] {
  if (content === undefined || content.kind === 'constant') return [];
  if (content.kind === 'list') return [...new Set(content.items.flatMap(listTemplateNames))];
  if (content.kind === 'map') return [...new Set(content.entries.flatMap(({ value }) => listTemplateNames(value)))];
  return [...content.text.matchAll(/\{\{\s*(?:(?:tools|rest)\.)?([^{}]+?)\s*\}\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !/^(?:env\.)/.test(name) && !/^[A-Z][A-Z0-9_]*$/.test(name));
}

function requestOf(
  called: Called,
  slots: readonly Slot[],
  inputs: ReadonlyMap<string, CallerValue>,
  environment: Environment,
): ExpectedRequest {
  const values = new Map<Slot, CallerValue>();
  for (const slot of slots) {
    const value = slot.source.kind === 'fixed' ? slot.source.value : inputs.get(slot.source.name);
    if (value !== undefined) values.set(slot, value);
  }
  const filled = (place: Slot['place']) => [...values].filter(([slot]) => slot.place === place);
  return {
    method: called.operation.method.text,
    path: pathOf(called, values, environment),
    query: filled('query').flatMap(([slot, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [slot.name, textOf(one as CallerValue)] as const),
    ),
    headers: Object.fromEntries(filled('header').map(([slot, value]) => [slot.name.toLowerCase(), textOf(value)])),
    body: bodyOf(called, slots, values, environment),
  };
}

function pathOf({ path, inputs }: Called, values: ReadonlyMap<Slot, CallerValue>, environment: Environment): string {
  const slotValues = new Map(
    [...values].filter(([slot]) => slot.place === 'path').map(([slot, value]) => [slot.name, value]),
  );
  const [bare = ''] = path.split(/[#?]/);
  const unplaced = inputs.filter(
    (input) => input.in === 'path' && input.value === undefined && !path.includes(`{${input.name.text}}`),
  );
  const [only] = unplaced;
  const template =
    only !== undefined && unplaced.length === 1 ? `${bare.replace(/\/$/, '')}/{${only.name.text}}` : bare;
  const parts = template.split(/(\{\{?[^{}]+\}\}?)/);
  const filled = parts.map((part) => {
    const name = /^\{\{?\s*([^{}]+?)\s*\}\}?$/.exec(part)?.[1];
    if (name === undefined) return encodeURI(decodeURI(part));
    const fixed = inputs.find((input) => input.name.text === name && input.in === 'path')?.value;
    const value =
      slotValues.get(name) ?? (fixed?.kind === 'text' ? fixed.text : environment(name.replace(/^env\./, '')));
    return encodeURIComponent(textOf(value));
  });
  const joined = filled.join('');
  return joined === '' || joined.startsWith('/') ? joined : `/${joined}`;
}

const textOf = (value: CallerValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function bodyOf(
  called: Called,
  slots: readonly Slot[],
  values: ReadonlyMap<Slot, CallerValue>,
  environment: Environment,
): unknown {
  const written = writeBody(called, slots, values, environment);
  // A credential in the body, and values of parameters' own: left to the consume adapter's tests where they need a template.
  if (called.inputs.some((input) => input.in === 'body' && input.value !== undefined)) return undefined;
  const keys = called.consume.authentication?.type === 'apikey' ? called.consume.authentication.keys : [];
  const credentials = keys.flatMap(({ placement, key, value }) =>
    placement === 'body' ? [[key.text, environment((value?.text ?? '').replaceAll(/[{}\s]|env\./g, ''))] as const] : [],
  );
  if (credentials.length === 0) return written;
  return written === undefined ? undefined : { ...(written as object), ...Object.fromEntries(credentials) };
}

function writeBody(
  { operation }: Called,
  slots: readonly Slot[],
  values: ReadonlyMap<Slot, CallerValue>,
  environment: Environment,
): unknown {
  const entity = [...values].find(([slot]) => slot.place === 'entity');
  if (entity !== undefined) return entity[1];
  const fields = [...values].filter(([slot]) => slot.place === 'field');
  if (slots.some(({ place }) => place === 'field'))
    return Object.fromEntries(fields.map(([slot, value]) => [slot.name, value]));
  if (operation.body?.type === 'json' && operation.body.data?.kind === 'map') {
    const byName = new Map([...values].map(([slot, value]) => [slot.name, value]));
    return fill(operation.body.data, byName, environment);
  }
  return slots.some(({ place }) => place === 'template') ? undefined : null;
}

/** Fills a JSON template with whole-value placeholders; the tests of the body encoder cover the rest. */
function fill(content: Content, values: ReadonlyMap<string, CallerValue>, environment: Environment): unknown {
  if (content.kind === 'constant') return content.value;
  if (content.kind === 'list') return content.items.map((item) => fill(item, values, environment) ?? null);
  if (content.kind === 'map') {
    return Object.fromEntries(
      content.entries.flatMap(({ key, value }) => {
        const filled = fill(value, values, environment);
        return filled === undefined ? [] : [[key.text, filled] as const];
      }),
    );
  }
  const whole = /^\s*\{\{\s*(?:(?:tools|rest)\.)?([^{}]+?)\s*\}\}\s*$/.exec(content.text)?.[1];
  if (whole === undefined) return content.text;
  return (
    values.get(whole) ??
    (/^(?:env\.)?[A-Z][A-Z0-9_]*$/.test(whole) ? environment(whole.replace(/^env\./, '')) : undefined)
  );
}
