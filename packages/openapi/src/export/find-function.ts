import type { AggregateFunction, Document, Invocable } from '@naftiko/spec';

/** The aggregate function that an operation refers to with `ref`. */
export function findFunction({ action }: Invocable, { aggregates }: Document): AggregateFunction | undefined {
  if (action.kind !== 'ref') return undefined;
  const reference = action.ref.text;
  return aggregates
    .flatMap(({ namespace, functions }) => functions.map((one) => [`${namespace.text}.${one.name.text}`, one] as const))
    .find(([name]) => name === reference)?.[1];
}
