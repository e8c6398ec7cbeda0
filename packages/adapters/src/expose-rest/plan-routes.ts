import type { ForwardTarget, Unit } from '@naftiko/engine';
import type { ExposeKit, Permit } from '@naftiko/runtime';
import {
  diagnose,
  type Forward,
  type InputDeclaration,
  type RestExpose,
  type RestOperation,
  type RestResource,
} from '@naftiko/spec';
import { isUnplaced } from './read-inputs.js';
import { compileRoutePath, shapeOf, type RoutePath } from './route-path.js';
import { findShadowed } from './shadowed-routes.js';

/** One route of a block. */
export type PlannedRoute = OperationRoute | ForwardRoute;

/** A route that an operation answers. */
export interface OperationRoute {
  readonly kind: 'operation';
  readonly method: string;
  readonly path: RoutePath;
  readonly unit: Unit;
  readonly node: RestOperation;
  readonly permit: Permit | undefined;
  /** Inputs of the resource, then of the operation. */
  readonly declarations: readonly InputDeclaration[];
}

/** A path whose requests are forwarded, except for methods that an operation serves. */
export interface ForwardRoute {
  readonly kind: 'forward';
  readonly method: undefined;
  readonly path: RoutePath;
  readonly target: ForwardTarget;
  readonly node: Forward;
  readonly permit: Permit | undefined;
}

/**
 * Compiles every operation of a block and reports suspicious routes. The result has the reachable routes: routes with
 * `#` or `?` in their path are omitted. Of two routes with the same method and shape, the later one is omitted, unless
 * the first is broken. Source: specification 03, section 11.1; 06, sections 4.5 and 6.
 */
export function planRoutes(block: RestExpose, kit: ExposeKit): readonly PlannedRoute[] {
  const candidates = block.resources.flatMap((resource) => planResource(block.namespace.text, resource, kit));
  if (block.resources.every(({ operations, forward }) => operations.length === 0 && forward === undefined)) {
    kit.report(diagnose('rest-without-resources', block.at, {}));
  }
  const taken = new Map<string, PlannedRoute>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const rival = taken.get(key);
    const kept = rival === undefined || (!isValid(rival) && isValid(candidate)) ? candidate : rival;
    taken.set(key, kept);
    const loser = kept === candidate ? rival : candidate;
    if (loser !== undefined) kit.report(diagnose('rest-route-duplicate', loser.node.at, { route: routeOf(loser) }));
  }
  const routes = candidates.filter((candidate) => taken.get(keyOf(candidate)) === candidate);
  reportShadowed(routes, kit);
  return routes;
}

/** `GET /v1/things/{id}`, or `ANY /v1/{path}`. */
export const routeOf = ({ method = 'ANY', path }: Pick<PlannedRoute, 'method' | 'path'>): string =>
  `${method} ${path.text}`;

/** Whether requests on a route are served; a broken one answers with the reason. */
export const isValid = (route: PlannedRoute): boolean => (route.kind === 'operation' ? route.unit.ok : route.target.ok);

/** Two routes with the same key match the same requests. */
const keyOf = ({ method, path }: PlannedRoute): string => `${method ?? ''} ${shapeOf(path)}`;

function planResource(namespace: string, resource: RestResource, kit: ExposeKit): readonly PlannedRoute[] {
  const reachable = reportUnreachable(resource.path, kit);
  const operations = resource.operations.flatMap((node): readonly OperationRoute[] => {
    const reaches = (node.path === undefined || reportUnreachable(node.path, kit)) && reachable;
    const pathMeans = resource.forward === undefined ? 'segment' : 'rest';
    const path = compileRoutePath(joinPaths(resource.path.text, node.path?.text), pathMeans);
    const method = node.method.text;
    const declarations = [...resource.inputs, ...node.inputs];
    const route = { method, path: path.text, placeholders: path.placeholders };
    const unit = kit.operation(node, { inputRules: 'rest', namespace, outerInputs: resource.inputs, route });
    reportUnplaced(node, unit, declarations, kit);
    return reaches
      ? [{ kind: 'operation', method, path, unit, declarations, node, permit: kit.permitOf(node.at) }]
      : [];
  });
  return [...operations, ...(reachable ? planForward(resource, kit) : [])];
}

function planForward({ path, forward }: RestResource, kit: ExposeKit): readonly ForwardRoute[] {
  if (forward === undefined) return [];
  const target = kit.forward(forward);
  const permit = kit.permitOf(forward.at);
  const compiled = compileRoutePath(path.text, 'rest');
  return [{ kind: 'forward', method: undefined, path: compiled, target, node: forward, permit }];
}

/** Reports a path that no request can match: clients never send a fragment, and a query is not part of routing. */
function reportUnreachable(path: RestResource['path'], kit: ExposeKit): boolean {
  const code = path.text.includes('#') ? 'rest-path-fragment' : path.text.includes('?') ? 'rest-path-query' : undefined;
  if (code !== undefined) kit.report(diagnose(code, path.at, { path: path.text }));
  return code === undefined;
}

/**
 * Reports inputs that belong in the path but have no placeholder there. Inputs that are declared in another place, or
 * without one, are not reported.
 */
function reportUnplaced(
  node: RestOperation,
  unit: Unit,
  declarations: readonly InputDeclaration[],
  kit: ExposeKit,
): void {
  const expected = new Set(declarations.filter((declared) => declared.in !== 'path').map(({ name }) => name.text));
  const unplaced = (unit.ok ? unit.operation.contract : unit).inputs.filter(isUnplaced);
  const names = unplaced.map(({ name }) => name).filter((name) => !expected.has(name));
  if (names.length > 0) kit.report(diagnose('rest-path-param-as-query', node.at, { names }));
}

/** Reports routes that an earlier route would hide if matching followed the order of the document. */
function reportShadowed(routes: readonly PlannedRoute[], kit: ExposeKit): void {
  for (const { route, by } of findShadowed(routes)) {
    kit.report(diagnose('rest-route-shadowed', route.node.at, { route: routeOf(route), by: routeOf(by) }));
  }
}

/** An operation's own path is appended to that of its resource. */
function joinPaths(resource: string, operation: string | undefined): string {
  if (operation === undefined || operation === '' || operation === '/') return resource;
  return `${resource.replace(/\/$/, '')}${operation.startsWith('/') ? '' : '/'}${operation}`;
}
