import { diagnose, type Diagnostic, type HttpConsume } from '@naftiko/spec';
import type { PlannedOperation } from './plan-operation.js';

/** What there is to say about a block as a whole. Source: specification 06, section 6. */
export function inspectBlock(block: HttpConsume, planned: readonly PlannedOperation[]): readonly Diagnostic[] {
  return [...emptyResources(block), ...repeatedRoutes(planned)];
}

const emptyResources = (block: HttpConsume): readonly Diagnostic[] =>
  block.resources.flatMap((resource) =>
    resource.operations.length === 0 ? [diagnose('resource-without-operations', resource.at, {})] : [],
  );

/** Two operations at one address: a parameter was probably lost, unless they are calls of one RPC endpoint. */
function repeatedRoutes(planned: readonly PlannedOperation[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return planned.flatMap(({ signature: { method, at }, address, diagnostics }) => {
    // Where a parameter is known to be lost, that has been said already.
    if (diagnostics.some(({ code }) => code === 'path-param-not-in-path')) return [];
    const route = `${method} ${address}`;
    const repeated = seen.has(route);
    seen.add(route);
    const severity = method === 'POST' ? 'info' : 'warning';
    return repeated ? [diagnose('consumed-route-duplicate', at, { route }, { severity })] : [];
  });
}
