import { matchMixed, type RoutePath } from './route-path.js';

/** One exposed path of a table. */
export interface Route<T> {
  readonly path: RoutePath;
  /** Upper case; `undefined`: any method without a route of its own on this path. */
  readonly method: string | undefined;
  readonly value: T;
}

/** The result of a search. */
export type Found<T> =
  | {
      readonly kind: 'route';
      readonly value: T;
      /** The captured texts in the order of the path's placeholders, decoded once. */
      readonly captured: readonly string[];
      /** The same texts percent-encoded, as the caller sent them. */
      readonly raw: readonly string[];
    }
  /** The path exists, but not for the requested method. */
  | { readonly kind: 'other-methods'; readonly methods: readonly string[] }
  | { readonly kind: 'nothing' }
  /** The path contains an invalid percent-encoding. */
  | { readonly kind: 'malformed' };

/** Compiled routes. */
export interface RouteTable<T> {
  /**
   * `path` is the encoded path of a request, without its query. A GET route serves HEAD. TRACE matches no route: its
   * answer would show the caller which headers proxies add to a request.
   */
  find(method: string, path: string): Found<T>;
}

/**
 * Builds the table once, at load. The order of declaration does not matter: from left to right, a literal segment takes
 * precedence over text with placeholders, then a placeholder, then `{path}`. The methods of a path are the methods of
 * all routes that match it. Of two routes with the same method and shape, the first one is used. A path that ends in a
 * slash is also found without it, where no other path matches. Source: specification 03, section 11.1; 06, section 4.5.
 */
export function compileRouteTable<T>(routes: readonly Route<T>[]): RouteTable<T> {
  const root = createNode<T>();
  // Routes without placeholders are found with one look-up in a map.
  const literal = new Map<string, Found<T>>();
  let endsInSlash = false;
  for (const route of routes) {
    insert(root, route);
    endsInSlash ||= route.path.text.endsWith('/');
    const key = `${route.method ?? ''} ${route.path.text}`;
    const plain = route.path.segments.every(({ kind }) => kind === 'literal') && !route.path.text.includes('%');
    if (plain && !literal.has(key)) literal.set(key, { kind: 'route', value: route.value, captured: [], raw: [] });
  }
  return {
    find(method, path) {
      const found = literal.get(`${method} ${path}`) ?? search(root, method, path);
      return endsInSlash && found.kind === 'nothing' && path.length > 1 ? search(root, method, `${path}/`) : found;
    },
  };
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  readonly mixed: { readonly pieces: readonly string[]; readonly node: Node<T> }[];
  placeholder: Node<T> | undefined;
  rest: Node<T> | undefined;
  readonly methods: Map<string, T>;
  /** Serves the methods without a route of their own. */
  anyMethod: T | undefined;
}

const createNode = <T>(): Node<T> => ({
  literals: new Map(),
  mixed: [],
  placeholder: undefined,
  rest: undefined,
  methods: new Map(),
  anyMethod: undefined,
});

function insert<T>(root: Node<T>, { path, method, value }: Route<T>): void {
  let node = root;
  for (const segment of path.segments) {
    switch (segment.kind) {
      case 'literal': {
        const next = node.literals.get(segment.text) ?? createNode<T>();
        node.literals.set(segment.text, next);
        node = next;
        break;
      }
      case 'mixed': {
        const known = node.mixed.find(({ pieces }) => JSON.stringify(pieces) === JSON.stringify(segment.pieces));
        const next = known ?? { pieces: segment.pieces, node: createNode<T>() };
        if (known === undefined) node.mixed.push(next);
        node = next.node;
        break;
      }
      case 'placeholder':
        node = node.placeholder ??= createNode<T>();
        break;
      case 'rest':
        node = node.rest ??= createNode<T>();
        break;
    }
  }
  if (method === undefined) node.anyMethod ??= value;
  else if (!node.methods.has(method)) node.methods.set(method, value);
}

const findHandler = <T>({ methods, anyMethod }: Node<T>, method: string): T | undefined =>
  methods.get(method) ??
  (method === 'HEAD' ? methods.get('GET') : undefined) ??
  (method === 'TRACE' ? undefined : anyMethod);

function search<T>(root: Node<T>, method: string, path: string): Found<T> {
  const written = path.slice(1).split('/');
  const segments = path.includes('%') ? decodeSegments(written) : written;
  if (segments === undefined) return { kind: 'malformed' };
  const methods = new Set<string>();
  const captured: string[] = [];
  const raw: string[] = [];
  const forget = (mark: number): void => void (captured.length = raw.length = mark);

  const visit = (node: Node<T>, index: number): T | undefined => {
    const segment = segments[index];
    if (segment === undefined) {
      const value = findHandler(node, method);
      if (value === undefined) for (const other of node.methods.keys()) methods.add(other);
      return value;
    }
    const literal = node.literals.get(segment);
    const exact = literal === undefined ? undefined : visit(literal, index + 1);
    if (exact !== undefined) return exact;

    const mark = captured.length;
    for (const { pieces, node: next } of node.mixed) {
      const texts = matchMixed(pieces, segment);
      if (texts === undefined) continue;
      captured.push(...texts);
      raw.push(...(segment === written[index] ? texts : texts.map(encodeURIComponent)));
      const value = visit(next, index + 1);
      if (value !== undefined) return value;
      forget(mark);
    }
    if (node.placeholder !== undefined && segment !== '') {
      captured.push(segment);
      raw.push(written[index] ?? '');
      const value = visit(node.placeholder, index + 1);
      if (value !== undefined) return value;
      forget(mark);
    }
    return node.rest === undefined ? undefined : visitRest(node.rest, index);
  };

  const visitRest = (node: Node<T>, index: number): T | undefined => {
    const mark = captured.length;
    for (let end = segments.length; end > index; end -= 1) {
      if (end === index + 1 && segments[index] === '') break;
      // The texts are joined only when the rest of the path matches: most candidates do not, and a path may be long.
      captured.push('');
      raw.push('');
      const value = visit(node, end);
      if (value !== undefined) {
        captured[mark] = segments.slice(index, end).join('/');
        raw[mark] = written.slice(index, end).join('/');
        return value;
      }
      forget(mark);
    }
    return undefined;
  };

  const value = visit(root, 0);
  if (value !== undefined) return { kind: 'route', value, captured, raw };
  if (methods.size === 0) return { kind: 'nothing' };
  if (methods.has('GET')) methods.add('HEAD');
  return { kind: 'other-methods', methods: [...methods].sort() };
}

/** Decodes the segments after the path was split, so that `%2F` does not separate segments. */
function decodeSegments(segments: readonly string[]): readonly string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
