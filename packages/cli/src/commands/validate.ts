import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { planDocument, type LoadPlugins, type PlannedDocument, type PlanOptions } from '@naftiko/runtime';
import { decodeText, formatVersion, isError, summariseDifferences, type Diagnostic } from '@naftiko/spec';
import type { RawValidateOptions } from '../command-line/validate-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { problemsOf } from '../input/given.js';
import { readFolders } from '../input/read-folders.js';
import { readCount } from '../input/read-option.js';
import { readPlugins } from '../input/read-plugins.js';
import { readTexts, reasonOf, type DocumentText } from '../input/read-texts.js';
import { plain } from '../paint.js';
import { countFindings, type CheckedFile, type Report } from '../report/report.js';
import { writeReport, type ReportFormat } from '../report/write-report.js';
import { reportProblems, paintOf, type Shell } from '../shell.js';

/** Checks documents like `run`, up to the opening of sockets. */
export async function validate(paths: readonly string[], raw: RawValidateOptions, shell: Shell): Promise<ExitCode> {
  const started = performance.now();
  const maxProblems = readCount('--max-problems', raw.maxProblems, 1, 100);
  // The command line of the reference engine takes the version as a second argument.
  const texts = await readTexts(paths.length > 1 ? paths.filter((one) => one !== formatVersion) : paths, shell);
  const plugins = await readPlugins(raw, shell);
  const allowFolders = await readFolders(raw.allowOutside, shell.workingDirectory);
  if (!maxProblems.ok || !texts.ok || !plugins.ok || !allowFolders.ok) {
    reportProblems(shell, ...problemsOf(maxProblems, plugins, allowFolders, texts));
    return exitCode.usage;
  }
  const options: PlanOptions = { fetches: raw.fetch, allowFolders: allowFolders.value };
  const files = await check(texts.value, plugins.value, options, raw);
  const report: Report = { ...files, ms: Math.round(performance.now() - started) };
  const format: ReportFormat = raw.format ?? (shell.output.isTTY && raw.output === undefined ? 'codeframe' : 'stylish');
  const look = { format, maxProblems: maxProblems.value };
  if (raw.output === undefined) {
    shell.output.write(writeReport(report, { ...look, paint: paintOf(shell.output, shell) }));
  } else {
    const file = path.resolve(shell.workingDirectory, raw.output);
    try {
      await writeFile(file, writeReport(report, { ...look, paint: plain }));
    } catch (cause) {
      reportProblems(shell, `The report cannot be written to "${raw.output}": ${reasonOf(cause)}`);
      return exitCode.usage;
    }
  }
  const failing = countFindings(report, 'error') + (raw.failOn === 'warning' ? countFindings(report, 'warning') : 0);
  return failing > 0 ? exitCode.errors : exitCode.success;
}

async function check(
  texts: readonly DocumentText[],
  plugins: LoadPlugins,
  options: PlanOptions,
  { strict }: RawValidateOptions,
): Promise<Omit<Report, 'ms'>> {
  const files: CheckedFile[] = [];
  const sources = new Map(texts.map(({ file, text }) => [file, text]));
  for (const { file, text } of texts) {
    const planned = await planDocument(file, text, plugins, options);
    const diagnostics = diagnosticsOf(planned, strict);
    files.push({ file, diagnostics });
    await readSources(diagnostics, sources, planned);
  }
  return { files, textOf: (source) => sources.get(source) };
}

/** The diagnostics of a document; differences from the published schema as one note or, with `strict`, each. */
function diagnosticsOf({ loaded, diagnostics }: PlannedDocument, strict: boolean): readonly Diagnostic[] {
  const { differences, document, root } = loaded;
  // Differences of a text that is not a document are not useful.
  if (document === undefined || root === undefined) return diagnostics;
  if (!strict) {
    const summary = summariseDifferences(differences, root);
    return summary === undefined ? diagnostics : [summary, ...diagnostics];
  }
  const different = new Set(differences.map(placeOf));
  const others = diagnostics.filter((diagnostic) => isError(diagnostic) || !different.has(placeOf(diagnostic)));
  // The diagnostic of a value that is not a list is more specific than that of the schema.
  const lists = new Set(
    diagnostics.filter(({ code }) => code.startsWith('list-') || code === 'skill-groups').map(placeOf),
  );
  const unlike = differences.filter((difference) => !lists.has(placeOf(difference)));
  return [...unlike, ...others].toSorted((left, right) => left.at.start.offset - right.at.start.offset);
}

const placeOf = ({ at }: Diagnostic): string => `${at.source} ${at.path.join('\0')}`;

/** The largest document of which code frames are shown, in bytes. */
const sourceLimitBytes = 8 * 1024 * 1024;

/** Reads the texts of imported files, for the code frames of their diagnostics. */
async function readSources(
  diagnostics: readonly Diagnostic[],
  sources: Map<string, string>,
  { files }: PlannedDocument,
): Promise<void> {
  for (const { at } of diagnostics) {
    if (sources.has(at.source)) continue;
    const read = await files.read(at.source, sourceLimitBytes);
    sources.set(at.source, read.ok ? decodeText(read.bytes) : '');
  }
}
