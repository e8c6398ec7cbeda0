import { countNoun } from '../plural.js';
import { locateFindings, type LocatedFinding } from './located.js';
import { isFailing, type FormatReport } from './report.js';
import { escapeXml, writeAttributes } from './xml.js';

/**
 * JUnit XML, which most CI servers show as tests: a file is a suite, a finding that makes the command fail is a failed test,
 * and a file without such findings is a test that passed. Other findings are the output of the suite. Only attributes of the
 * schema junit-10.xsd are written, because the xUnit plug-in of Jenkins refuses others.
 */
export const formatJunit: FormatReport = (report, options) => {
  const suites = new Map<string, LocatedFinding[]>(report.files.map(({ file }) => [options.nameOf(file), []]));
  for (const finding of locateFindings(report, options)) {
    suites.set(finding.path, [...(suites.get(finding.path) ?? []), finding]);
  }
  const written = [...suites].map(([name, findings]) =>
    writeSuite(name, {
      failed: findings.filter(({ diagnostic }) => isFailing(diagnostic, options.failOn)),
      others: findings.filter(({ diagnostic }) => !isFailing(diagnostic, options.failOn)),
    }),
  );
  const totals = {
    name: 'naftiko validate',
    tests: written.reduce((sum, { tests }) => sum + tests, 0),
    failures: written.reduce((sum, { failures }) => sum + failures, 0),
    errors: 0,
    time: report.ms / 1_000,
  };
  const lines = [`<testsuites${writeAttributes(totals)}>`, ...written.flatMap(({ lines }) => lines), '</testsuites>'];
  return `${['<?xml version="1.0" encoding="UTF-8"?>', ...lines].join('\n')}\n`;
};

interface Suite {
  readonly failed: readonly LocatedFinding[];
  readonly others: readonly LocatedFinding[];
}

function writeSuite(file: string, { failed, others }: Suite) {
  const tests = Math.max(1, failed.length);
  const counts = { tests, failures: failed.length, errors: 0, skipped: 0, time: 0 };
  const passed = `    <testcase${writeAttributes({ name: 'valid', classname: file, time: 0 })}/>`;
  const lines = [
    `  <testsuite${writeAttributes({ name: file, file, ...counts })}>`,
    ...(failed.length === 0 ? [passed] : failed.flatMap(writeFailure)),
    ...(others.length === 0 ? [] : [`    <system-out>${escapeXml(describeOthers(others))}</system-out>`]),
    '  </testsuite>',
  ];
  return { tests, failures: failed.length, lines };
}

function writeFailure({ path, diagnostic, pointer, text }: LocatedFinding): readonly string[] {
  const { code, at } = diagnostic;
  const name = `${code} ${pointer === '' ? '/' : pointer}`;
  const failure = writeAttributes({ message: diagnostic.message, type: code });
  return [
    `    <testcase${writeAttributes({ name, classname: path, time: 0 })}>`,
    `      <failure${failure}>${escapeXml(`${path}:${at.start.line}:${at.start.column}: ${text}`)}</failure>`,
    '    </testcase>',
  ];
}

const describeOthers = (findings: readonly LocatedFinding[]): string =>
  [
    `${countNoun(findings.length, 'further finding')}:`,
    ...findings.map(({ path, diagnostic: { at, severity, code }, text }) => {
      return `${path}:${at.start.line}:${at.start.column} ${severity} ${code}: ${text}`;
    }),
  ].join('\n');
