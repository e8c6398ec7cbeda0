import { countNoun } from '../plural.js';
import { toPrintable } from '../printable.js';
import { repeatsOf, type Finding } from './group.js';
import { countFindings, type FormatReport, type Report } from './report.js';
import { countByCode } from './summary.js';
import { describeHidden, selectShown } from './text-report.js';

/** A report in Markdown, for the summary of a workflow or a comment on a pull request. */
export const formatMarkdown: FormatReport = (report, options) => {
  const { files, hidden } = selectShown(report, options);
  const findings = files.flatMap((one) => one.findings);
  return `${[
    '## naftiko validate',
    '',
    describeTotals(report),
    ...describeCodeTable(report),
    ...(findings.length === 0
      ? []
      : [
          '',
          '| Place | Severity | Code | Message |',
          '| --- | --- | --- | --- |',
          ...findings.map((one) => writeRow(one, options.nameOf)),
        ]),
    ...describeHidden(hidden).flatMap((line) => ['', line]),
  ].join('\n')}\n`;
};

function describeTotals(report: Report): string {
  const numbers = [
    countNoun(countFindings(report, 'error'), 'error'),
    countNoun(countFindings(report, 'warning'), 'warning'),
    countNoun(countFindings(report, 'info'), 'note'),
    ...(report.accepted > 0 ? [`${report.accepted} accepted`] : []),
    ...(report.skipped > 0 ? [`${countNoun(report.skipped, 'YAML file')} skipped`] : []),
  ];
  return `**${countNoun(report.files.length, 'file')}**: ${numbers.join(', ')}.`;
}

function describeCodeTable(report: Report): readonly string[] {
  const rows = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    countByCode(report, severity).map(
      ({ code, findings, files }) => `| ${quote(code)} | ${severity} | ${findings} | ${files} |`,
    ),
  );
  return rows.length === 0
    ? []
    : ['', '| Code | Severity | Findings | Files |', '| --- | --- | ---: | ---: |', ...rows];
}

function writeRow(finding: Finding, nameOf: (source: string) => string): string {
  const { at, severity, code, message, hint } = finding.first;
  const place = `${toPrintable(nameOf(at.source))}:${at.start.line}:${at.start.column}`;
  const notes = [hint, repeatsOf(finding)].flatMap((note) => (note === undefined ? [] : [escapeMarkdown(note)]));
  return `| ${quote(place)} | ${severity} | ${quote(code)} | ${[escapeMarkdown(message), ...notes].join('<br>')} |`;
}

/** A code span that may stand in a table. */
function quote(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', '\\|')}${padding}${fence}`;
}

/** Text without markup, mentions and links, in any dialect of Markdown. */
const escapeMarkdown = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    // An empty comment after "@", ":" and "www" prevents mentions and links.
    .replaceAll(/@|:(?=\/\/)|www(?=\.)/gi, '$&<!-- -->');
