import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadBuiltins } from '@naftiko/adapters';
import { defaultRunOptions, planDocument, start } from '@naftiko/runtime';
import {
  exampleOf,
  fixOf,
  headOf,
  indexOf,
  isShownWith,
  reasonWithoutExample,
  shownOf,
  withHead,
  withOutput,
  type Example,
} from '../../docs/tools/code-pages.js';
import { ExampleRunner } from '../../docs/tools/example-runner.js';
import { codeGroups } from '../../packages/cli/src/explain/code-groups.js';

const folder = 'docs/diagnostics';
const readPage = (name: string): string => readFileSync(`${folder}/${name}.md`, 'utf8');
const listed = codeGroups.flatMap((group) => group.codes.map((one) => ({ ...one, group })));
const withExample = listed.filter(({ code }) => reasonWithoutExample(readPage(code)) === undefined);

/** Codes that no document triggers with the command alone: time, the network, other processes, embedding applications. */
const withoutExample = [
  'body-type-unavailable',
  'bind-over-http',
  'call-unavailable',
  'document-too-costly',
  'exposes-type-unavailable',
  'output-format-unavailable',
  'port-taken',
];

/** `run` reports these together, as values that are missing, without their codes. */
const reportedTogether = ['variable-missing', 'variable-blank', 'setting-missing', 'base-uri-missing'];

describe('the pages of the codes', () => {
  test('are one for each code, and no more', () => {
    const pages = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual(['README', ...listed.map(({ code }) => code)].sort());
  });

  test('have the head and the index of the catalogue, which `npm run docs` writes', () => {
    const stale = listed.filter(({ group, ...one }) => {
      const page = readPage(one.code);
      return withHead(page, headOf(group, one)) !== page;
    });
    expect(stale.map(({ code }) => code)).toEqual([]);
    expect(readPage('README')).toBe(indexOf(codeGroups));
  });

  test('have the same sections', () => {
    const headings = (code: string) => readPage(code).match(/^## .*$/gm);
    for (const { code } of listed) {
      const end = withoutExample.includes(code) ? ['## No example'] : ['## Example', '## Fix'];
      expect([code, headings(code)]).toEqual([code, ['## What it means', '## Why', ...end]]);
    }
  });

  test('have an example, unless no document can trigger the code', () => {
    const without = listed.filter((one) => !withExample.includes(one)).map(({ code }) => code);
    expect(without.sort()).toEqual(withoutExample.toSorted());
  });
});

describe('the example of a code', () => {
  let runner: ExampleRunner;
  beforeAll(() => {
    runner = new ExampleRunner();
  });
  afterAll(() => runner.close());

  test.each(withExample)('$code has the problem, and its correction has none', async ({ code, group }) => {
    const page = readPage(code);
    const runExample = (example: Example) => runner.run(example, group.lint === true ? [] : ['--no-lint']);
    const isShown = isShownWith(code, codeGroups);

    const example = exampleOf(page);
    const outcome = await runExample(example);
    const codes = outcome.findings.filter(isShown).map((finding) => finding.code);
    if (!reportedTogether.includes(code)) expect(codes).toContain(code);
    expect(withOutput(page, shownOf(example, outcome, isShown))).toBe(page);
    const prose = page.replaceAll(/^```.*?^```/gms, '');
    expect(codes.filter((other) => other !== code && !prose.includes(`\`${other}\``))).toEqual([]);

    const fixed = fixOf(page);
    expect(fixed).not.toEqual(example);
    const { findings, served, output } = await runExample(fixed);
    expect(findings.filter((left) => left.code === code || left.severity === 'error')).toEqual([]);
    if (fixed.command.includes('naftiko run')) expect(served).toBe(true);
    else expect(output).toMatch(/file: .*no errors/);
  });

  test.each(reportedTogether)('%s has the code where codes are shown', async (code) => {
    const { files, command } = exampleOf(readPage(code));
    const planned = await planDocument('example.yaml', files['example.yaml'] ?? '', loadBuiltins);
    const environment = command.startsWith('HARBOR_TOKEN=') ? { HARBOR_TOKEN: '' } : {};
    const started = await start([planned], { ...defaultRunOptions, environment });
    expect(started).toMatchObject({ ok: false, diagnostics: [{ code }] });
  });
});
