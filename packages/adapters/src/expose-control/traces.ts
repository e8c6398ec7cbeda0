import type { TraceFilter } from '@naftiko/runtime';
import { answerJson, answerError } from './answer.js';
import type { ControlRoute } from './control-route.js';

const answerInactive = () => answerError(503, 'Telemetry is not active.');

/** The latest completed traces, and a single trace. Source: specification 04, c.8. */
export const traceRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/traces',
    async serve({ services: { control }, query }) {
      const { telemetry, telemetryReader } = control;
      if (telemetry === undefined || telemetryReader === undefined) return answerInactive();
      const limit = query.get('limit');
      if (limit !== null && !/^[1-9]\d{0,8}$/.test(limit))
        return answerError(400, '"limit" takes a whole number from 1 on.');
      const filter = filterOf(query.get('operation'), query.get('status'), limit);
      const { used: bufferUsed, traces } = await telemetryReader.listTraces(filter ?? { limit: 1 });
      const { capacity: bufferSize } = telemetry.traces;
      return answerJson(200, { traces: filter === undefined ? [] : traces, bufferSize, bufferUsed });
    },
  },
  {
    method: 'GET',
    path: '/traces/{traceId}',
    async serve({ services: { control }, segment }) {
      const { telemetryReader } = control;
      if (telemetryReader === undefined) return answerInactive();
      const trace = await telemetryReader.findTrace(segment);
      return trace === undefined ? answerError(404, `Trace not found: ${segment}`) : answerJson(200, trace);
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
