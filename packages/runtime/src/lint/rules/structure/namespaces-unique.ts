import { diagnose, textAt, type Diagnostic, type SourceNode } from '@naftiko/spec';
import type { LintRule } from '../../lint-rule.js';

/** Source: specification 05, section A.3. Other duplicates of namespaces are diagnostics: see `coveredRules`. */
export const namespacesUnique: LintRule = {
  code: 'naftiko-namespaces-unique',
  group: 'structure',
  recommended: true,
  rationale:
    'A namespace is the first part of every reference. Two entries with the same name are treated as one, so that a reader of the document may look in the wrong place.',
  check: ({ blocks }) => [...listRepeated(blocks.binds, 'bind'), ...listRepeated(blocks.aggregates, 'aggregate')],
};

function listRepeated(nodes: readonly SourceNode[], owner: string): readonly Diagnostic[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const namespace = textAt(node, 'namespace');
    if (namespace === undefined || namespace.text === '') return [];
    const isRepeated = seen.has(namespace.text);
    seen.add(namespace.text);
    return isRepeated
      ? [diagnose('naftiko-namespaces-unique', namespace.at, { namespace: namespace.text, owner })]
      : [];
  });
}
