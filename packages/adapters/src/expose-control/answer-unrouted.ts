import { answerError, type Answer } from './answer.js';
import type { findRoute } from './control-route.js';

/** Answers a request for which the control adapter has no route. */
export function answerUnrouted(routed: Exclude<ReturnType<typeof findRoute>, { kind: 'found' }>, path: string): Answer {
  switch (routed.kind) {
    case 'wrong-method':
      return answerError(405, `"${path}" takes ${routed.allow}.`, { Allow: routed.allow });
    case 'malformed':
      return answerError(400, 'The path is not percent-encoded UTF-8.');
    case 'missing':
      return answerError(404, `Nothing is served at "${path}".`);
  }
}
