import type { Origin } from '@naftiko/spec';
import type { Operation, PlannedCall, Variable } from '@naftiko/engine';
import type { MountedOperation } from '../mount/expose-adapter.js';
import type { PlannedDocument } from '../plan/planned-document.js';

/** The parts of a document that one operation needs. */
export interface OperationNeeds {
  /** The variables that it uses, each with the uses in the operation and its upstreams. */
  readonly variables: readonly Variable[];
  /** Indexes in `Capability.consumes` of the upstreams it calls. */
  readonly clients: ReadonlySet<number>;
}

/**
 * Finds what an operation needs, so that `naftiko call` can run it when the rest of the document cannot be served: the
 * upstreams and consumed operations that it calls.
 */
export function needsOf(planned: PlannedDocument, { unit, at }: Pick<MountedOperation, 'unit' | 'at'>): OperationNeeds {
  const operation = unit.ok ? unit.operation : undefined;
  const calls = operation?.plan.steps.flatMap(({ calls: called }) => called ?? []) ?? [];
  const affects = makeAffects(planned, { operation, at, calls });
  const variables = (planned.capability?.variables() ?? []).flatMap((variable) => {
    const uses = variable.uses.filter((use) => affects(use.at));
    return uses.length === 0 ? [] : [{ ...variable, uses }];
  });
  return { variables, clients: new Set(calls.map(({ client }) => client)) };
}

interface OperationPlace {
  readonly operation: Operation | undefined;
  readonly at: Origin;
  readonly calls: readonly PlannedCall[];
}

/** Returns a function that decides whether a place in the document affects an operation. */
function makeAffects(
  { capability }: PlannedDocument,
  { operation, at, calls }: OperationPlace,
): (place: Origin) => boolean {
  const consumes = capability?.consumes ?? [];
  const aggregates = capability?.document.aggregates ?? [];
  const exposes = capability?.document.exposes ?? [];
  const functions = aggregates.flatMap(({ namespace, functions: own }) =>
    own.map((fn) => ({ ref: `${namespace.text}.${fn.name.text}`, at: fn.at })),
  );
  const functionsUsed = functions.filter(({ ref }) => ref === operation?.plan.functionRef);
  const resource = resourceOf(at);

  return (place) => {
    const client = consumes.findIndex((plan) => isWithin(place, plan.at));
    if (client !== -1) {
      const called = calls.filter((call) => call.client === client).map(({ signature }) => signature.at);
      return affectsCalls(place, consumes[client]!.at, called);
    }
    if (isWithin(place, at) || functionsUsed.some((fn) => isWithin(place, fn.at))) return true;
    if (resource !== undefined && isWithin(place, resource))
      return place.path[resource.path.length] === 'inputParameters';
    // Any other place, such as the location of a bind, affects all operations.
    return ![...exposes, ...functions].some((other) => isWithin(place, other.at));
  };
}

/** Whether a place in a consumed block affects the whole block, a called operation, or its resource. */
function affectsCalls(place: Origin, block: Origin, called: readonly Origin[]): boolean {
  if (called.length === 0) return false;
  const [list, resource, member, operation] = place.path.slice(block.path.length);
  if (list !== 'resources' || resource === undefined) return true;
  const depth = block.path.length + (member === 'operations' && operation !== undefined ? 4 : 2);
  const shared = { ...place, path: place.path.slice(0, depth) };
  return called.some((one) => isWithin(one, shared));
}

/** The resource of a REST operation; the inputs of the resource are also inputs of the operation. */
const resourceOf = (at: Origin): Origin | undefined =>
  at.path.at(-2) === 'operations' ? { ...at, path: at.path.slice(0, -2) } : undefined;

const isWithin = (place: Pick<Origin, 'source' | 'path'>, outer: Pick<Origin, 'source' | 'path'>): boolean =>
  place.source === outer.source && outer.path.every((part, index) => place.path[index] === part);
