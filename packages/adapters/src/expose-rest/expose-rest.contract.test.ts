import { exposeAdapterTests } from '../../../../test/support/runtime-contract-tests.js';
import { loadBuiltins } from '../builtins.js';

const createDocument = (authentication: string): string => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: rest
      namespace: front
      port: 8080
      ${authentication}
      resources:
        - path: /moon
          operations:
            - { method: GET, name: moon, outputParameters: [{ type: string, value: full }] }
            - { method: POST, name: lost, call: nowhere.nothing }
`;

exposeAdapterTests({
  type: 'rest',
  loadPlugins: loadBuiltins,
  document: createDocument(''),
  guarded: createDocument("authentication: { type: bearer, token: '{{TOKEN}}' }"),
  ask: { path: '/moon' },
  defectBody: (incident) =>
    `{"type":"about:blank","title":"Internal Server Error","status":500,` +
    `"detail":"An internal error occurred. Incident ${incident}.","code":"internal","incident":"${incident}"}`,
});
