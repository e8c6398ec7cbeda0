import { locateFindings, type LocatedFinding } from './located.js';
import type { FormatReport } from './report.js';
import { writeAttributes } from './xml.js';

/** The XML of Checkstyle, which Jenkins, reviewdog and editors read. Files without findings are listed too. */
export const formatCheckstyle: FormatReport = (report, options) => {
  const files = new Map<string, LocatedFinding[]>(report.files.map(({ file }) => [options.nameOf(file), []]));
  for (const finding of locateFindings(report, options)) {
    files.set(finding.path, [...(files.get(finding.path) ?? []), finding]);
  }
  const elements = [...files].flatMap(([name, findings]) => [
    `  <file${writeAttributes({ name })}>`,
    ...findings.map(writeFinding),
    '  </file>',
  ]);
  return `${['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">', ...elements, '</checkstyle>'].join('\n')}\n`;
};

function writeFinding({ diagnostic, text }: LocatedFinding): string {
  const { at, severity, code } = diagnostic;
  const { line, column } = at.start;
  return `    <error${writeAttributes({ line, column, severity, message: text, source: `naftiko.${code}` })}/>`;
}
