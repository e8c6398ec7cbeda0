import { diagnose, type Diagnostic, type HttpConsume } from '@naftiko/spec';
import type { ComposePath } from './compose-path.js';

/** What there is to say about a block as a whole. Source: specification 06, section 6. */
export function inspectBlock(block: HttpConsume, composed: ComposePath): readonly Diagnostic[] {
  return [...emptyResources(block), ...repeatedRoutes(block, composed)];
}

const emptyResources = (block: HttpConsume): readonly Diagnostic[] =>
  block.resources.flatMap((resource) =>
    resource.operations.length === 0 ? [diagnose('resource-without-operations', resource.at, {})] : [],
  );

/** Two operations at one address: a parameter was probably lost, unless they are calls of one RPC endpoint. */
function repeatedRoutes(block: HttpConsume, composed: ComposePath): readonly Diagnostic[] {
  const seen = new Set<string>();
  const repeated: Diagnostic[] = [];
  for (const resource of block.resources) {
    for (const operation of resource.operations) {
      const route = `${operation.method.text} ${composed(resource, operation)}`;
      const severity = operation.method.text === 'POST' ? 'info' : 'warning';
      if (seen.has(route)) repeated.push(diagnose('consumed-route-duplicate', operation.at, { route }, { severity }));
      seen.add(route);
    }
  }
  return repeated;
}
