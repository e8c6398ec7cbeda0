import { pathToFileURL } from 'node:url';
import { pointerOf, type Origin, type Severity } from '@naftiko/spec';
import { toPrintable } from '../printable.js';
import { codeGroups } from '../explain/code-groups.js';
import { pageAddressOf } from '../explain/page-address.js';
import { readVersion } from '../version.js';
import { patternOf } from './group.js';
import { locateFindings, type LocatedFinding } from './located.js';
import type { FormatReport, ReportOptions } from './report.js';

/** SARIF 2.1.0, for code scanning. Source: docs.oasis-open.org/sarif/sarif/v2.1.0. */
export const formatSarif: FormatReport = (report, options) => {
  const findings = locateFindings(report, options);
  const rules = new Map<string, LocatedFinding>();
  for (const finding of findings) if (!rules.has(finding.diagnostic.code)) rules.set(finding.diagnostic.code, finding);
  const codes = [...rules.keys()];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'naftiko', semanticVersion: readVersion(), rules: [...rules.values()].map(ruleOf) } },
        invocations: [{ executionSuccessful: true }],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [repositoryRoot]: { description: { text: 'The root of the repository.' } } },
        artifacts: report.files.map(({ file }) => ({ location: artifactOf(options.nameOf(file)) })),
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.diagnostic.code), options)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

const repositoryRoot = '%SRCROOT%';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The description of a code, for `rules`. */
function ruleOf({ diagnostic: { code, message, severity } }: LocatedFinding) {
  const listed = codeGroups.flatMap(({ codes }) => codes).find((one) => one.code === code);
  const page = pageAddressOf(code);
  return {
    id: code,
    shortDescription: { text: listed === undefined ? patternOf(message) : toSentence(listed.summary) },
    defaultConfiguration: { level: levels[listed?.severity ?? severity] },
    ...(page !== undefined && { help: { text: `"naftiko explain ${code}" prints an example and the fix: ${page}` } }),
    // SARIF allows only absolute URLs here.
    ...(page !== undefined && URL.canParse(page) && { helpUri: page }),
  };
}

const toSentence = (summary: string): string => `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`;

function resultOf(
  { path, diagnostic, pointer, text, fingerprint }: LocatedFinding,
  ruleIndex: number,
  options: ReportOptions,
) {
  const { code, severity, at, related = [] } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text },
    locations: [locationOf(path, at, pointer)],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, index) => ({
        id: index + 1,
        message: { text: toPrintable(one.message) },
        ...locationOf(options.nameOf(one.at.source), one.at, pointerOf(one.at.path)),
      })),
    }),
    partialFingerprints: { 'naftikoFinding/v1': fingerprint },
  };
}

const locationOf = (path: string, { start, end }: Origin, pointer: string) => ({
  physicalLocation: {
    artifactLocation: artifactOf(path),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  },
  ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
});

/** A path inside the repository is relative to its root; others are absolute. */
function artifactOf(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (/^https?:/i.test(path)) return { uri: encodeURI(path) };
  if (/^(?:\/|[a-z]:\/)/i.test(path)) return { uri: pathToFileURL(path).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: repositoryRoot };
}
