import { describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';

const document = (version: string): string => `
${version.includes(':') ? version : `naftiko: ${version}`}
info: { label: Ping, description: Answers pong }
capability:
  exposes:
    - type: rest
      port: 8601
      namespace: front
      resources:
        - path: /ping
          operations:
            - method: GET
              name: ping
              steps: [{ name: one, type: script, file: one.js, language: javascript, location: 'file:///scripts' }]
`;

const codesOf = async (text: string): Promise<readonly string[]> => {
  const { diagnostics } = await planDocument('document.yaml', text, loadBuiltins);
  return diagnostics.map(({ code, at }) => `${code} ${at.start.line}`).filter((code) => !code.startsWith('script'));
};

describe('the version of a document', () => {
  test.each([
    ['1.0.0-alpha2', []],
    ['1.0.0-alpha1', ['version-other 2']],
    ['1.0.0-alpha3', ['version-other 2']],
    ['1.0.0-alpha75', ['version-other 2']],
    ['1.0.0-beta1', ['version-other 2']],
    ['1.0.0', ['version-other 2']],
    ['ikanos: 1.0.0-alpha3', ['version-other 2']],
    ['ikanos: 1.0.0-alpha2', ['version-other 2']],
    ['"0.5"', ['version-unsupported 2']],
    ['0.4', ['version-unsupported 2']],
    ['2.0.0', ['version-unsupported 2']],
    ['ikanos: 2.0.0', ['version-unsupported 2']],
  ])('%s', async (version, codes) => {
    expect(await codesOf(document(version))).toEqual(codes);
  });

  test.each(['1.0.0-alpha1', '1.0.0-alpha75', 'ikanos: 1.0.0-beta3'])(
    'does not decide the meaning of constructs: %s',
    async (version) => {
      const [own, other] = await Promise.all(
        ['1.0.0-alpha2', version].map((each) => planDocument('document.yaml', document(each), loadBuiltins)),
      );
      expect(own?.loaded.document?.conformant).toBe(true);
      expect(other?.loaded.document?.conformant).toBe(true);
    },
  );

  test('of a later release is served with a warning', async () => {
    const text = document('1.0.0-alpha75').replace(/steps:.*/, 'outputParameters: [{ type: string, value: pong }]');
    const planned = await planDocument('document.yaml', text, loadBuiltins);
    const running = await start([planned], { ...defaultRunOptions, ports: new Map([['front', 0]]) });
    expect(running.ok).toBe(true);
    if (running.ok) await running.value.close(0);
  });
});

describe('the form of later versions', () => {
  const withBody = (version: string, body: string): string => `naftiko: ${version}\ncapability:\n${body}`;
  const rest = (resource: string): string => `  exposes:
    - { type: rest, namespace: front, port: 8601, resources: ${resource} }
`;
  const bodies: readonly (readonly [string, string])[] = [
    ['resources', rest('{ ping: { path: /ping, operations: [{ method: GET }] } }')],
    ['operations', rest('[{ path: /ping, operations: { ping: { method: GET } } }]')],
    [
      'inputParameters',
      rest('[{ path: /ping, operations: [{ method: GET, inputParameters: { a: { in: query } } }] }]'),
    ],
    [
      'outputParameters',
      rest('[{ path: /ping, operations: [{ method: GET, outputParameters: { a: { value: x } } }] }]'),
    ],
    ['steps', rest('[{ path: /ping, operations: [{ method: GET, steps: { one: { type: call } } }] }]')],
    ['tools', '  exposes: [{ type: mcp, namespace: front, port: 8601, tools: { ping: { description: P } } }]\n'],
    [
      'prompts',
      '  exposes: [{ type: mcp, namespace: front, port: 8601, tools: [], prompts: { p: { template: [] } } }]\n',
    ],
    ['skills', '  exposes: [{ type: skill, namespace: front, port: 8601, skills: { s: { description: S } } }]\n'],
    ['functions', '  aggregates: [{ namespace: a, functions: { f: { description: F } } }]\n  exposes: []\n'],
    ['consumes', '  consumes: { up: { type: http, baseUri: "http://127.0.0.1:1" } }\n  exposes: []\n'],
    ['exposes', '  exposes: { front: { type: rest, port: 8601 } }\n'],
  ];

  test.each(bodies)('is reported at its place in a document of this version: %s', async (key, body) => {
    const { diagnostics } = await planDocument('document.yaml', withBody('1.0.0-alpha2', body), loadBuiltins);
    const said = diagnostics.filter(({ code }) => code === 'list-as-map');
    expect(said).toMatchObject([{ severity: 'error', message: expect.stringContaining(`"${key}"`) as unknown }]);
    expect(said[0]?.at.path.at(-1)).toBe(key);
  });

  test.each(bodies)('refuses a document of a later version: %s', async (key, body) => {
    const { diagnostics } = await planDocument('document.yaml', withBody('1.0.0-alpha3', body), loadBuiltins);
    expect(diagnostics).toMatchObject([
      { code: 'version-later-shape', message: expect.stringContaining(`"${key}"`) as unknown },
    ]);
  });

  test('names the groups of a skill adapter', async () => {
    const body = '  exposes: [{ type: skill, namespace: s, port: 8601, groups: [{ name: g }] }]\n';
    expect(await codesOf(withBody('1.0.0-alpha2', body))).toContain('skill-groups 3');
  });
});
