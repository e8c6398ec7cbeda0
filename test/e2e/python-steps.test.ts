import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { planDocument } from '@naftiko/runtime';
import { exchange, parseRpcMessage } from '../support/http-exchange.js';
import { runCommand, makeTempDirectory } from './cli-command.js';
import { residentNaftiko, residentServing } from '../support/resident-command.js';

const steps = `
      - type: script
        name: draft-of
        language: python
        location: file:///./scripts
        file: draft.py
        dependencies: [lib/keel.py]
        with: {token: '{{HARBOR_TOKEN}}'}`;

const document = `naftiko: 1.0.0-alpha2
info: {label: Drafts, description: How deep ships go}
binds:
- namespace: env
  keys: {HARBOR_TOKEN: HARBOR_TOKEN}
capability:
  exposes:
  - type: mcp
    namespace: draft-tools
    port: 9191
    tools:
    - name: draft
      description: How deep a ship goes
      inputParameters:
      - {name: ship, type: string, description: Its name}
      steps:${steps}
  - type: rest
    namespace: drafts
    port: 8181
    resources:
    - path: /drafts/{ship}
      description: How deep a ship goes
      operations:
      - method: GET
        name: read-draft
        inputParameters:
        - {name: ship, in: path, type: string, description: Its name}
        steps:${steps.replaceAll('\n', '\n  ')}
`;

const files = {
  'drafts.yaml': document,
  'scripts/lib/keel.py': 'from decimal import Decimal\ndef below(ship):\n    return Decimal(len(ship)) / 4\n',
  'scripts/draft.py': `
print('asked with', context['token'])
if context['ship'] == 'Kraken':
    raise LookupError('rope snapped')
result = {'ship': context['ship'].title(), 'draft': str(below(context['ship']))}
`,
};

const env = { HARBOR_TOKEN: 'canary-in-the-hold' };
const anyPort = ['--port', 'draft-tools=0', '--port', 'drafts=0'];

interface Ready {
  readonly capabilities: readonly { readonly exposes: readonly { readonly type: string; readonly url: string }[] }[];
}

describe('a step in python', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => void (place = await makeTempDirectory(files)));
  afterAll(() => place.remove());

  test('is refused without --python, with a remedy', async () => {
    const { code, stdout } = await residentNaftiko(['validate', 'drafts.yaml', '--format', 'json'], place);
    expect(code).toBe(1);
    const { files: checked } = JSON.parse(stdout) as { files: { diagnostics: { code: string }[] }[] };
    const refused = checked[0]?.diagnostics.filter((one) => one.code === 'script-language-unavailable');
    const message =
      "Script step 'draft-of' uses language 'python', which this runtime does not provide (install the optional Python support).";
    expect(refused).toMatchObject([
      { message, hint: expect.stringContaining('--python') as unknown },
      { message, hint: expect.stringContaining('pyodide') as unknown },
    ]);
    const started = await residentNaftiko(['run', 'drafts.yaml', ...anyPort], { ...place, env });
    expect([started.code, started.stdout]).toEqual([expect.any(Number), '']);
    expect(started.code).not.toBe(0);
    expect(started.stderr).toContain(message);
  });

  test('names the missing package', async () => {
    const reason =
      'which this runtime does not provide (install the optional Python support: npm install pyodide@1.2.3)';
    const planned = await planDocument('drafts.yaml', document, async (read) => {
      const plugins = await loadBuiltins(read);
      return { ...plugins, engine: { ...plugins.engine, absentLanguages: [{ language: 'python', reason }] } };
    });
    expect(planned.diagnostics.map(({ message }) => message)).toContain(
      `Script step 'draft-of' uses language 'python', ${reason}.`,
    );
  });

  test('is valid, shown and called with --python', async () => {
    expect(await residentNaftiko(['validate', 'drafts.yaml', '--python', '--fail-on', 'warning'], place)).toMatchObject(
      {
        code: 0,
      },
    );
    const shown = await residentNaftiko(['inspect', 'drafts.yaml', '--python'], place);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('/drafts/{ship}') as unknown });
    const needed = await runCommand(['env', 'drafts.yaml', '--python'], place);
    expect(needed.stdout).toContain('HARBOR_TOKEN');
    const called = await residentNaftiko(['call', 'drafts.yaml', 'draft', '--python', '--arg', 'ship=aurora'], {
      ...place,
      env,
    });
    expect(called).toMatchObject({ code: 0 });
    expect(JSON.parse(called.stdout)).toEqual({ ship: 'Aurora', draft: '1.5' });
  });

  test('answers over REST and MCP, fails with its line, and keeps secrets out of the log', async () => {
    const command = residentServing(['run', 'drafts.yaml', '--python', '--log-format', 'json', ...anyPort], {
      ...place,
      env,
    });
    const { exposes } = (JSON.parse(await command.firstLine) as Ready).capabilities[0]!;
    const urlOf = (wanted: string): string => exposes.find(({ type }) => type === wanted)?.url ?? '';

    const rest = async (ship: string) => {
      const { status, text } = await exchange(urlOf('rest'), { method: 'GET', path: `/drafts/${ship}` });
      return { status, body: JSON.parse(text) as unknown };
    };
    const [served, failed] = await Promise.all([rest('aurora'), rest('Kraken')]);
    expect(served).toEqual({ status: 200, body: { ship: 'Aurora', draft: '1.5' } });
    expect(failed).toMatchObject({
      status: 500,
      body: {
        code: 'script-failed',
        detail: "Script step 'draft-of' failed: LookupError: rope snapped (draft.py:4)",
      },
    });

    const answer = await exchange(new URL(urlOf('mcp')).origin, {
      method: 'POST',
      path: '/mcp',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'draft', arguments: { ship: 'argo' } },
      }),
    });
    const { result } = parseRpcMessage(answer) as { result: { content: { text: string }[] } };
    expect(JSON.parse(result.content[0]?.text ?? '')).toEqual({ ship: 'Argo', draft: '1' });

    command.kill('SIGTERM');
    const { code, stdout, stderr } = await command.ended;
    expect(code).toBe(0);
    expect(stderr).toContain('asked with');
    expect(stdout + stderr).not.toContain('canary');
  });
});
