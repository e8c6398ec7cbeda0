import type { ControlDesk } from '@naftiko/runtime';
import { json, type ControlAnswer } from './answer.js';
import { entryOf } from './health.js';

/** What runs, since when, and what watches it. Source: specification 04, c.4. */
export function status(desk: ControlDesk): ControlAnswer {
  const { capability, telemetry, processStartedAt, version } = desk;
  const { label, specVersion, revision, startedAt } = capability;
  const exporter = telemetry?.exporter;
  return json(200, {
    capability: { label, specVersion },
    engine: { name: 'naftiko', version, node: process.versions.node, native: false },
    uptime: isoDuration(Date.now() - processStartedAt.getTime()),
    startedAt: startedAt.toISOString(),
    document: { revision },
    otel: {
      status: telemetry === undefined ? 'inactive' : 'active',
      exporter: exporter?.name,
      endpoint: exporter === undefined ? undefined : withoutUserInfo(exporter.endpoint),
    },
    adapters: desk.adapters().map(entryOf),
  });
}

/** `PT1H2M3.4S`. Source: ISO 8601, durations. */
function isoDuration(milliseconds: number): string {
  const tenths = Math.floor(milliseconds / 100);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor((tenths % 36_000) / 600)];
  const seconds = (tenths % 600) / 10;
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds}S`;
}

function withoutUserInfo(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
