import type { Input, Operation } from '@naftiko/engine';
import { toJson, type Authentication, type Json } from '@naftiko/spec';
import { isInBody } from './input-place.js';
import type { MountedOperation } from '../mount/expose-adapter.js';
import type { PlannedDocument, PlannedMount } from '../plan/planned-document.js';

/** What a document does, by part: its adapters, routes and tools with their upstream calls, and the values it requires. */
export type Meaning = ReadonlyMap<string, Part>;

interface Part {
  /** What must stay as it is. */
  readonly fixed: string;
  /** What a tool says of its result. */
  readonly result: string;
  readonly inputs: readonly MeantInput[];
  readonly description: string | undefined;
}

interface MeantInput {
  readonly name: string;
  /** Everything that must stay as it is. */
  readonly fixed: string;
  readonly type: string | undefined;
  readonly description: string | undefined;
  readonly required: boolean;
  /** Whether a tool lists it; a route lists none. */
  readonly isListed: boolean;
  readonly isRoute: boolean;
}

/** Describes what a planned document does. */
export function describeMeaning(planned: PlannedDocument): Meaning {
  const parts = new Map<string, Part>();
  const { capability } = planned;
  const document = capability?.document;
  for (const consume of document?.consumes ?? []) {
    if (consume.type !== 'http') continue;
    const { namespace, baseUri, authentication } = consume;
    const written = [
      toOneForm(baseUri.text).replace(/\/$/, '').replace(/^\/\//, 'https://'),
      describeCredentials(authentication),
    ];
    addPart(parts, `the upstream "${namespace.text}"`, written);
  }
  for (const variable of capability?.variables() ?? []) {
    addPart(parts, `the ${variable.kind} "${variable.name}"`, [variable.uses.length > 0]);
  }
  for (const mount of planned.mounts) describeMount(mount, parts);
  return parts;
}

/**
 * The first difference between two meanings as the end of a sentence, or `undefined`: they are the same.
 *
 * A description or a type that was only implied may be stated. An input that a tool accepts without listing it may be
 * listed. A route may leave the check that an input is present to its upstream: the format cannot say it.
 */
export function findChange(before: Meaning, after: Meaning): string | undefined {
  for (const [name, part] of before) {
    const now = after.get(name);
    if (now === undefined) return `${name} would be gone`;
    if (now.fixed !== part.fixed) return `${name} would work differently`;
    if (now.result !== part.result) return `${name} would describe its result differently`;
    if (part.description !== undefined && part.description !== now.description)
      return `${name} would lose its description`;
    const input = findChangedInput(part.inputs, now.inputs);
    if (input !== undefined) return `the input "${input}" of ${name} would change`;
  }
  const added = [...after.keys()].find((name) => !before.has(name));
  if (added === undefined) return undefined;
  // Strictly valid documents serve units that lack a parameter.
  return /^the (?:route|tool) /.test(added)
    ? `${added} would be served, which is refused now`
    : `${added} would be new`;
}

function findChangedInput(before: readonly MeantInput[], after: readonly MeantInput[]): string | undefined {
  for (const input of before) {
    const now = after.find(({ name }) => name === input.name);
    // Agents do not know of an input that is not listed.
    if (!input.isListed && !input.isRoute) continue;
    if (now === undefined) return input.name;
    if (now.fixed !== input.fixed || (input.isListed && !now.isListed)) return input.name;
    if (input.description !== undefined && input.description !== now.description) return input.name;
    if (!input.isRoute && input.type !== now.type) return input.name;
    if (input.isRoute ? now.required && !input.required : now.required !== input.required) return input.name;
  }
  return after.find(({ name, required }) => required && !before.some((input) => input.name === name))?.name;
}

const addPart = (parts: Map<string, Part>, name: string, fixed: unknown, more: Partial<Part> = {}): void => {
  const unique = parts.has(name) ? `${name} (${parts.size})` : name;
  parts.set(unique, { fixed: JSON.stringify(fixed), result: '', inputs: [], description: undefined, ...more });
};

function describeMount({ expose, plan }: PlannedMount, parts: Map<string, Part>): void {
  const listener = plan.kind === 'http' ? [plan.address, plan.port, plan.entryPath] : [];
  addPart(parts, `the ${plan.type} adapter "${plan.namespace}"`, [
    plan.kind,
    ...listener,
    describeCredentials(expose.authentication),
    plan.kind === 'http' ? plan.routes.map(withoutNames) : [],
    (plan.entries ?? []).map(({ kind, address, broken }) => [kind, address, broken !== undefined]),
  ]);
  for (const mounted of plan.operations) describeUnit(mounted, parts);
}

function describeUnit({ address, unit, hints, description }: MountedOperation, parts: Map<string, Part>): void {
  // Tools always have hints, if only empty ones.
  const isRoute = hints === undefined;
  const name = isRoute ? `the route "${withoutNames(address)}"` : `the tool "${address}"`;
  if (!unit.ok) return;
  const { contract, plan, resultSchema, fallbackDescription } = unit.operation;
  const calls = plan.steps.map(({ name: step, kind, calls: called }) => [
    kind === 'call' ? '' : step,
    called?.signature.method,
    called?.client,
    called === undefined ? undefined : toOneForm(called.signature.path),
    called?.signature.slots.map((slot) => `${slot.kind} ${slot.name}`).sort(),
  ]);
  addPart(parts, name, [hints ?? {}, calls], {
    result: isRoute ? '' : toLoose(resultSchema),
    inputs: contract.inputs.map((input) => describeInput(input, isRoute ? address : undefined)),
    description: description ?? (isRoute ? undefined : fallbackDescription),
  });
}

/** `route`: the address of the route that has the input. */
function describeInput(input: Input, route: string | undefined): MeantInput {
  const { name, alias, type, description, required, advertised, pattern, slotKinds, placeholder, constant } = input;
  // A route passes on a body, or its only member, without a declaration.
  const isUnchecked = route !== undefined && slotKinds.some(isInBody);
  const position = placeholder === undefined ? -1 : placeholdersOf(route ?? '').indexOf(placeholder);
  return {
    name,
    fixed: JSON.stringify([alias, pattern?.source, [...slotKinds].sort(), position, constant !== undefined]),
    // The type that an agent is shown where none is declared.
    type: type ?? (slotKinds.includes('entity') ? 'object' : 'string'),
    description: isUnchecked ? undefined : description,
    // A route is not found without a value for its placeholder.
    required: required || (route !== undefined && placeholder !== undefined),
    isListed: advertised,
    isRoute: route !== undefined,
  };
}

/** Callers fill the placeholders of a route by position. */
const withoutNames = (route: string): string => route.replaceAll(/\{\{?[^{}]*\}\}?/g, '{}');

const placeholdersOf = (route: string): readonly string[] =>
  [...route.matchAll(/\{\{?([^{}]*)\}\}?/g)].map((match) => (match[1] ?? '').trim());

/** `{{x}}` and `{x}` mean the same in addresses and paths. */
const toOneForm = (text: string): string =>
  text.replaceAll(/\{\{([^{}]*)\}\}/g, (_, name: string) => `{${name.trim()}}`);

/** Results have no whole numbers apart from numbers. */
const toLoose = (schema: Operation['resultSchema']): string =>
  JSON.stringify(schema ?? null, (key, value: unknown) =>
    key === 'type' && Array.isArray(value)
      ? [...new Set(value.map((type) => (type === 'integer' ? 'number' : String(type))))].sort()
      : value,
  );

const describeCredentials = (authentication: Authentication | undefined): unknown => {
  if (authentication === undefined) return undefined;
  return toPlain(authentication as unknown as Json);
};

/** The data of a parsed value, without its places in the text. */
function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  if ('kind' in value && 'at' in value && 'entries' in value)
    return toJson(value as unknown as Parameters<typeof toJson>[0]);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      key === 'at' || member === undefined ? [] : [[key, toPlain(member)]],
    ),
  );
}
