import { exposeAdapterTests } from '../../../../test/support/runtime-contract-tests.js';
import { loadBuiltins } from '../builtins.js';

const createDocument = (authentication: string): string => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: control
      port: 9100
      ${authentication}
      observability: { enabled: false }
`;

exposeAdapterTests({
  type: 'control',
  loadPlugins: loadBuiltins,
  document: createDocument(''),
  fixedUnits: 2,
  guarded: createDocument("authentication: { type: bearer, token: '{{TOKEN}}' }"),
  ask: { path: '/health/live' },
  defectBody: (incident) => `{"error":"An internal error occurred. Incident ${incident}."}`,
});
