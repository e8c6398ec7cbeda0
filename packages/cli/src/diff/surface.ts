import { isNeeded, type Input } from '@naftiko/engine';
import type { MountedEntry, MountedOperation, PlannedDocument, PlannedMount } from '@naftiko/runtime';
import { pointerOf, type Authentication, type Hints, type JsonObject, type Origin } from '@naftiko/spec';
import { upstreamsOf, type Upstream } from '../inspect/upstreams.js';
import { describeAuthentication } from './describe-authentication.js';

/** What callers and operators see of a document: its effective interfaces, not its lines. */
export interface Surface {
  readonly mounts: readonly SurfaceMount[];
  /** The hosts that receive calls, by consumed namespace. */
  readonly upstreams: readonly Upstream[];
  /** The values that an operator supplies; `required`: the start is refused without it. */
  readonly values: readonly { readonly name: string; readonly required: boolean; readonly at: Where }[];
}

/** A place in one of the documents. */
export interface Where {
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
}

export interface SurfaceMount {
  readonly type: string;
  readonly namespace: string;
  /** `undefined` on standard input and output. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** `undefined`: callers are not authenticated. */
  readonly authentication: string | undefined;
  readonly units: readonly SurfaceUnit[];
  readonly at: Where;
}

export type UnitKind = 'route' | 'tool' | MountedEntry['kind'];

export interface SurfaceUnit {
  readonly kind: UnitKind;
  /** The address for callers, without the names of placeholders in a path. */
  readonly key: string;
  readonly address: string;
  readonly description: string | undefined;
  readonly hints: Hints | undefined;
  readonly inputs: readonly SurfaceInput[];
  /** JSON Schema of the declared answer; `undefined`: it may be anything. */
  readonly answer: JsonObject | undefined;
  readonly calls: readonly SurfaceCall[];
  readonly at: Where;
}

/** A call of an upstream. */
export interface SurfaceCall {
  readonly method: string;
  readonly host: string;
  /** With the path of the base URI. */
  readonly path: string;
}

export interface SurfaceInput {
  /** The name by which callers know it; for a path its position. */
  readonly key: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly required: boolean;
  readonly pattern: string | undefined;
  readonly place: string | undefined;
}

/** Describes what a planned document offers. Units that cannot be served are left out: no caller can use them. */
export function describeSurface(planned: PlannedDocument, file: string): Surface {
  const upstreams = upstreamsOf(planned);
  const whereOf = (at: Origin): Where => ({
    file: at.source === planned.file ? file : at.source,
    line: at.start.line,
    pointer: pointerOf(at.path),
  });
  return {
    mounts: planned.mounts.map((mount) => describeMount(mount, upstreams, whereOf)),
    upstreams,
    values: (planned.capability?.variables() ?? []).flatMap((variable) =>
      // A base URI in the document is a destination, not a value that an operator has to supply.
      variable.kind === 'base-uri' && !isNeeded(variable, noReplacements)
        ? []
        : variable.uses.slice(0, 1).map(({ at }) => ({
            name: variable.name,
            required: isNeeded(variable, noReplacements),
            at: whereOf(at),
          })),
    ),
  };
}

const noReplacements = { baseUris: new Map<string, string>() };

type WhereOf = (at: Origin) => Where;

function describeMount({ expose, plan }: PlannedMount, upstreams: readonly Upstream[], whereOf: WhereOf): SurfaceMount {
  const at = whereOf(expose.at);
  const operations = plan.operations.flatMap((mounted) => describeOperation(mounted, upstreams, whereOf));
  const entries = (plan.entries ?? []).flatMap((entry) => describeEntry(entry, upstreams, at));
  // Adapters without operations, such as control adapters, are compared by their routes.
  const routes =
    plan.kind === 'http' && plan.operations.length + entries.length === 0
      ? plan.routes.map((route) => ({ ...emptyUnit, kind: 'route' as const, key: keyOf(route), address: route, at }))
      : [];
  return {
    type: plan.type,
    namespace: plan.namespace,
    address: plan.kind === 'http' ? (plan.address ?? 'localhost') : undefined,
    port: plan.kind === 'http' ? plan.port : undefined,
    authentication: authenticationOf(expose.authentication),
    units: [...operations, ...entries, ...routes],
    at,
  };
}

const authenticationOf = (authentication: Authentication | undefined): string | undefined =>
  authentication === undefined ? undefined : describeAuthentication(authentication);

const emptyUnit = { description: undefined, hints: undefined, inputs: [], answer: undefined, calls: [] };

function describeOperation(
  { address, description, hints, unit, at }: MountedOperation,
  upstreams: readonly Upstream[],
  whereOf: WhereOf,
): readonly SurfaceUnit[] {
  if (!unit.ok) return [];
  const kind = hints === undefined ? 'route' : 'tool';
  return [
    { ...describeUnit(unit, upstreams), kind, key: keyOf(address), address, description, hints, at: whereOf(at) },
  ];
}

function describeEntry(
  { kind, address, description, broken, unit, target, arguments: promptArguments = [] }: MountedEntry,
  upstreams: readonly Upstream[],
  at: Where,
): readonly SurfaceUnit[] {
  if (broken !== undefined || unit?.ok === false) return [];
  const inputs = promptArguments.map(({ name, required }) => ({ ...textInput, key: name, name, required }));
  const calls = upstreams
    .filter(({ namespace }) => namespace === target)
    .map((upstream) => describeCall('ANY', '', upstream));
  const read = unit === undefined ? { ...emptyUnit, inputs, calls } : describeUnit(unit, upstreams);
  return [{ ...emptyUnit, ...read, kind, key: keyOf(address), address, description, at }];
}

const textInput = { type: 'string', pattern: undefined, place: undefined };

function describeUnit(
  { operation }: Extract<MountedOperation['unit'], { readonly ok: true }>,
  upstreams: readonly Upstream[],
): Pick<SurfaceUnit, 'inputs' | 'answer' | 'calls'> {
  const { contract, plan, answerSchema } = operation;
  return {
    // A constant replaces whatever a caller sends.
    inputs: contract.inputs
      .filter(({ advertised, constant }) => advertised && constant === undefined)
      .map((input) => describeInput(input, contract.inputs)),
    answer: answerSchema,
    calls: plan.steps.flatMap(({ calls }) => {
      if (calls === undefined) return [];
      const { method, path } = calls.signature;
      return [describeCall(method, path, upstreams[calls.client])];
    }),
  };
}

const describeCall = (method: string, path: string, upstream: Upstream | undefined): SurfaceCall => ({
  method,
  host: upstream?.host ?? '',
  // A placeholder is shown in one form.
  path: `${pathOf(upstream?.baseUri ?? '')}${path}`.replaceAll(/\{\{([^{}]*)\}\}/g, '{$1}'),
});

const pathOf = (baseUri: string): string => baseUri.replace(/^[a-z+.-]*:?\/\/[^/]*/i, '').replace(/\/$/, '');

function describeInput(
  { name, alias, type, required, pattern, placeholder, in: place }: Input,
  inputs: readonly Input[],
): SurfaceInput {
  const shown = alias ?? name;
  const position = inputs.filter((one) => one.placeholder !== undefined).findIndex((one) => one.name === name);
  return {
    key: placeholder === undefined ? shown : `path ${position}`,
    name: shown,
    type,
    required,
    pattern: pattern?.source,
    place: placeholder === undefined ? place : 'path',
  };
}

/** An address without the names of placeholders, which callers of a path do not see. */
const keyOf = (address: string): string => address.replaceAll(/\{[^{}]*\}/g, '{}');
