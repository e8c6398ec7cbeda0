import type { Aggregate, AggregateFunction, Semantics } from '../document/aggregate.js';
import type { SourceNode } from '../source/source-node.js';
import { flagAt, itemsAt, mapAt, plainTextAt, makeDefault, textAt, type Reading } from './field.js';
import { parseInvocable, precedence } from './parse-invocable.js';

/** `capability.aggregates`. */
export const parseAggregates = (capability: SourceNode, reading: Reading): readonly Aggregate[] =>
  itemsAt(capability, 'aggregates').flatMap((node) => {
    if (node.kind !== 'map') return [];
    const functions = itemsAt(node, 'functions').flatMap((item) =>
      item.kind === 'map' ? [parseFunction(item, reading)] : [],
    );
    return [
      {
        namespace: textAt(node, 'namespace') ?? makeDefault('', node),
        label: plainTextAt(node, 'label'),
        functions,
        at: node.at,
      },
    ];
  });

function parseFunction(node: SourceNode, reading: Reading): AggregateFunction {
  const invocable = parseInvocable(node, precedence.function, reading);
  return {
    ...invocable,
    name: invocable.name ?? makeDefault('', node),
    semantics: parseSemantics(mapAt(node, 'semantics')),
  };
}

const parseSemantics = (node: SourceNode | undefined): Semantics | undefined =>
  node === undefined
    ? undefined
    : { safe: flagAt(node, 'safe'), idempotent: flagAt(node, 'idempotent'), cacheable: flagAt(node, 'cacheable') };
