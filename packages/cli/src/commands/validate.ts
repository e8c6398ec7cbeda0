import type { RawValidateOptions } from '../command-line/validate-command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { maskFoundSecrets } from '../report/mask-found-secrets.js';
import { isFailing, type Report } from '../report/report.js';
import { makeRepositoryNames } from '../report/repository-path.js';
import { countNoun } from '../plural.js';
import { given, type Given } from '../input/given.js';
import { printLines, reportProblems, type Shell } from '../shell.js';
import { acceptFindings, type AcceptedDocuments } from '../validate/accept-findings.js';
import type { CheckedDocument } from '../validate/check-document.js';
import { checkDocuments } from '../validate/check-documents.js';
import { prepareIsChecked } from '../validate/checked-codes.js';
import { planCheck, type CheckPlan } from '../validate/plan-check.js';
import { startProgress } from '../validate/progress.js';
import { reportStale } from '../validate/report-stale.js';
import { saveIgnoreFile } from '../validate/save-ignore-file.js';
import { writeReports } from '../validate/write-reports.js';

/** Checks documents like `run`, up to the opening of sockets. */
export async function validate(paths: readonly string[], flags: RawValidateOptions, shell: Shell): Promise<ExitCode> {
  // `performance` would load a module that takes 1 ms.
  const started = Date.now();
  const planned = await planCheck(paths, flags, shell);
  if (!planned.ok) return refuse(planned.problems, shell);
  const fixing = await fix(planned.value, shell);
  if (!fixing.ok) return refuse(fixing.problems, shell);
  const plan = fixing.value;
  const checked = await check(plan, shell);
  const result = await accept(checked, plan, shell);
  if (!result.ok) return refuse(result.problems, shell);
  const { documents, accepted } = result.value;
  const ms = Date.now() - started;
  const report: Report = { files: documents, textOf: prepareTexts(plan, checked), accepted, skipped: plan.skipped, ms };
  const nameOf = makeRepositoryNames(shell.workingDirectory);
  const written = await writeReports(plan.outputs, report, { ...plan.options, nameOf }, shell);
  if (!written.ok) return refuse(written.problems, shell);
  const fails = documents.some(({ diagnostics }) => diagnostics.some((one) => isFailing(one, plan.options.failOn)));
  return fails ? exitCode.errors : exitCode.success;
}

/** With `--fix`, corrects the documents first; those that are checked are the corrected ones. */
async function fix(plan: CheckPlan, shell: Shell): Promise<Given<CheckPlan>> {
  if (!plan.raw.fix) return given(plan);
  const { changed } = plan;
  const documents = changed === undefined ? plan.documents : await filter(plan.documents, changed.mayConcern);
  const { fixDocuments } = await import('../fix/fix-documents.js');
  const fixed = await fixDocuments({ ...plan, documents }, shell);
  if (!fixed.ok) return fixed;
  const texts = new Map(fixed.value.documents.map((document) => [document.file, document]));
  return given({
    ...plan,
    documents: plan.documents.map((document) => texts.get(document.file) ?? document),
    outputs: fixed.value.usesOutput ? plan.outputs.filter(({ file }) => file !== undefined) : plan.outputs,
  });
}

function refuse(problems: readonly string[], shell: Shell): ExitCode {
  reportProblems(shell, ...problems);
  return exitCode.usage;
}

/** Checks the documents of a plan; with `--since` only those that changed, or that depend on a changed file. */
async function check(
  { documents, changed, plugins, settings, raw }: CheckPlan,
  shell: Shell,
): Promise<readonly CheckedDocument[]> {
  const candidates = changed === undefined ? documents : await filter(documents, changed.mayConcern);
  const progress = startProgress(candidates.length, shell);
  const { workingDirectory } = shell;
  const request = { documents: candidates, plugins, settings, raw, workingDirectory, report: progress.show };
  // Threads read the files, which `--dry-run` leaves as they are.
  const checked = await (raw.dryRun ? checkDocuments(request, 0) : checkDocuments(request));
  progress.end();
  if (changed === undefined) return checked;
  const concerned = await filter(checked, changed.concerns);
  const unchanged = countNoun(documents.length - concerned.length, 'document');
  printLines(shell.errors, `note: Left out: ${unchanged} without changes since ${raw.since ?? ''}.`);
  return concerned;
}

async function filter<T>(items: readonly T[], select: (item: T) => Promise<boolean>): Promise<readonly T[]> {
  const selected = await Promise.all(items.map(select));
  return items.filter((_, index) => selected[index]);
}

/** Leaves out accepted findings; with `--generate-ignore-file` all present ones are accepted first. */
async function accept(
  documents: readonly CheckedDocument[],
  { ignoreFile, settings, raw }: CheckPlan,
  shell: Shell,
): Promise<Given<AcceptedDocuments>> {
  if (ignoreFile === undefined) return given({ documents, accepted: 0, stale: [] });
  const { workingDirectory } = shell;
  const isChecked = prepareIsChecked(settings);
  const accepted = await acceptFindings(documents, ignoreFile, { workingDirectory, isChecked });
  if (raw.generateIgnoreFile) return saveIgnoreFile(accepted, ignoreFile, shell);
  reportStale(accepted.stale, ignoreFile, shell);
  return given(accepted);
}

function prepareTexts({ documents }: CheckPlan, checked: readonly CheckedDocument[]): Report['textOf'] {
  const texts = new Map([
    ...checked.flatMap(({ imported }) => [...imported]),
    ...documents.map(({ file, text }) => [file, text] as const),
  ]);
  maskFoundSecrets(
    checked.flatMap(({ diagnostics }) => diagnostics),
    texts,
  );
  return (source) => texts.get(source);
}
