import { findChild, diagnose, type Diagnostic, type HttpConsume } from '@naftiko/spec';
import type { PlannedOperation } from './plan-operation.js';

/** Reports empty resources, operations without a name, and operations with the same method and path. Source: specification 06, section 6. */
export function inspectBlock(block: HttpConsume, planned: readonly PlannedOperation[]): readonly Diagnostic[] {
  return [...findEmptyParts(block), ...findNamelessOperations(block), ...findRepeatedRoutes(planned)];
}

function findEmptyParts(block: HttpConsume): readonly Diagnostic[] {
  // A mapping is the form of a later version of the format, which the parser has reported.
  if (findChild(block.sourceNode, 'resources')?.kind === 'map') return [];
  if (block.resources.length === 0) return [diagnose('consumes-without-resources', block.at, {})];
  return block.resources.flatMap((resource) =>
    resource.operations.length === 0 ? [diagnose('resource-without-operations', resource.at, {})] : [],
  );
}

const findNamelessOperations = (block: HttpConsume): readonly Diagnostic[] =>
  block.resources
    .flatMap(({ operations }) => operations)
    .flatMap(({ name, at }) => (name.text === '' ? [diagnose('operation-name-missing', at, {})] : []));

/**
 * Reports two operations with the same method and path: the path of one probably lacks a parameter. For POST it is only
 * a note, because several POST operations with one path are common (RPC).
 */
function findRepeatedRoutes(planned: readonly PlannedOperation[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return planned.flatMap(({ signature: { method, at }, addressKey: address, diagnostics }) => {
    // The diagnostic about the missing parameter explains the repetition.
    if (diagnostics.some(({ code }) => code === 'path-param-not-in-path')) return [];
    const route = `${method} ${address}`;
    // `/ships/{id}` and `/ships/{imo}` are the same route.
    const shape = route.replaceAll(/(?<!\{)\{+[^{}]*\}+/g, '{}');
    const repeated = seen.has(shape);
    seen.add(shape);
    const severity = method === 'POST' ? 'info' : 'warning';
    return repeated ? [diagnose('consumed-route-duplicate', at, { route }, { severity })] : [];
  });
}
