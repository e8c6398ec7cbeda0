import { describe, expect, test } from '@jest/globals';
import type { AdapterState } from '@naftiko/runtime';
import type { ControlCall } from './control-route.js';
import { healthRoutes } from './health.js';

const createAdapter = (type: string, state: AdapterState['state'], reason?: string): AdapterState => ({
  type,
  namespace: type === 'control' ? undefined : `${type}-door`,
  port: state === 'started' ? 8080 : undefined,
  state,
  reason,
});

async function askReadiness(adapters: readonly AdapterState[], { accepting = true, known = true } = {}) {
  const control = { listAdapters: () => adapters, accepting };
  const route = healthRoutes.find(({ path }) => path === '/health/ready');
  const answer = await route?.serve({ services: { control }, known } as never as ControlCall);
  return [answer?.status, JSON.parse(answer?.body ?? 'null') as unknown];
}

const control = createAdapter('control', 'started');

describe('readiness', () => {
  test('is up when all other adapters are started', async () => {
    expect(await askReadiness([createAdapter('rest', 'started'), control])).toEqual([
      200,
      {
        status: 'UP',
        adapters: [
          { type: 'rest', namespace: 'rest-door', port: 8080, state: 'started' },
          { type: 'control', port: 8080, state: 'started' },
        ],
      },
    ]);
  });

  test.each([
    ['an adapter has failed, with its reason', [createAdapter('mcp', 'failed', 'It calls nothing.'), control], true],
    ['an adapter is stopped', [createAdapter('mcp', 'stopped'), control], true],
    ['the process is about to end', [createAdapter('mcp', 'started'), control], false],
  ])('is down when %s', async (_, adapters, accepting) => {
    const [status, body] = await askReadiness(adapters, { accepting });
    expect([status, body]).toMatchObject([503, { status: 'DEGRADED' }]);
    expect((body as { adapters: unknown[] }).adapters[0]).toMatchObject({ state: adapters[0]?.state });
  });

  test('ignores the control adapter itself', async () => {
    expect(await askReadiness([createAdapter('control', 'stopped')])).toMatchObject([200, { status: 'UP' }]);
  });

  test('shows only a status to unauthenticated callers', async () => {
    expect(await askReadiness([createAdapter('mcp', 'stopped')], { known: false })).toEqual([
      503,
      { status: 'DEGRADED' },
    ]);
  });
});
