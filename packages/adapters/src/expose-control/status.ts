import type { Telemetry, WorkerState } from '@naftiko/runtime';
import { answerJson } from './answer.js';
import type { ControlRoute } from './control-route.js';
import { describeAdapter } from './health.js';

/** The running document, its start time and its telemetry. Source: specification 04, c.4. */
export const statusRoute: ControlRoute = {
  method: 'GET',
  path: '/status',
  async serve({ services: { control } }) {
    const { label, specVersion, revision, startedAt } = control.capability;
    return answerJson(200, {
      capability: { label, specVersion },
      engine: { name: 'naftiko', version: control.version, node: process.versions.node, native: false },
      uptime: toIsoDuration((Date.now() - control.runStartedMs) / 1_000),
      startedAt: startedAt.toISOString(),
      document: { revision },
      otel: describeTelemetry(control.telemetry),
      adapters: control.listAdapters().map(describeAdapter),
      workers: (await control.listWorkers())?.map(describeWorker),
    });
  },
};

const describeWorker = ({ worker, pid, state, startedAt }: WorkerState): object => ({
  worker,
  pid,
  state,
  startedAt: startedAt.toISOString(),
});

/** `PT1H2M3.4S`: hours, minutes and seconds; parts that are zero are omitted. Source: ISO 8601. */
export function toIsoDuration(seconds: number): string {
  const tenths = Math.floor(seconds * 10);
  const [hours, minutes, rest] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10];
  const parts = [hours > 0 ? `${hours}H` : '', minutes > 0 ? `${minutes}M` : ''].join('');
  return `PT${parts}${rest > 0 || parts === '' ? `${rest}S` : ''}`;
}

function describeTelemetry(telemetry: Telemetry | undefined): object {
  if (telemetry === undefined) return { status: 'inactive' };
  const { exporter } = telemetry;
  return { status: 'active', exporter: exporter?.name, endpoint: exporter && withoutUserInfo(exporter.endpoint) };
}

const withoutUserInfo = (endpoint: string): string => endpoint.replace(/(?<=\/\/)[^/?#]*@/, '');
