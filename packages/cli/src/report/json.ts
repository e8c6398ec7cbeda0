import { pointerOf, type Diagnostic } from '@naftiko/spec';
import { pageAddressOf } from '../explain/page-address.js';
import { countFindings, type FormatReport, type Report } from './report.js';

/** The report for programs; nothing is grouped or hidden. Source: docs/cli.md, "validate". */
export const formatJson: FormatReport = (report) => `${JSON.stringify(dataOf(report), undefined, 2)}\n`;

const dataOf = (report: Report) => ({
  version: 1,
  files: report.files.map(({ file, diagnostics }) => ({
    file,
    status: diagnostics.some(({ severity }) => severity === 'error') ? 'invalid' : 'valid',
    diagnostics: diagnostics.map(entryOf),
  })),
  summary: {
    files: report.files.length,
    errors: countFindings(report, 'error'),
    warnings: countFindings(report, 'warning'),
    accepted: report.accepted,
    skipped: report.skipped,
    ms: report.ms,
  },
});

const entryOf = ({ code, severity, message, hint, at }: Diagnostic) => ({
  code,
  severity,
  message,
  hint: hint ?? null,
  pointer: pointerOf(at.path),
  range: { start: at.start, end: at.end },
  docs: pageAddressOf(code) ?? null,
});
