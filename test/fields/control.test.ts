import { describe, expect, test } from '@jest/globals';
import { serving } from './serving.js';

const document = `
naftiko: 1.0.0-alpha2
capability:
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ping
          operations: [{ method: GET, outputParameters: [{ type: string, value: pong }] }]
    - type: control
      port: 8603
      address: localhost
      authentication: { type: bearer, token: quay }
      management:
        health: true
        info: true
        reload: true
        validate: true
        logs: { level-control: true, stream: true, max-subscribers: 3 }
      observability:
        enabled: true
        metrics: { local: { enabled: true } }
        traces: { sampling: 0.5, propagation: b3, local: { enabled: true, buffer-size: 50 } }
        exporters: { otlp: { endpoint: "UPSTREAM/otlp" } }
`;

describe('a control adapter with every field', () => {
  test('is valid, and the other adapters serve', async () => {
    const { findings, status } = await serving(document, async ({ findings, rest }) => ({
      findings,
      status: (await rest('GET /ping')).status,
    }));
    expect({ findings, status }).toEqual({ findings: [], status: 200 });
  });
});
