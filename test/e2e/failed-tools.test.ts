import { expect, test } from '@jest/globals';
import { exchange } from '../support/http-exchange.js';
import { serveWithControl } from '../support/serve-with-control.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';

const documentOf = (upstream: string): string => `
naftiko: 1.0.0-alpha2
info: { label: Desk, description: A desk }
capability:
  consumes:
    - type: http
      namespace: up
      baseUri: ${upstream}
      resources:
        - name: things
          path: /{{status}}
          operations: [{ name: get, method: GET, inputParameters: [{ name: status, in: path }] }]
    - type: http
      namespace: nowhere
      baseUri: http://127.0.0.1:9
      resources: [{ name: words, path: /words, operations: [{ name: get, method: GET }] }]
  exposes:
    - type: mcp
      namespace: desk
      port: 0
      tools:
        - name: get
          description: Gets
          inputParameters: [{ name: status, type: string, description: A status, pattern: '^[0-9]+$' }]
          call: up.get
          with: { status: desk.status }
        - { name: reach, description: Reaches nothing, call: nowhere.get }
`;

test('a tool that fails through no fault of its caller causes a warning with its name and a code', async () => {
  const upstream = await openRecordingUpstream(({ path }, response) =>
    response.writeHead(Number(path.slice(1)), { 'Content-Type': 'application/json' }).end('{}'),
  );
  try {
    await serveWithControl(documentOf(upstream.origin), async ({ urlOf, entries }) => {
      for (const [name, given] of [
        ['get', { status: '200' }],
        ['get', { status: '404' }],
        ['get', { status: 'odd' }],
        ['get', {}],
        ['get', { status: '503' }],
        ['reach', {}],
      ] as const) {
        await exchange(new URL(urlOf('mcp')).origin, {
          method: 'POST',
          path: '/mcp',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }),
        });
      }
      const warnings = entries.filter(({ severity }) => severity === 'WARN');
      expect(warnings.map(({ message, fields }) => [message, fields['tool'], fields['code']])).toEqual([
        ['tool call', 'get', 'upstream-status'],
        ['tool call', 'reach', 'upstream-unreachable'],
      ]);
    });
  } finally {
    await upstream.close();
  }
});
