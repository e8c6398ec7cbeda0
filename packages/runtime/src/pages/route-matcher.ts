/**
 * Compiles the routes of a mount, such as `GET /v1/things/{id}`, to a function that says whether one of them serves a
 * path, whatever its method. Such a path belongs to the document and has no page.
 */
export function compileRouteMatcher(routes: readonly string[]): (path: string) => boolean {
  const patterns = routes.map((route) => route.slice(route.indexOf(' ') + 1).split('/'));
  const literal = new Set(
    patterns.filter((segments) => !segments.some(isVariable)).map((segments) => segments.join('/')),
  );
  const variable = patterns.filter((segments) => segments.some(isVariable));
  return (path) => {
    if (literal.has(path)) return true;
    const segments = path.split('/');
    return variable.some((pattern) => matches(pattern, segments));
  };
}

const isVariable = (segment: string): boolean => segment.includes('{');

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  // The last placeholder of a forward takes the rest of the path.
  const takesRest = pattern.at(-1) === '{path}' && segments.length > pattern.length;
  if (pattern.length !== segments.length && !takesRest) return false;
  return pattern.every((part, index) => (isVariable(part) ? segments[index] !== '' : part === segments[index]));
}
