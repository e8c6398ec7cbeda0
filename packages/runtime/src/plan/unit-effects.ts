import type {
  AggregateFunction,
  ConsumedOperation,
  ConsumedResource,
  Document,
  Hints,
  HttpConsume,
  Invocable,
} from '@naftiko/spec';

/** An operation of an upstream with what describes it. */
export interface CalledOperation {
  readonly method: string;
  /** The paths of the resource and of the operation, one after the other. */
  readonly path: string;
  readonly name: string;
  /** Of the operation and of its upstream. */
  readonly descriptions: readonly string[];
}

/** What a call of a unit may do. */
export interface UnitEffects {
  /** By its hint, else whether all consumed calls are GET or HEAD. */
  readonly readOnly: boolean;
  /** By its hint, else whether it may delete something. */
  readonly destructive: boolean;
  /** The consumed operations; `undefined`: it calls something else, such as a script. */
  readonly calls: readonly CalledOperation[] | undefined;
}

/** A unit, with its hints if it is a tool. */
type HintedUnit = Pick<Invocable, 'action'> & { readonly hints?: Hints | undefined };

/** Prepares reading what the units of a document, whose imports are replaced, may do. */
export function makeEffectsReader({ consumes, aggregates }: Document): (unit: HintedUnit) => UnitEffects {
  const operations = new Map<string, CalledOperation>();
  for (const consume of consumes) {
    if (consume.type !== 'http') continue;
    for (const resource of consume.resources) {
      for (const operation of resource.operations) {
        const described = describeOperation(consume, resource, operation);
        operations.set(`${consume.namespace.text}.${operation.name.text}`, described);
        if (resource.name !== undefined) {
          operations.set(`${consume.namespace.text}.${resource.name.text}.${operation.name.text}`, described);
        }
      }
    }
  }
  const functions = new Map<string, AggregateFunction>(
    aggregates.flatMap(({ namespace, functions: listed }) =>
      listed.map((fn) => [`${namespace.text}.${fn.name.text}`, fn] as const),
    ),
  );
  const read = (names: readonly string[]): readonly CalledOperation[] | undefined => {
    const found = names.map((name) => operations.get(name.trim()));
    return found.every((one) => one !== undefined) ? found : undefined;
  };
  const functionOf = ({ action }: HintedUnit): AggregateFunction | undefined =>
    action.kind === 'ref' ? functions.get(action.ref.text) : undefined;
  const findCalled = ({ action }: HintedUnit): readonly CalledOperation[] | undefined => {
    switch (action.kind) {
      case 'call':
        return read([action.call.text]);
      case 'steps': {
        const hasOthers = action.steps.some(({ type }) => type !== 'call' && type !== 'lookup');
        if (hasOthers) return undefined;
        return read(action.steps.flatMap((step) => (step.type === 'call' ? [step.call.text] : [])));
      }
      case 'mock':
        return [];
      // A function does not refer to another one.
      case 'ref':
      case 'broken':
        return undefined;
    }
  };
  return (unit) => {
    const fn = functionOf(unit);
    const calls = findCalled(fn ?? unit);
    const { hints = {} } = unit;
    const isReading = calls?.every(({ method }) => /^(?:GET|HEAD)$/i.test(method)) ?? false;
    const readOnly = hints.readOnly ?? fn?.semantics?.safe ?? isReading;
    const mayDelete = !readOnly && (calls?.some(({ method }) => /^DELETE$/i.test(method)) ?? true);
    return { readOnly, destructive: hints.destructive ?? mayDelete, calls };
  };
}

const describeOperation = (
  consume: HttpConsume,
  resource: ConsumedResource,
  operation: ConsumedOperation,
): CalledOperation => ({
  method: operation.method.text,
  path: (resource.path?.text ?? '') + (operation.path?.text ?? ''),
  name: operation.name.text,
  descriptions: [operation.description, consume.description].flatMap((text) => text ?? []),
});
