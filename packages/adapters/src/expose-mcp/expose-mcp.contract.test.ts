import { exposeAdapterTests } from '../../../../test/support/runtime-contract-tests.js';
import { loadBuiltins } from '../builtins.js';

const createDocument = (authentication: string): string => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: mcp
      namespace: agent
      port: 9090
      ${authentication}
      tools:
        - { name: moon, description: The moon, outputParameters: [{ name: phase, type: string, value: full }] }
        - { name: lost, description: Nothing, call: nowhere.nothing }
`;

exposeAdapterTests({
  type: 'mcp',
  loadPlugins: loadBuiltins,
  document: createDocument(''),
  guarded: createDocument("authentication: { type: bearer, token: '{{TOKEN}}' }"),
  ask: {
    path: '/mcp',
    init: {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'moon', arguments: {} } }),
    },
  },
  defectBody: (incident) =>
    `{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"An internal error occurred. Incident ${incident}"}}`,
});
