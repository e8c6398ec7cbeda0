import { ROOT_CONTEXT, trace, type Context, type Span } from '@opentelemetry/api';
import { describe, expect, test } from '@jest/globals';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { TraceRing } from './trace-ring.js';

/** A ring, a clock that tests set, and spans that go into the ring. */
function createWatched(capacity = 10) {
  const clock = { ms: 0 };
  const ring = new TraceRing(capacity, () => clock.ms);
  const tracer = new BasicTracerProvider({ spanProcessors: [ring] }).getTracer('test');
  const begin = (name: string, above: Context = ROOT_CONTEXT): { readonly span: Span; readonly context: Context } => {
    const span = tracer.startSpan(name, {}, above);
    return { span, context: trace.setSpan(above, span) };
  };
  return { clock, ring, begin };
}

describe('incomplete traces', () => {
  test('are dropped after five minutes', () => {
    const { clock, ring, begin } = createWatched();
    const old = begin('old');
    clock.ms = 5 * 60_000 + 1;
    const young = begin('young');
    old.span.end();
    young.span.end();
    expect(ring.list({}).map(({ operation }) => operation)).toEqual(['young']);
  });

  test('are dropped even if no other span begins', () => {
    const { clock, ring, begin } = createWatched();
    const old = begin('old');
    clock.ms = 5 * 60_000 + 1;
    old.span.end();
    expect(ring.used).toBe(0);
  });

  test('are limited to a thousand', () => {
    const { ring, begin } = createWatched();
    const all = Array.from({ length: 1_001 }, (_, index) => begin(`${index}`));
    all[0]?.span.end();
    expect(ring.used).toBe(0);
    all[1]?.span.end();
    expect(ring.list({}).map(({ operation }) => operation)).toEqual(['1']);
  });
});

describe('two requests in the trace of one caller', () => {
  test('keep separate spans', () => {
    const { ring, begin } = createWatched();
    const remote = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1, isRemote: true };
    const caller = trace.setSpanContext(ROOT_CONTEXT, remote);
    const [first, second] = [begin('first', caller), begin('second', caller)];
    begin('below second', second.context).span.end();
    first.span.end();
    second.span.end();
    expect(ring.list({}).map(({ operation, spanCount }) => [operation, spanCount])).toEqual([
      ['second', 2],
      ['first', 1],
    ]);
    expect(ring.find(remote.traceId)?.operation).toBe('second');
  });

  test('a span that ends after its root is left out', () => {
    const { ring, begin } = createWatched();
    const root = begin('root');
    const late = begin('late', root.context);
    root.span.end();
    late.span.end();
    expect(ring.list({})).toMatchObject([{ operation: 'root', spanCount: 1 }]);
  });
});
