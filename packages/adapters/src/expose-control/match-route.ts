import type { ControlRoute } from './routes.js';

/** What a request line leads to. */
export type Match =
  | { readonly kind: 'route'; readonly route: ControlRoute; readonly captured: string; readonly query: URLSearchParams }
  | { readonly kind: 'other-methods'; readonly methods: readonly string[] }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'nothing' };

/** Finds the route of a request. Paths are exact: case and a slash at the end count; a placeholder is one segment. */
export function matchRoute(routes: readonly ControlRoute[], method: string, target: string): Match {
  const [path = '', query = ''] = split(target);
  const candidates = routes.flatMap((route) => {
    const captured = captureOf(route.path, path);
    return captured === undefined ? [] : [{ route, captured }];
  });
  // A path that is named as it is belongs to nobody's placeholder.
  const exact = candidates.filter(({ route }) => !route.path.includes('{'));
  const matching = exact.length > 0 ? exact : candidates;
  if (matching.length === 0) return { kind: 'nothing' };
  const found = matching.find(({ route }) => route.method === method);
  if (found === undefined) {
    const methods = matching.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
    return { kind: 'other-methods', methods };
  }
  const captured = decoded(found.captured);
  if (captured === undefined) return { kind: 'malformed' };
  return { kind: 'route', route: found.route, captured, query: new URLSearchParams(query) };
}

function split(target: string): readonly string[] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** The text in the place of the placeholder, empty where there is none; `undefined`: another path. */
function captureOf(pattern: string, path: string): string | undefined {
  const place = pattern.indexOf('{');
  if (place === -1) return path === pattern ? '' : undefined;
  if (!path.startsWith(pattern.slice(0, place))) return undefined;
  const captured = path.slice(place);
  return captured === '' || captured.includes('/') ? undefined : captured;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
