import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';

const document = (version: string): string => `
naftiko: ${version}
capability:
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ping
          operations: [{ method: GET, outputParameters: [{ type: string, value: pong }] }]
`;

describe('the version after "naftiko"', () => {
  test.each([
    ['1.0.0-alpha2', 'served', []],
    ['1.0.0-alpha1', 'served', ['version-other']],
    ['"0.5"', 'refused', ['version-unsupported']],
    ['2.0.0', 'refused', ['version-unsupported']],
  ])('%s is %s', async (version, outcome, codes) => {
    const planned = await planDocument('document.yaml', document(version), loadBuiltins);
    expect(planned.diagnostics.map(({ code }) => code)).toEqual(codes);
    const running = await start([planned], { ...defaultRunOptions, ports: new Map([['front', 0]]) });
    expect(running.ok ? 'served' : 'refused').toBe(outcome);
    if (running.ok) await running.value.close(0);
  });
});
