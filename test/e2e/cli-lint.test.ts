import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

const secret = 'quay-7-tern-and-more';

const document = `naftiko: 1.0.0-alpha2
info: { label: Berths, description: The berths of a harbour. <script>track()</script> }
binds: [{ namespace: env, keys: { UNUSED: UNUSED } }]
capability:
  consumes:
    - type: http
      namespace: harbor
      baseUri: https://harbor.test/v1/
      description: The registry of berths.
      authentication: { type: bearer, token: ${secret} }
      resources: [{ name: berths, path: /berths, operations: [{ name: list, method: GET }] }]
  exposes:
    - type: mcp
      namespace: agents
      port: 8090
      tools: [{ name: list-berths, description: List berths, call: harbor.list }]
`;

interface JsonReport {
  readonly files: readonly { readonly diagnostics: readonly { readonly code: string; readonly severity: string }[] }[];
}

describe('validate checks rules', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({
      'berths.yaml': document,
      'strict.yaml':
        'lint: { extends: strict, rules: { naftiko-no-script-tags-in-markdown: info, bind-unused: error } }',
      'unknown.yaml': 'lint: { rules: { tool-descripton-useless: off } }',
    });
  });
  afterAll(() => place.remove());

  const report = async (...options: readonly string[]) => {
    const { code, stdout, stderr } = await residentNaftiko(
      ['validate', 'berths.yaml', '--format', 'json', ...options],
      place,
    );
    expect(stderr).toBe('');
    const { files } = JSON.parse(stdout) as JsonReport;
    return { code, findings: files.flatMap((file) => file.diagnostics.map((one) => `${one.severity} ${one.code}`)) };
  };

  test('beside the diagnostics, in the order of the document', async () => {
    expect(await report()).toEqual({
      code: 1,
      findings: [
        'error naftiko-no-script-tags-in-markdown',
        'info bind-unused',
        'warning base-uri-trailing-slash',
        'warning secret-in-clear',
        'info tool-description-useless',
      ],
    });
  });

  test('with --no-lint not at all', async () => {
    expect(await report('--no-lint')).toEqual({
      code: 0,
      findings: ['info bind-unused', 'warning base-uri-trailing-slash'],
    });
  });

  test('without those of --skip-rule, among them diagnostics under either name', async () => {
    const left = ['naftiko-no-script-tags-in-markdown', 'secret-in-clear', 'bind-unused'];
    const published = 'naftiko-consumes-baseuri-no-trailing-slash';
    expect(await report(...[...left, published].flatMap((code) => ['--skip-rule', code]))).toEqual({
      code: 0,
      findings: ['info tool-description-useless'],
    });
  });

  test('with the profile and the severities of the configuration file', async () => {
    const { code, findings } = await report('--config', 'strict.yaml');
    expect(code).toBe(1);
    expect(findings).toEqual(
      expect.arrayContaining([
        'info naftiko-info-tags',
        'info naftiko-no-script-tags-in-markdown',
        'error bind-unused',
        'info tool-list-tokens',
      ]),
    );
  });

  test.each([
    [['--skip-rule', 'tool-descripton-useless'], 'Did you mean "tool-description-useless"?'],
    [['--skip-rule', 'call-unresolved'], '"call-unresolved" is an error of the document;'],
    [['--config', 'unknown.yaml'], 'unknown.yaml:1:18: "lint.rules": There is no rule "tool-descripton-useless".'],
  ])('and refuses %j', async (options, reason) => {
    const { code, stdout, stderr } = await residentNaftiko(['validate', 'berths.yaml', ...options], place);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
  });

  test.each(['codeframe', 'stylish', 'github', 'json', 'sarif', 'gitlab', 'junit', 'checkstyle', 'markdown'])(
    'and hides a secret in the report %s',
    async (format) => {
      const { stdout } = await residentNaftiko(['validate', 'berths.yaml', '--format', format], place);
      expect(stdout).toContain('a token in plain text');
      expect(stdout).not.toContain(secret);
      if (format === 'codeframe') expect(stdout).toContain(`token: ${'*'.repeat(secret.length)} }`);
    },
  );
});
