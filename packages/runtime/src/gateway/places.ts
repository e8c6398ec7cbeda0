import type { MountPlan } from '../mount/expose-adapter.js';

/** What decides where an adapter of a document is served. */
export type PlacedMount = Pick<MountPlan, 'type' | 'namespace'> & {
  /** `GET /v1/things/{id}`; empty: it serves every path. */
  readonly routes: readonly string[];
};

/** Where one adapter is served below the prefix of its document. */
export interface Place {
  readonly namespace: string;
  readonly type: string;
  /** `/mcp`, `/mcp/issues`; empty: every path that no other place has. */
  readonly below: string;
  /** What is removed from the path of a request, so that the adapter finds the path that it serves alone. */
  readonly removes: string;
}

/** Finds the adapter for a path below the prefix of a document; `undefined`: there is none. */
export type FindPlace = (path: string) => Place | undefined;

/** Where the adapters of a document are served, and what differs from where they are served alone. */
export interface Places {
  readonly list: readonly Place[];
  readonly notes: readonly string[];
}

/**
 * Assigns a place to each adapter. MCP is at `/mcp` (several: `/mcp/<namespace>`), skills are at `/skills`, REST routes at
 * their own paths. A route that one of these hides is below `/rest`.
 */
export function assignPlaces(mounts: readonly PlacedMount[]): Places {
  const ofType = (type: string): readonly PlacedMount[] => mounts.filter((mount) => mount.type === type);
  const [mcp, skill, rest] = [ofType('mcp'), ofType('skill'), ofType('rest')];
  const fixed = [
    ...mcp.map((mount) => placeOf(mount, mcp.length === 1 ? '/mcp' : `/mcp/${mount.namespace}`)),
    ...skill.map((mount) =>
      skill.length === 1
        ? placeOf(mount, '/skills', '')
        : placeOf(mount, `/${mount.namespace}/skills`, `/${mount.namespace}`),
    ),
    ...mounts
      .filter(({ type }) => !['mcp', 'skill', 'rest'].includes(type))
      .map((mount) => placeOf(mount, `/${mount.namespace}`)),
  ];
  const hidden = rest.flatMap((mount) => listHidden(mount, fixed));
  return {
    list: [...fixed, ...hidden, ...rest.map((mount) => placeOf(mount, ''))],
    notes: hidden.map(({ below, removes }) => `The route ${below.slice(removes.length)} is served at ${below}.`),
  };
}

/** Prepares finding the adapter of a path. With several REST adapters, the one whose route is the most literal serves. */
export function prepareFindPlace({ list }: Places, mounts: readonly PlacedMount[]): FindPlace {
  const fixed = list.filter(({ below }) => below !== '');
  const open = list.filter(({ below }) => below === '');
  const routes = new Map(mounts.map(({ namespace, routes: served }) => [namespace, served.map(segmentsOf)]));
  return (path) => {
    const found = fixed.find(({ below }) => isBelow(path, below));
    if (found !== undefined || open.length < 2) return found ?? open[0];
    const asked = path.split('/');
    const scored = open.map((place) => ({ place, score: bestScore(routes.get(place.namespace) ?? [], asked) }));
    return scored.reduce((best, one) => (one.score > best.score ? one : best)).place;
  };
}

const placeOf = ({ namespace, type }: PlacedMount, below: string, removes = below): Place => ({
  namespace,
  type,
  below,
  removes,
});

/** The first segments of routes that another adapter hides, each as a place of its own. */
function listHidden(mount: PlacedMount, fixed: readonly Place[]): readonly Place[] {
  const paths = mount.routes.map((route) => route.slice(route.indexOf(' ') + 1));
  const hidden = fixed.flatMap(({ below }) => (paths.some((path) => isBelow(path, below)) ? [below] : []));
  return hidden.map((below) => placeOf(mount, `/rest${below}`, '/rest'));
}

const isBelow = (path: string, place: string): boolean =>
  path === place || (path.startsWith(place) && path[place.length] === '/');

const segmentsOf = (route: string): readonly string[] => route.slice(route.indexOf(' ') + 1).split('/');

/** The number of literal segments of the best matching route; -1: none matches. */
const bestScore = (routes: readonly (readonly string[])[], asked: readonly string[]): number =>
  Math.max(-1, ...routes.map((route) => scoreOf(route, asked)));

function scoreOf(route: readonly string[], asked: readonly string[]): number {
  // The last placeholder of a forward takes the rest of the path.
  if (route.length !== asked.length && !(route.length < asked.length && isPlaceholder(route.at(-1) ?? ''))) return -1;
  const matches = route.every((segment, index) => isPlaceholder(segment) || segment === asked[index]);
  return matches ? route.filter((segment) => !isPlaceholder(segment)).length : -1;
}

const isPlaceholder = (segment: string): boolean => segment.includes('{') || segment.includes('*');
