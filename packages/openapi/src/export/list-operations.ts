import type { Operation } from '@naftiko/engine';
import type { Origin, RestExpose } from '@naftiko/spec';
import { prepareDescribePath } from './described-path.js';
import type { ExportedOperation } from './exported-input.js';

/** Finds a compiled operation by the origin of its entry in the document. */
export type FindOperation = (at: Origin) => Operation | undefined;

/** The methods that a path item of OpenAPI has. */
const methods: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** The operations of an adapter that clients can reach, in the order of the document; of equal routes the first. */
export function listOperations(
  expose: RestExpose,
  find: FindOperation,
  warn: (message: string) => void,
): readonly ExportedOperation[] {
  const taken = new Set<string>();
  const describePath = prepareDescribePath(expose);
  return expose.resources.flatMap((resource) => {
    if (resource.forward !== undefined && resource.operations.length === 0) {
      warn(`The forwarded path "${resource.path.text}" is left out: OpenAPI cannot describe a proxy.`);
    }
    return resource.operations.flatMap((node) => {
      const path = describePath(resource, node.path?.text);
      const method = node.method.text;
      const route = `${method} ${path}`;
      const key = `${method} ${shapeOf(path)}`;
      // A path with a query or a fragment is never reached.
      if (taken.has(key) || /[?#]/.test(path) || !methods.has(method)) {
        warn(`The route "${route}" is left out: it cannot be reached, or it exists already.`);
        return [];
      }
      taken.add(key);
      if (/.\/$/.test(path))
        warn(
          `The path "${path}" keeps the slash at its end: without it, another route can match. Some linters report it.`,
        );
      return [{ method, path, node, resource, compiled: find(node.at) }];
    });
  });
}

/** Equal for paths that differ in the names of placeholders only. */
export const shapeOf = (path: string): string => path.replace(/\{[^{}]*\}/g, '{}');
