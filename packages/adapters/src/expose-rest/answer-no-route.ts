import type { IncomingMessage, ServerResponse } from 'node:http';
import { isValid, routeOf, type PlannedRoute } from './plan-routes.js';
import { nothingToExecute, createProblem } from './problem.js';
import type { Found } from './route-table.js';
import { writeEmpty, writeProblem, writeText } from './write-reply.js';

/** The reasons for which a request has no route. */
export type NoRoute = Exclude<Found<unknown>, { readonly kind: 'route' }>;

/** Maximum number of routes in problem details. */
const shownRoutes = 20;

/** Maximum length of a quoted path, in characters. */
const maxPathLength = 200;

/**
 * Prepares the answers to requests without a route. A caller whose `Accept` contains JSON receives problem
 * details that list the served routes. Callers have already been authenticated. Source: specification 03, sections 11.1 and
 * 11.2.
 */
export function prepareNoRouteAnswer(
  routes: readonly PlannedRoute[],
  conformant: boolean,
): (found: NoRoute, request: IncomingMessage, response: ServerResponse, path: string) => void {
  const served = routes.filter(isValid).map(routeOf);
  const shown = served.slice(0, shownRoutes);
  const hidden = served.length - shown.length;
  const listing = served.length === 0 ? 'nothing' : shown.join(', ') + (hidden > 0 ? ` and ${hidden} more` : '');

  return (found, request, response, path) => {
    switch (found.kind) {
      case 'other-methods': {
        const { methods } = found;
        response.setHeader('Allow', methods.filter(isToken).join(', '));
        const status = conformant ? 404 : 405;
        if (conformant && !acceptsJson(request)) writeText(response, status, nothingToExecute);
        else {
          const detail = `This path takes ${methods.join(', ')}.`;
          writeProblem(response, createProblem(status, 'method-not-allowed', detail, { methods: [...methods] }));
        }
        break;
      }
      case 'malformed':
        writeProblem(response, createProblem(400, 'path-malformed', 'The path is not percent-encoded UTF-8.'));
        break;
      case 'nothing': {
        if (!acceptsJson(request)) {
          writeEmpty(response, 404);
          break;
        }
        const shownPath = path.length > maxPathLength ? `${path.slice(0, maxPathLength)}…` : path;
        const detail = `Nothing is served at "${shownPath}". Served: ${listing}.`;
        writeProblem(
          response,
          createProblem(404, 'route-unknown', detail, { routes: shown, routeCount: served.length }),
        );
        break;
      }
    }
  };
}

/**
 * Whether a method is valid in a header; a document can contain any text as a method. Source: RFC 9110, section 5.6.2.
 */
const isToken = (method: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(method);

/** Whether `Accept` contains a JSON type; a wildcard is not enough. */
const acceptsJson = ({ headers: { accept = '' } }: IncomingMessage): boolean =>
  accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return /^application\/(?:[\w.-]+\+)?json$/.test(type) && !parameters.some((text) => /^q=0(?:\.0*)?$/.test(text));
  });
