import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerNamesOf } from '@naftiko/runtime';
import { prepareNoRouteAnswer, type NoRoute } from './answer-no-route.js';
import type { PlannedRoute } from './plan-routes.js';
import { compileRouteTable } from './route-table.js';

type AnswerNoRoute = ReturnType<typeof prepareNoRouteAnswer>;

/**
 * Prepares the answers to requests without a route. They name only the routes and methods that exist for the caller.
 * See `prepareNoRouteAnswer`.
 */
export function prepareCallerAnswers(routes: readonly PlannedRoute[], conformant: boolean): AnswerNoRoute {
  const answerAll = prepareNoRouteAnswer(routes, conformant);
  if (routes.every(({ permit }) => permit === undefined)) return answerAll;
  // Callers whom the same rules mean have the same routes.
  const restricted = new Map<string, AnswerNoRoute>();
  return (found, request, response, path) => {
    const callers = callerNamesOf(request);
    const permitted = routes.filter(({ permit }) => permit?.(callers) !== false);
    if (permitted.length === routes.length) return answerAll(found, request, response, path);
    const key = routes.map((route) => (permitted.includes(route) ? '1' : '0')).join('');
    const answer = restricted.get(key) ?? prepareRestricted(permitted, conformant);
    restricted.set(key, answer);
    answer(found, request, response, path);
  };
}

function prepareRestricted(permitted: readonly PlannedRoute[], conformant: boolean): AnswerNoRoute {
  const answer = prepareNoRouteAnswer(permitted, conformant);
  const table = compileRouteTable(permitted.map(({ path, method }) => ({ path, method, value: true })));
  return (_, request: IncomingMessage, response: ServerResponse, path) => {
    const found = table.find(request.method ?? 'GET', path);
    const reason: NoRoute = found.kind === 'route' ? { kind: 'nothing' } : found;
    answer(reason, request, response, path);
  };
}
