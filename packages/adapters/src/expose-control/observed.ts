import type { ControlDesk, Telemetry } from '@naftiko/runtime';
import { json, refusal, type ControlAnswer } from './answer.js';
import type { Asked } from './asked.js';

const inactive = (): ControlAnswer => refusal(503, 'Telemetry is not active in this process.');

/** Source: specification 04, c.9. */
export async function metrics({ telemetry }: ControlDesk): Promise<ControlAnswer> {
  if (telemetry === undefined) return inactive();
  return { status: 200, contentType: 'text/plain; version=0.0.4; charset=utf-8', body: await telemetry.metrics() };
}

/** The traces that are kept, newest first. Source: specification 04, c.8. */
export function traces({ telemetry }: ControlDesk, { query }: Asked): ControlAnswer {
  if (telemetry === undefined) return inactive();
  const status = query.get('status')?.toUpperCase();
  const limit = query.get('limit');
  // A status that no trace has is a filter like any other.
  if (status !== undefined && !isStatus(status)) return json(200, { traces: [], ...fill(telemetry) });
  if (limit !== null && !/^[1-9]\d{0,5}$/.test(limit)) return refusal(400, '"limit" is a number from 1 on.');
  const filter = { operation: query.get('operation') ?? undefined, status, limit: Number(limit ?? Infinity) };
  return json(200, { traces: telemetry.traces.list(filter), ...fill(telemetry) });
}

const isStatus = (text: string): text is 'OK' | 'ERROR' => text === 'OK' || text === 'ERROR';

const fill = ({ traces: { capacity, used } }: Telemetry): object => ({ bufferSize: capacity, bufferUsed: used });

export function trace({ telemetry }: ControlDesk, { captured }: Asked): ControlAnswer {
  if (telemetry === undefined) return inactive();
  const found = telemetry.traces.find(captured);
  return found === undefined ? refusal(404, `Trace not found: ${captured}`) : json(200, found);
}
