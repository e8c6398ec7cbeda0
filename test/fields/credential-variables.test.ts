import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import type { Diagnostic } from '@naftiko/spec';
import { exchange } from '../support/http-exchange.js';
import { openRecordingUpstream } from '../support/recording-upstream.js';

const bind = 'binds: [{ namespace: secrets, keys: { SHIP_TOKEN: SHIP_TOKEN } }]';

interface Parts {
  /** The authentication of the upstream. */
  readonly consumed?: string;
  /** The authentication of the REST adapter. */
  readonly exposed?: string;
  readonly baseUri?: string;
  readonly more?: string;
}

/** The lines of both authentications begin at 10 and at 21 in every document. */
const document = ({
  consumed = '',
  exposed = '',
  baseUri = 'https://registry.test',
  more = '',
}: Parts): string => `naftiko: 1.0.0-alpha2
info: { label: Ships, description: Ships }
${bind}
capability:
  consumes:
    - type: http
      namespace: registry
      baseUri: ${baseUri}
      description: Ships
      ${consumed}
      resources:
        - name: ships
          path: /ships
          operations:
            - { name: list-ships, method: GET }
  exposes:
    - type: rest
      namespace: ships
      port: 18321
      address: localhost
      ${exposed}
      resources:
        - path: /ships
          name: ships
          description: Ships
          operations:
            - { method: GET, name: list-ships, call: registry.list-ships ${more} }
`;

const consumedLine = 10;
const exposedLine = 21;

const given = { SHIP_TOKEN: 'ship-secret' };

/** Plans a document and tries to start it. */
async function attempt(text: string, environment: Readonly<Record<string, string>> = given) {
  const planned = await planDocument('ships.yaml', text, loadBuiltins);
  const ports = new Map(planned.mounts.map(({ plan }) => [plan.namespace, 0]));
  const running = await start([planned], { ...defaultRunOptions, ports, environment });
  if (running.ok) await running.value.close(0);
  return { planned, refused: !running.ok, faults: running.ok ? [] : running.diagnostics };
}

