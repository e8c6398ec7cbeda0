import type { ConsumedOperation, ConsumedResource, HttpConsume } from '@naftiko/spec';

/** The path template of an operation below the base URI, as in the document. */
export type ComposePath = (resource: ConsumedResource, operation: ConsumedOperation) => string;

/**
 * Decides how the paths of resources and operations of a block are joined.
 *
 * Usually an operation's path is appended to its resource's. In some existing documents the paths of operations are
 * complete instead. Such a block is recognised by an operation whose path begins with the path of its resource; all
 * paths of the block are then complete. Source: specification 06, section 4.4, rule 1.
 */
export function createPathComposer(block: HttpConsume): ComposePath {
  const complete = block.resources.some((resource) =>
    resource.operations.some((operation) => isRepetition(operation.path?.text ?? '', resource.path?.text ?? '')),
  );
  return (resource, operation) => {
    const outer = resource.path?.text.trim() ?? '';
    const own = operation.path?.text.trim() ?? '';
    if (own === '' || own === '/') return outer;
    return complete || outer === '' ? own : append(outer, own);
  };
}

const isRepetition = (own: string, outer: string): boolean =>
  outer.length > 1 && own.startsWith(outer) && /^$|^[/?#:(]/.test(own.slice(outer.length));

/** `/users` and `:search` are joined without a slash (`/users:search`). */
export const append = (outer: string, own: string): string =>
  /^[:(?#]/.test(own) ? outer + own : `${outer.replace(/\/$/, '')}/${own.replace(/^\//, '')}`;
