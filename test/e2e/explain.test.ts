import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { residentNaftiko } from '../support/resident-command.js';
import { makeTempDirectory } from './cli-command.js';

describe('naftiko explain', () => {
  let place: Awaited<ReturnType<typeof makeTempDirectory>>;
  beforeAll(async () => {
    place = await makeTempDirectory({ 'empty.yaml': '# nothing yet\n' });
  });
  afterAll(() => place.remove());

  const explain = (...args: readonly string[]) => residentNaftiko(['explain', ...args], place);

  test('prints the page of a code for a terminal', async () => {
    const { code, stdout } = await explain('port-invalid');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^port-invalid\n\nerror in Exposed adapters: a port is not a whole number from 1 to 65535\.\n/,
    );
    expect(stdout).toContain('\nWhat it means\n\n');
    expect(stdout).toContain('\n          port: 80800\n');
    expect(stdout).toMatch(/\nFix\n\n {4}- {6}port: 80800\n {4}\+ {6}port: 8080\n$/);
    expect(stdout).not.toMatch(/```|\*\*|\]\(|^#/m);
  });

  test('colours its headings, and what the correction removes and adds', async () => {
    const { stdout } = await residentNaftiko(['explain', 'port-invalid'], { ...place, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001B[31merror\u001B[39m in Exposed adapters');
    expect(stdout).toContain('\u001B[31m-      port: 80800\u001B[39m\n    \u001B[32m+      port: 8080\u001B[39m');
  });

  test('lists all codes by group, one line each, without a code', async () => {
    const { code, stdout } = await explain();
    const lines = stdout.trim().split('\n');
    const pages = readFileSync('docs/diagnostics/README.md', 'utf8').match(/^\| \[[\w-]+\]/gm) ?? [];
    expect(code).toBe(0);
    expect(lines[0]).toBe('Text and structure');
    expect(lines[1]).toMatch(/^ {2}yaml-syntax {2,}error {4}the text is not valid YAML$/);
    expect(lines.filter((line) => line.startsWith('  '))).toHaveLength(pages.length);
    expect(lines.at(-1)).toContain('naftiko explain <code>');
  });

  test('suggests a similar code for an unknown one', async () => {
    const { code, stdout, stderr } = await explain('call-unresolvd');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('error: No code is called "call-unresolvd". Did you mean "call-unresolved"?\n');
  });

  test('names the list for a code that is like no other', async () => {
    const { code, stderr } = await explain('E0308');
    expect(code).toBe(2);
    expect(stderr).toContain('"naftiko explain" without a code lists all of them.');
  });

  test('names the diagnostics that a rule of the published ruleset is reported as', async () => {
    const { code, stdout } = await explain('naftiko-mcp-auth-stdio-conflict');
    expect(code).toBe(0);
    expect(stdout).toBe(
      '"validate" and "run" report what the rule "naftiko-mcp-auth-stdio-conflict" finds as "auth-on-stdio". See: naftiko explain auth-on-stdio\n',
    );
  });

  test('sends the code of a plug-in to its documentation', async () => {
    const { code, stdout } = await explain('kafka/topic-missing');
    expect(code).toBe(0);
    expect(stdout).toBe(
      '"kafka/topic-missing" can only be a code of a plug-in "kafka", whose documentation explains it.\n',
    );
  });

  test('has the page whose address the JSON report gives', async () => {
    const { stdout } = await residentNaftiko(['validate', 'empty.yaml', '--format', 'json'], place);
    const report = JSON.parse(stdout) as { files: [{ diagnostics: [{ docs: string }] }] };
    const { docs } = report.files[0].diagnostics[0];
    expect(docs).toBe('docs/diagnostics/document-empty.md');
    expect(readFileSync(docs, 'utf8')).toMatch(/^# document-empty\n/);
  });
});
