import { answerRefusal, type Answer } from './answer.js';
import type { findRoute } from './control-route.js';

/** Answers a request for which the control adapter has no route. */
export function answerUnrouted(routed: Exclude<ReturnType<typeof findRoute>, { kind: 'found' }>, path: string): Answer {
  switch (routed.kind) {
    case 'wrong-method':
      return answerRefusal(405, `"${path}" takes ${routed.allow}.`, { Allow: routed.allow });
    case 'malformed':
      return answerRefusal(400, 'The path is not percent-encoded UTF-8.');
    case 'missing':
      return answerRefusal(404, `Nothing is served at "${path}".`);
  }
}
