import { exposeAdapterTests } from '../../../../test/support/runtime-contract-tests.js';
import { loadBuiltins } from '../builtins.js';

const createDocument = (authentication: string): string => `
naftiko: 1.0.0-alpha2
binds: [{ namespace: env, keys: { TOKEN: TOKEN } }]
capability:
  exposes:
    - type: skill
      namespace: desk-skills
      port: 8080
      ${authentication}
      skills:
        - { name: manners, description: How to behave in a harbour, label: Manners }
        - { name: manners, description: The same once more }
`;

exposeAdapterTests({
  type: 'skill',
  loadPlugins: loadBuiltins,
  document: createDocument(''),
  guarded: createDocument("authentication: { type: bearer, token: '{{TOKEN}}' }"),
  ask: { path: '/skills/manners' },
  defectBody: (incident) => `{"error":"An internal error occurred. Incident ${incident}."}`,
});
