import { describe, expect, test } from '@jest/globals';
import { serveDocument } from '../support/serve-document.js';
import { exchange } from '../support/http-exchange.js';

const environment = {
  ORGANISATION: 'harbour-authority',
  API_VERSION: '2026-01-01',
  STATION_TOKEN: 'canary-token-71',
  STATION: 'canary-station-72',
};

const document = `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { ORGANISATION: ORGANISATION, API_VERSION: API_VERSION, STATION_TOKEN: STATION_TOKEN, STATION: STATION } }]
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: UPSTREAM
      inputParameters:
        - { name: Api-Version, in: header, value: '{{API_VERSION}}' }
        - { name: X-Api-Key, in: header, value: '{{STATION}}' }
        - { name: X-Station, in: header, value: '{{STATION_TOKEN}}' }
      resources:
        - { name: org, path: '/{{ORGANISATION}}', operations: [{ name: read, method: GET }] }
  exposes:
    - { type: mcp, namespace: agent, port: 9090, tools: [{ name: read, description: Reads, call: up.read }] }
`;

describe('an answer that repeats values of the environment', () => {
  test('keeps those that are not credentials', async () => {
    const served = await serveDocument(document, {
      options: { environment },
      answer: ({ path, headers }, response) => {
        const seen = {
          path,
          version: headers['api-version'],
          key: headers['x-api-key'],
          station: headers['x-station'],
        };
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(seen));
      },
    });
    try {
      const answer = await exchange(new URL(served.urlOf('mcp')).origin, {
        method: 'POST',
        path: '/mcp',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'read', arguments: {} } }),
      });
      const { result } = JSON.parse(answer.text) as { result: { content: readonly { text: string }[] } };
      expect(JSON.parse(result.content[0]?.text ?? 'null')).toEqual({
        path: '/harbour-authority',
        version: '2026-01-01',
        key: '***',
        station: '***',
      });
    } finally {
      await served.close();
    }
  });
});
