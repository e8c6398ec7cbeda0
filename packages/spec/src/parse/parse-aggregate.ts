import type { Aggregate, AggregateFunction, Semantics } from '../document/aggregate.js';
import type { SourceNode } from '../source/source-node.js';
import { flagAt, parseItems, mapAt, plainTextAt, makeDefaultText, textAt, type Reading } from './field.js';
import { parseInvocable, actionPrecedence } from './parse-invocable.js';

/** `capability.aggregates`. */
export const parseAggregates = (capability: SourceNode, reading: Reading): readonly Aggregate[] =>
  parseItems(capability, 'aggregates', (node) => {
    if (node.kind !== 'map') return [];
    const functions = parseItems(node, 'functions', (item) =>
      item.kind === 'map' ? [parseFunction(item, reading)] : [],
    );
    return [
      {
        namespace: textAt(node, 'namespace') ?? makeDefaultText('', node),
        label: plainTextAt(node, 'label'),
        functions,
        at: node.at,
      },
    ];
  });

function parseFunction(node: SourceNode, reading: Reading): AggregateFunction {
  const invocable = parseInvocable(node, actionPrecedence.function, reading);
  return {
    ...invocable,
    name: invocable.name ?? makeDefaultText('', node),
    semantics: parseSemantics(mapAt(node, 'semantics')),
  };
}

const parseSemantics = (node: SourceNode | undefined): Semantics | undefined =>
  node === undefined
    ? undefined
    : { safe: flagAt(node, 'safe'), idempotent: flagAt(node, 'idempotent'), cacheable: flagAt(node, 'cacheable') };
