import { exposeAdapterTests } from '../../../../test/support/runtime-contract-tests.js';
import { loadBuiltins } from '../builtins.js';

const document = (authentication: string): string => `
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
  document: document(''),
  fixedUnits: 2,
  guarded: document("authentication: { type: bearer, token: '{{TOKEN}}' }"),
  ask: { path: '/health/live' },
  defectBody: (incident) => `{"error":"Something went wrong here. Incident ${incident}."}`,
});
