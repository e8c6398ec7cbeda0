import type { PageSource, TracedSpan, TraceDetail } from '@naftiko/runtime';

/** A call of this process, with a bar for each of its spans. */
export interface RecentCall {
  readonly time: string;
  readonly operation: string;
  readonly isOk: boolean;
  readonly durationMs: number;
  readonly bars: readonly StepBar[];
  /** The height of the picture of its bars. */
  readonly height: number;
}

/** A span on a scale from 0 to 1,000, which is the duration of its call. */
interface StepBar {
  readonly name: string;
  readonly durationMs: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly isOk: boolean;
}

const shownCalls = 20;
const maxBars = 12;
const barHeight = 12;

/** The latest calls, newest first; `undefined`: nothing is recorded. */
export function listRecentCalls({ control }: PageSource): { readonly list: readonly RecentCall[] } | undefined {
  const archive = control.telemetry?.traces;
  if (archive === undefined || archive.capacity === 0) return undefined;
  const list = archive.list({ limit: shownCalls }).flatMap(({ traceId }) => {
    const trace = archive.find(traceId);
    return trace === undefined ? [] : [describe(trace)];
  });
  return { list };
}

function describe({ timestamp, operation, operationId, status, durationMs, spans }: TraceDetail): RecentCall {
  const bars = spans
    .toSorted((left, right) => left.startOffsetMs - right.startOffsetMs || right.durationMs - left.durationMs)
    .slice(0, maxBars)
    .map((span, index) => drawBar(span, index, Math.max(durationMs, 1)));
  return {
    time: `${timestamp.slice(11, 19)} UTC`,
    operation: operationId ?? operation,
    isOk: status === 'OK',
    durationMs,
    bars,
    height: Math.max(1, bars.length) * barHeight,
  };
}

function drawBar({ name, durationMs, startOffsetMs, status }: TracedSpan, index: number, wholeMs: number): StepBar {
  const x = Math.min(990, Math.round((1000 * startOffsetMs) / wholeMs));
  const width = Math.min(1000 - x, Math.max(10, Math.round((1000 * durationMs) / wholeMs)));
  return { name, durationMs, x, width, y: index * barHeight + 1, isOk: status !== 'ERROR' };
}
