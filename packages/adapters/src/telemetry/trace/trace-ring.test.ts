import { SpanKind, type SpanContext } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import { describe, expect, test } from '@jest/globals';
import { TraceRing } from './trace-ring.js';
import { Tracing } from './tracing.js';

/** A ring, a clock that tests set, and spans that go into the ring. */
function createWatched(capacity = 10) {
  const clock = { ms: 0 };
  const ring = new TraceRing(capacity);
  const source = { resource: emptyResource(), scope: { name: 'test' } };
  const tracing = new Tracing({ source, isSampled: () => true, ring, exporters: [] });
  const begin = (name: string, above?: SpanContext) => {
    const shape = { name, kind: SpanKind.INTERNAL, attributes: {} };
    const context = tracing.begin(shape, above, { originMs: 0, startedMs: clock.ms });
    return { context, end: () => tracing.end(context, clock.ms) };
  };
  return { clock, ring, begin };
}

describe('incomplete traces', () => {
  test('are dropped after five minutes', () => {
    const { clock, ring, begin } = createWatched();
    const old = begin('old');
    clock.ms = 5 * 60_000 + 1;
    const young = begin('young');
    old.end();
    young.end();
    expect(ring.list({}).map(({ operation }) => operation)).toEqual(['young']);
  });

  test('are dropped even if no other span begins', () => {
    const { clock, ring, begin } = createWatched();
    const old = begin('old');
    clock.ms = 5 * 60_000 + 1;
    old.end();
    expect(ring.used).toBe(0);
  });

  test('are limited to a thousand', () => {
    const { ring, begin } = createWatched();
    const all = Array.from({ length: 1_001 }, (_, index) => begin(`${index}`));
    all[0]?.end();
    expect(ring.used).toBe(0);
    all[1]?.end();
    expect(ring.list({}).map(({ operation }) => operation)).toEqual(['1']);
  });
});

describe('two requests in the trace of one caller', () => {
  test('keep separate spans', () => {
    const { ring, begin } = createWatched();
    const remote = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1, isRemote: true };
    const [first, second] = [begin('first', remote), begin('second', remote)];
    begin('below second', second.context).end();
    first.end();
    second.end();
    expect(ring.list({}).map(({ operation, spanCount }) => [operation, spanCount])).toEqual([
      ['second', 2],
      ['first', 1],
    ]);
    expect(ring.find(remote.traceId)?.operation).toBe('second');
  });

  test('a span that ends twice is listed once', () => {
    const { ring, begin } = createWatched();
    const root = begin('root');
    const below = begin('below', root.context);
    below.end();
    below.end();
    root.end();
    expect(ring.list({})).toMatchObject([{ operation: 'root', spanCount: 2 }]);
  });

  test('a span that ends after its root is left out', () => {
    const { ring, begin } = createWatched();
    const root = begin('root');
    const late = begin('late', root.context);
    root.end();
    late.end();
    expect(ring.list({})).toMatchObject([{ operation: 'root', spanCount: 1 }]);
  });
});
