import { coversSegment, type RoutePath, type Segment } from './route-path.js';

/** A route of a block, as far as others can hide it. */
interface Shadowing {
  readonly method: string | undefined;
  readonly path: RoutePath;
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  /** By the JSON of their segments. */
  readonly others: Map<string, { readonly segment: Segment; readonly node: Node<T> }>;
  /** The first route that ends here, and its position. */
  route: { readonly route: T; readonly position: number } | undefined;
}

const createNode = <T>(): Node<T> => ({ literals: new Map(), others: new Map(), route: undefined });

/** Pairs each route with the first one before it that has its method and matches all of its requests, if any. */
export function findShadowed<T extends Shadowing>(routes: readonly T[]): readonly { route: T; by: T }[] {
  // Segment by segment: comparing all pairs would take minutes for some thousand routes.
  const roots = new Map<string | undefined, Node<T>>();
  return routes.flatMap((route, position) => {
    const root = roots.get(route.method) ?? createNode<T>();
    roots.set(route.method, root);
    const by = findCovering(root, route.path.segments)?.route;
    insert(root, route, position);
    return by === undefined ? [] : [{ route, by }];
  });
}

function insert<T extends Shadowing>(root: Node<T>, route: T, position: number): void {
  let node = root;
  for (const segment of route.path.segments) {
    if (segment.kind === 'literal') {
      const next = node.literals.get(segment.text) ?? createNode<T>();
      node.literals.set(segment.text, next);
      node = next;
    } else {
      const key = JSON.stringify(segment);
      const next = node.others.get(key) ?? { segment, node: createNode<T>() };
      node.others.set(key, next);
      node = next.node;
    }
  }
  node.route ??= { route, position };
}

/** The first of the routes in a tree that cover the rest of a path. */
function findCovering<T>(node: Node<T>, segments: readonly Segment[], index = 0): Node<T>['route'] {
  const segment = segments[index];
  if (segment === undefined) return node.route;
  const straight = segment.kind === 'literal' ? node.literals.get(segment.text) : undefined;
  let first = straight === undefined ? undefined : findCovering(straight, segments, index + 1);
  for (const { segment: wide, node: next } of node.others.values()) {
    if (wide.kind === 'rest') first = earlier(first, next.route);
    if (coversSegment(wide, segment)) first = earlier(first, findCovering(next, segments, index + 1));
  }
  return first;
}

const earlier = <T>(one: Node<T>['route'], other: Node<T>['route']): Node<T>['route'] =>
  one === undefined || (other !== undefined && other.position < one.position) ? other : one;
