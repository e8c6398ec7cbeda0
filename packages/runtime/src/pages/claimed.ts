/**
 * Prepares the question whether a route of a document serves a path, whatever its method: such a path belongs to the
 * document. `routes` are those of a mount, such as `GET /v1/things/{id}`.
 */
export function prepareIsClaimed(routes: readonly string[]): (path: string) => boolean {
  const patterns = routes.map((route) => route.slice(route.indexOf(' ') + 1).split('/'));
  const literal = new Set(
    patterns.filter((segments) => !segments.some(isVariable)).map((segments) => segments.join('/')),
  );
  const variable = patterns.filter((segments) => segments.some(isVariable));
  return (path) => {
    if (literal.has(path)) return true;
    const asked = path.split('/');
    return variable.some((segments) => matches(segments, asked));
  };
}

const isVariable = (segment: string): boolean => segment.includes('{');

function matches(route: readonly string[], asked: readonly string[]): boolean {
  // The last placeholder of a forward takes the rest of the path.
  const takesRest = route.at(-1) === '{path}' && asked.length > route.length;
  if (route.length !== asked.length && !takesRest) return false;
  return route.every((segment, index) => (isVariable(segment) ? asked[index] !== '' : segment === asked[index]));
}
