import { findChild, diagnose, type Diagnostic, type HttpConsume } from '@naftiko/spec';
import type { PlannedOperation } from './plan-operation.js';

/** Diagnostics about a block as a whole. Source: specification 06, section 6. */
export function inspectBlock(block: HttpConsume, planned: readonly PlannedOperation[]): readonly Diagnostic[] {
  return [...findEmptyParts(block), ...findNamelessOperations(block), ...findRepeatedRoutes(planned)];
}

function findEmptyParts(block: HttpConsume): readonly Diagnostic[] {
  // Resources in the form of later versions are a separate error.
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

/** Two operations at one address: a parameter was probably lost, unless they are calls of one RPC endpoint. */
function findRepeatedRoutes(planned: readonly PlannedOperation[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return planned.flatMap(({ signature: { method, at }, route: address, diagnostics }) => {
    // A lost parameter has already been reported.
    if (diagnostics.some(({ code }) => code === 'path-param-not-in-path')) return [];
    const route = `${method} ${address}`;
    // The names of placeholders do not matter.
    const shape = route.replaceAll(/(?<!\{)\{+[^{}]*\}+/g, '{}');
    const repeated = seen.has(shape);
    seen.add(shape);
    const severity = method === 'POST' ? 'info' : 'warning';
    return repeated ? [diagnose('consumed-route-duplicate', at, { route }, { severity })] : [];
  });
}
