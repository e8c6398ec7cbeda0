import type { Origin } from '@naftiko/spec';
import type { Operation, PlannedCall, Variable } from '@naftiko/engine';
import type { MountedOperation } from '../mount/expose-adapter.js';
import type { PlannedDocument } from '../plan/planned-document.js';

/** What one operation takes of its document. */
export interface OperationNeeds {
  /** Those it uses, each with the uses that concern it. */
  readonly variables: readonly Variable[];
  /** Indexes in `Capability.consumes` of the upstreams it calls. */
  readonly clients: ReadonlySet<number>;
}

/**
 * Finds what an operation needs, so that it can be called where the rest of the document could not be served: of the
 * upstreams those it calls, of their operations its own, and of what is exposed nothing but itself.
 */
export function needsOf(planned: PlannedDocument, { unit, at }: Pick<MountedOperation, 'unit' | 'at'>): OperationNeeds {
  const operation = unit.ok ? unit.operation : undefined;
  const calls = operation?.plan.steps.flatMap(({ calls: called }) => called ?? []) ?? [];
  const concerns = concernOf(planned, { operation, at, calls });
  const variables = (planned.capability?.variables() ?? []).flatMap((variable) => {
    const uses = variable.uses.filter((use) => concerns(use.at));
    return uses.length === 0 ? [] : [{ ...variable, uses }];
  });
  return { variables, clients: new Set(calls.map(({ client }) => client)) };
}

interface Called {
  readonly operation: Operation | undefined;
  readonly at: Origin;
  readonly calls: readonly PlannedCall[];
}

/** Whether a place in the document concerns an operation. */
function concernOf({ capability }: PlannedDocument, { operation, at, calls }: Called): (place: Origin) => boolean {
  const consumes = capability?.consumes ?? [];
  const aggregates = capability?.document.aggregates ?? [];
  const exposes = capability?.document.exposes ?? [];
  const functions = aggregates.flatMap(({ namespace, functions: own }) =>
    own.map((fn) => ({ ref: `${namespace.text}.${fn.name.text}`, at: fn.at })),
  );
  const borrowed = functions.filter(({ ref }) => ref === operation?.plan.borrowedFrom);
  const resource = resourceOf(at);

  return (place) => {
    const client = consumes.findIndex((plan) => isWithin(place, plan.at));
    if (client !== -1) {
      const called = calls.filter((call) => call.client === client).map(({ signature }) => signature.at);
      return concernsCalls(place, consumes[client]!.at, called);
    }
    if (isWithin(place, at) || borrowed.some((fn) => isWithin(place, fn.at))) return true;
    if (resource !== undefined && isWithin(place, resource))
      return place.path[resource.path.length] === 'inputParameters';
    // What stands elsewhere, as the location of a bind, is for everything.
    return ![...exposes, ...functions].some((other) => isWithin(place, other.at));
  };
}

/** Inside of a consumed block: what is said for the whole block, for a called operation, or for its resource. */
function concernsCalls(place: Origin, block: Origin, called: readonly Origin[]): boolean {
  if (called.length === 0) return false;
  const [list, resource, member, operation] = place.path.slice(block.path.length);
  if (list !== 'resources' || resource === undefined) return true;
  const depth = block.path.length + (member === 'operations' && operation !== undefined ? 4 : 2);
  const shared = { ...place, path: place.path.slice(0, depth) };
  return called.some((one) => isWithin(one, shared));
}

/** The resource around an operation of a REST adapter: its inputs are the operation's too. */
const resourceOf = (at: Origin): Origin | undefined =>
  at.path.at(-2) === 'operations' ? { ...at, path: at.path.slice(0, -2) } : undefined;

const isWithin = (place: Pick<Origin, 'source' | 'path'>, outer: Pick<Origin, 'source' | 'path'>): boolean =>
  place.source === outer.source && outer.path.every((part, index) => place.path[index] === part);