const at = (line: number, diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.flatMap(({ code, severity, at: { start: place } }) =>
    severity === 'error' && place.line === line ? [code as string] : [],
  );

const schemes = (value: string): readonly (readonly [string, string])[] => [
  ['bearer', `authentication: { type: bearer, token: ${value} }`],
  ['basic, the user', `authentication: { type: basic, username: ${value}, password: any }`],
  ['basic, the password', `authentication: { type: basic, username: any, password: ${value} }`],
  ['digest, the user', `authentication: { type: digest, username: ${value}, password: any }`],
  ['digest, the password', `authentication: { type: digest, username: any, password: ${value} }`],
  ['API key, the value', `authentication: { type: apikey, key: X-Key, value: ${value}, placement: header }`],
  ['API key, the name', `authentication: { type: apikey, key: ${value}, value: any, placement: query }`],
];

const unbound = ["'{{SHIP_TOKN}}'", "'Token {{SHIP_TOKN}}'", "'{{secret.SHIP_TOKEN}}'", "'{{ship_token}}'"];

describe.each(unbound)('%s, which no bind declares', (value) => {
  test.each(schemes(value))('refuses the start at its line: %s, for the upstream', async (_, consumed) => {
    const { planned, refused, faults } = await attempt(document({ consumed }));
    expect(planned.loaded.differences).toEqual([]);
    expect(at(consumedLine, planned.diagnostics)).toEqual(['credential-unbound']);
    expect({ refused, codes: at(consumedLine, faults) }).toEqual({ refused: true, codes: ['credential-unbound'] });
  });

  test.each(schemes(value))('refuses the start at its line: %s, for callers', async (_, exposed) => {
    const { planned, refused, faults } = await attempt(document({ exposed }));
    expect(at(exposedLine, planned.diagnostics)).toEqual(['credential-unbound']);
    expect({ refused, codes: at(exposedLine, faults) }).toEqual({ refused: true, codes: ['credential-unbound'] });
  });
});

test('the nearest bound variable is suggested', async () => {
  const { planned } = await attempt(document({ consumed: schemes("'{{SHIP_TOKN}}'")[0]![1] }));
  expect(planned.diagnostics.find(({ code }) => code === 'credential-unbound')?.hint).toBe(
    'Did you mean "SHIP_TOKEN"?',
  );
});

test.each([
  ['SHIP_TOKEN: SHIP_TOKEN', 'SHIP_TOKEN is'],
  ['SHIP_TOKEN: SHIP_TOKEN, SHIP_KEY: SHIP_KEY', 'SHIP_TOKEN, SHIP_KEY are'],
])('an upstream without a credential is reported with the variables that are not used: %s', async (keys, subject) => {
  const text = document({}).replace('SHIP_TOKEN: SHIP_TOKEN', keys);
  const planned = await planDocument('ships.yaml', text, loadBuiltins);
  expect(planned.diagnostics.find(({ code }) => code === 'credential-unused')?.message).toBe(
    `${subject} bound but not used; the upstream is called without a credential.`,
  );
});

test.each(["'{{env.SHIP_TOKN}}'", "'{{secrets.SHIP_TOKN}}'"])(
  '%s, a variable of the environment that is not set, refuses the start, and validate names the bound one',
  async (value) => {
    for (const [, consumed] of schemes(value)) {
      const { planned, refused, faults } = await attempt(document({ consumed }));
      expect({ refused, codes: at(consumedLine, faults) }).toEqual({ refused: true, codes: ['variable-missing'] });
      expect(planned.diagnostics).toContainEqual(
        expect.objectContaining({ code: 'env-not-bound', severity: 'warning', hint: 'Did you mean "SHIP_TOKEN"?' }),
      );
    }
  },
);

test('a credential that the caller of the operation supplies is not a variable', async () => {
  const consumed = schemes("'{{pass}}'")[0]![1];
  expect((await attempt(document({ consumed, more: ', with: { pass: sesame }' }))).refused).toBe(false);
});

const unquoted = ['{{SHIP_TOKEN}}', '{{ SHIP_TOKEN }}', '{{env.SHIP_TOKEN}}', '{{{SHIP_TOKEN}}}'];

describe.each(unquoted)('%s without quotes', (value) => {
  test.each(schemes(value))('refuses the start at its line: %s, in both directions', async (_, authentication) => {
    for (const [parts, line] of [
      [{ consumed: authentication }, consumedLine],
      [{ exposed: authentication }, exposedLine],
    ] as const) {
      const { planned, refused, faults } = await attempt(document(parts));
      expect(at(line, planned.diagnostics)).toEqual(['template-unquoted']);
      expect({ refused, codes: at(line, faults) }).toEqual({ refused: true, codes: ['template-unquoted'] });
    }
  });
});

test.each([
  ['in a list of headers', 'authentication: { type: apikey, headers: [{ key: X-Key, value: {{SHIP_TOKEN}} }] }'],
  ['in a map of headers', 'authentication: { type: apikey, headers: { X-Key: {{SHIP_TOKEN}} } }'],
  ['under an alias', 'authentication: { type: apikey, header: X-Key, token: {{SHIP_TOKEN}} }'],
  ['in a parameter of the upstream', 'inputParameters: [{ name: X-Key, in: header, value: {{SHIP_TOKEN}} }]'],
])('a template without quotes refuses the start: %s', async (_, consumed) => {
  const { planned, refused } = await attempt(document({ consumed }));
  expect(at(consumedLine, planned.diagnostics)).toEqual(['template-unquoted']);
  expect(refused).toBe(true);
});

test.each([
  ['a list', '[a, b]'],
  ['a mapping', '{ from: env }'],
])('a credential that is %s refuses the start', async (_, value) => {
  for (const [, consumed] of schemes(value)) {
    const { planned, refused } = await attempt(document({ consumed }));
    expect(at(consumedLine, planned.diagnostics)).toEqual(['auth-value-malformed']);
    expect(refused).toBe(true);
  }
});

test.each([
  "'{{SHIP_TOKEN}'",
  "'{{SHIP_TOKEN'",
  "'{SHIP_TOKEN}}'",
  "'${SHIP_TOKEN}'",
  "'Bearer ${SHIP_TOKEN}'",
  "'$(SHIP_TOKEN)'",
  "'%SHIP_TOKEN%'",
])('%s is not a template and refuses the start', async (value) => {
  for (const [parts, line] of [
    [{ consumed: schemes(value)[0]![1] }, consumedLine],
    [{ exposed: schemes(value)[0]![1] }, exposedLine],
  ] as const) {
    const { planned, refused } = await attempt(document(parts));
    expect(at(line, planned.diagnostics)).toEqual(['credential-template-malformed']);
    expect(refused).toBe(true);
  }
});

test.each([
  ['bearer', 'authentication: { type: bearer, tokn: sesame }'],
  ['basic', 'authentication: { type: basic, username: any, pasword: sesame }'],
  ['digest', 'authentication: { type: digest, user-name: any, password: sesame }'],
  ['API key', 'authentication: { type: apikey, key: X-Key, valeu: sesame, placement: header }'],
  ['the placement of an API key', 'authentication: { type: apikey, key: X-Key, value: sesame, placment: query }'],
  ['the type', 'authentication: { typ: bearer, token: sesame }'],
])('nothing is sent or served without a credential under a misspelt key: %s', async (_, authentication) => {
  for (const [parts, line] of [
    [{ consumed: authentication }, consumedLine],
    [{ exposed: authentication }, exposedLine],
  ] as const) {
    const { planned, refused } = await attempt(document(parts));
    expect(at(line, planned.diagnostics)).toHaveLength(1);
    expect(refused).toBe(true);
  }
});

test.each([
  ['an exposed operation', ', authentication: { type: bearer, token: sesame }', {}],
  ['an exposed operation, misspelt', ', authentification: { type: bearer, token: sesame }', {}],
])('an authentication on %s protects nothing and refuses the start', async (_, more, parts) => {
  const { planned, refused } = await attempt(document({ ...parts, more }));
  expect(planned.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
    'auth-misplaced',
  ]);
  expect(refused).toBe(true);
});

