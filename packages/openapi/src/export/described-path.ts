import { splitPlaceholders } from '@naftiko/engine';
import type { RestExpose, RestResource } from '@naftiko/spec';

/** Describes the path of an operation, with placeholders in single braces. */
export type DescribePath = (resource: RestResource, operation: string | undefined) => string;

/**
 * How the paths of an adapter are described. A path that ends in a slash is also served without it, unless another path
 * matches there, and OpenAPI linters accept only the path without it.
 */
export function prepareDescribePath({ resources }: RestExpose): DescribePath {
  const served = resources.flatMap((resource) => [
    ...resource.operations.map(({ path }) => toPath(resource.path.text, path?.text)),
    ...(resource.forward === undefined ? [] : [toPath(resource.path.text, undefined)]),
  ]);
  return (resource, operation) => {
    const path = toPath(resource.path.text, operation);
    const short = path.slice(0, -1);
    return path.endsWith('/') && short !== '' && !served.some((other) => canMatch(other, short)) ? short : path;
  };
}

/** An operation's own path is appended to that of its resource. */
function toPath(resource: string, operation: string | undefined): string {
  const isOwn = operation === undefined || operation === '' || operation === '/';
  const whole = isOwn ? resource : `${resource.replace(/\/$/, '')}/${operation.replace(/^\//, '')}`;
  const path = splitPlaceholders(whole)
    .map((part) => ('literal' in part ? part.literal : `{${part.placeholder}}`))
    .join('');
  return path.startsWith('/') ? path : `/${path}`;
}

/** Whether some request may match both paths. `{path}` may stand for several segments. */
function canMatch(one: string, other: string): boolean {
  const others = other.split('/');
  const segments = one.split('/');
  const rest = segments.indexOf('{path}');
  const compared = rest === -1 ? segments : segments.slice(0, rest);
  return (
    (rest === -1 ? segments.length === others.length : segments.length <= others.length) &&
    compared.every((segment, index) => segment === others[index] || /[{%]/.test(`${segment}${others[index] ?? ''}`))
  );
}
