import { createHash } from 'node:crypto';
import type { Severity } from '@naftiko/spec';
import { groupFindings, repeatsOf, type Finding } from './group.js';
import type { FormatReport } from './report.js';
import { formatStylish } from './stylish.js';

/**
 * Annotations of a GitHub workflow, one for each cause and at most as many as GitHub shows, followed by the stylish report,
 * which contains all findings. Source: docs.github.com, "Workflow commands for GitHub Actions".
 */
export const formatGithub: FormatReport = (report, options) => {
  const findings = report.files.flatMap(({ diagnostics }) => groupFindings(diagnostics));
  const shown = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    findings.filter(({ first }) => first.severity === severity).slice(0, annotationsPerSeverity),
  );
  const annotations = shown.map((finding) => writeAnnotation(finding, options.nameOf(finding.first.at.source)));
  return [...annotations, ...withoutCommands(formatStylish(report, options)), ''].join('\n');
};

/** GitHub shows ten errors, ten warnings and ten notices of a step. */
const annotationsPerSeverity = 10;

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function writeAnnotation(finding: Finding, file: string): string {
  const { at, code, severity, message, hint } = finding.first;
  const properties = {
    file,
    line: at.start.line,
    col: at.start.column,
    endLine: at.end.line,
    // GitHub refuses an end column if the annotation ends on another line.
    ...(at.start.line === at.end.line && { endColumn: at.end.column }),
    title: code,
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const lines = [message, hint, repeatsOf(finding)].filter((line) => line !== undefined);
  return `::${commands[severity]} ${written.join(',')}::${escapeMessage(lines.join('\n'))}`;
}

const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Makes GitHub ignore workflow commands (`::command::`, `##[command]`) in the lines of a report, because a report quotes
 * documents. The token after which commands count again is a hash of the report, so that no report can contain it.
 */
function withoutCommands(text: string): readonly string[] {
  const token = `naftiko-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  return [`::stop-commands::${token}`, text.replace(/\n$/, ''), `::${token}::`];
}