test('a misspelt authentication is one finding', async () => {
  const { planned } = await attempt(document({ exposed: 'authentification: { type: bearer, token: sesame }' }));
  const found = planned.diagnostics.filter(({ at: { start: place } }) => place.line === exposedLine);
  expect(found.map(({ code }) => code)).toEqual(['auth-misspelt']);
});

test('a forwarded request is not sent without the credential either', async () => {
  const upstream = await openRecordingUpstream((_, response) => void response.writeHead(204).end());
  try {
    const text = document({ consumed: schemes("'{{SHIP_TOKN}}'")[0]![1], baseUri: upstream.origin }).replace(
      /resources:\n {8}- path: \/ships\n[^]*$/,
      'resources: [{ path: "/all/{path}", name: all, description: All, forward: { targetNamespace: registry, trustedHeaders: [Accept] } }]\n',
    );
    const { planned, refused } = await attempt(text);
    expect(at(consumedLine, planned.diagnostics)).toEqual(['credential-unbound']);
    expect(refused).toBe(true);
  } finally {
    await upstream.close();
  }
});

test('a credential whose variable is bound and set reaches the upstream', async () => {
  const upstream = await openRecordingUpstream((_, response) => void response.writeHead(200).end('{}'));
  const planned = await planDocument(
    'ships.yaml',
    document({ consumed: schemes("'{{SHIP_TOKEN}}'")[0]![1], baseUri: upstream.origin }),
    loadBuiltins,
  );
  const running = await start([planned], { ...defaultRunOptions, ports: new Map([['ships', 0]]), environment: given });
  try {
    const url = running.ok ? running.value.capabilities[0]?.exposes[0]?.url : undefined;
    await exchange(url ?? '', { method: 'GET', path: '/ships' });
    expect(upstream.take().map(({ headers }) => headers['authorization'])).toEqual(['Bearer ship-secret']);
  } finally {
    if (running.ok) await running.value.close(0);
    await upstream.close();
  }
});
