import type { Severity } from '@naftiko/spec';
import { locateFindings } from './located.js';
import type { FormatReport } from './report.js';

/** The Code Quality report of GitLab. Source: docs.gitlab.com, "Code Quality report format". */
export const formatGitlab: FormatReport = (report, options) => {
  const entries = locateFindings(report, options).map(({ path, diagnostic, text, fingerprint }) => ({
    description: text,
    check_name: diagnostic.code,
    fingerprint,
    severity: severities[diagnostic.severity],
    location: { path, lines: { begin: diagnostic.at.start.line, end: diagnostic.at.end.line } },
  }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
};

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };
