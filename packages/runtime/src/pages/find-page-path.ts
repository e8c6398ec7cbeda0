import { compileRouteMatcher } from './route-matcher.js';

/** The path at which an adapter with these routes shows its page; `undefined`: its routes serve both addresses. */
export function findPagePath(routes: readonly string[]): string | undefined {
  const isServedRoute = compileRouteMatcher(routes);
  return ['/', '/_pages/'].find((path) => !isServedRoute(path));
}
