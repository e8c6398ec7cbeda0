import type { TraceFilter } from '@naftiko/runtime';
import { answerJson, answerRefusal } from './answer.js';
import type { ControlRoute } from './control-route.js';

const answerInactive = () => answerRefusal(503, 'Telemetry is not active.');

/** The latest completed traces, and a single trace. Source: specification 04, c.8. */
export const traceRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/traces',
    serve({ services: { control }, query }) {
      const archive = control.telemetry?.traces;
      if (archive === undefined) return answerInactive();
      const limit = query.get('limit');
      if (limit !== null && !/^[1-9]\d{0,8}$/.test(limit))
        return answerRefusal(400, '"limit" takes a whole number from 1 on.');
      const { capacity: bufferSize, used: bufferUsed } = archive;
      const filter = filterOf(query.get('operation'), query.get('status'), limit);
      return answerJson(200, { traces: filter === undefined ? [] : archive.list(filter), bufferSize, bufferUsed });
    },
  },
  {
    method: 'GET',
    path: '/traces/{traceId}',
    serve({ services: { control }, segment }) {
      const archive = control.telemetry?.traces;
      if (archive === undefined) return answerInactive();
      const trace = archive.find(segment);
      return trace === undefined ? answerRefusal(404, `Trace not found: ${segment}`) : answerJson(200, trace);
    },
  },
];

/** `undefined`: the status is unknown. */
function filterOf(operation: string | null, status: string | null, limit: string | null): TraceFilter | undefined {
  const wanted = status?.toUpperCase() ?? '';
  if (wanted !== '' && wanted !== 'OK' && wanted !== 'ERROR') return undefined;
  return {
    operation: operation === null || operation === '' ? undefined : operation,
    status: wanted === '' ? undefined : wanted,
    limit: limit === null ? undefined : Number(limit),
  };
}
