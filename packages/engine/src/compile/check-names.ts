import {
  controlExposesOf,
  diagnose,
  mcpExposesOf,
  ownNamespaceOf,
  restExposesOf,
  type Diagnostic,
  type Document,
  type InputDeclaration,
  type Text,
} from '@naftiko/spec';
import { isHttpOrExtension } from './check-consumes.js';

/**
 * Reports duplicates that the JSON Schema of the specification accepts: of namespaces, of control adapters, and of
 * inputs in one list. Source: specification 01, section 19, S8, S9 and S15.
 */
export const checkNames = (document: Document): readonly Diagnostic[] => [
  ...reportSharedNamespaces(document),
  ...controlExposesOf(document)
    .slice(1)
    .map(({ at }) => diagnose('control-duplicate', at, {})),
  ...mcpExposesOf(document).flatMap(({ tools }) => tools.flatMap(({ inputs }) => reportRepeatedInputs(inputs))),
  // An operation may redeclare an input of its resource; within one list a name is unique.
  ...restExposesOf(document).flatMap(({ resources }) =>
    resources.flatMap(({ inputs, operations }) =>
      [inputs, ...operations.map((operation) => operation.inputs)].flatMap(reportRepeatedInputs),
    ),
  ),
];

/**
 * Reports a namespace that blocks of different kinds share (`consumes`, `exposes`, `binds`). Duplicates of one kind
 * have other diagnostics; a control adapter has no namespace.
 */
function reportSharedNamespaces({ consumes, exposes, binds }: Document): readonly Diagnostic[] {
  const kinds: readonly (readonly Text[])[] = [
    consumes.flatMap((consume) => (isHttpOrExtension(consume) ? [consume.namespace] : [])),
    exposes.flatMap((expose) => ownNamespaceOf(expose) ?? []),
    binds.map(({ namespace }) => namespace),
  ];
  const earlier = new Set<string>();
  return kinds.flatMap((namespaces) => {
    const shared = namespaces.filter(({ text }) => earlier.has(text));
    for (const { text } of namespaces) earlier.add(text);
    return shared.map(({ text, at }) => diagnose('namespace-duplicate', at, { namespace: text }));
  });
}

function reportRepeatedInputs(inputs: readonly InputDeclaration[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return inputs.flatMap(({ name, in: place }) => {
    const key = `${place ?? ''} ${name.text}`;
    if (seen.has(key)) return [diagnose('input-duplicate', name.at, { name: name.text })];
    seen.add(key);
    return [];
  });
}
