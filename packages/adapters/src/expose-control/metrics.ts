import { answerError } from './answer.js';
import type { ControlRoute } from './control-route.js';

/** The metrics in Prometheus text format. Source: specification 04, c.9. */
export const metricsRoute: ControlRoute = {
  method: 'GET',
  path: '/metrics',
  async serve({ services: { control } }) {
    const { telemetryReader } = control;
    if (telemetryReader === undefined) return answerError(503, 'Telemetry is not active.');
    const body = await telemetryReader.metrics();
    return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body };
  },
};
