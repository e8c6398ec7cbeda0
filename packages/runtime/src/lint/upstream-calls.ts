import type { AggregateFunction, Document, Invocable } from '@naftiko/spec';

/** An operation of an upstream. */
export interface UpstreamCall {
  /** As written in documents: `shop.delete-order`. */
  readonly name: string;
  readonly method: string;
}

export interface UpstreamCalls {
  /** The operations that a unit calls, except for names that operations with different methods share. */
  of(unit: Pick<Invocable, 'action'>): readonly UpstreamCall[];
}

/** Indexes the consumed operations of a document; imports must already be replaced. */
export function indexUpstreamCalls({ consumes, aggregates }: Document): UpstreamCalls {
  const methods = new Map<string, Set<string>>();
  const add = (name: string, method: string): void => {
    methods.set(name, (methods.get(name) ?? new Set()).add(method));
  };
  for (const consume of consumes) {
    if (consume.type !== 'http') continue;
    for (const { name: resource, operations } of consume.resources) {
      for (const { name, method } of operations) {
        add(`${consume.namespace.text}.${name.text}`, method.text);
        if (resource !== undefined) add(`${consume.namespace.text}.${resource.text}.${name.text}`, method.text);
      }
    }
  }
  const functions = new Map<string, AggregateFunction>(
    aggregates.flatMap(({ namespace, functions: listed }) =>
      listed.map((fn) => [`${namespace.text}.${fn.name.text}`, fn] as const),
    ),
  );
  const read = (name: string): readonly UpstreamCall[] => {
    const [method, ...others] = methods.get(name.trim()) ?? [];
    return method === undefined || others.length > 0 ? [] : [{ name: name.trim(), method }];
  };
  const listCalls = ({ action }: Pick<Invocable, 'action'>): readonly UpstreamCall[] => {
    if (action.kind === 'call') return read(action.call.text);
    if (action.kind !== 'steps') return [];
    return action.steps.flatMap((step) => (step.type === 'call' ? read(step.call.text) : []));
  };
  return {
    of(unit) {
      if (unit.action.kind !== 'ref') return listCalls(unit);
      // A function does not refer to another one.
      const fn = functions.get(unit.action.ref.text);
      return fn === undefined ? [] : listCalls(fn);
    },
  };
}
