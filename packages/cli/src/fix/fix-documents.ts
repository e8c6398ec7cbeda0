import { planDocument } from '@naftiko/runtime';
import { fixDocument } from '@naftiko/runtime/fix';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { inputName, type DocumentText } from '../input/read-texts.js';
import { makeRepositoryNames } from '../report/repository-path.js';
import { paintOf, printLines, type Shell } from '../shell.js';
import type { CheckPlan } from '../validate/plan-check.js';
import { describeFixes } from './describe-fixes.js';
import { readWritten, saveText, withMarkOf } from './save-text.js';
import { writeUnifiedDiff } from './unified-diff.js';

/** The documents after correction. */
export interface FixedDocuments {
  readonly documents: readonly DocumentText[];
  /** Whether standard output has a document or a diff, so that no report can follow. */
  readonly usesOutput: boolean;
}

/**
 * Corrects documents and writes them: files in place, standard input to standard output. With `--dry-run` nothing is
 * written but the difference. What was done is said on standard error. Imported files are not changed.
 */
export async function fixDocuments(plan: CheckPlan, shell: Shell): Promise<Given<FixedDocuments>> {
  const { documents, plugins, settings, raw } = plan;
  const nameOf = makeRepositoryNames(shell.workingDirectory);
  const paint = paintOf(shell.errors, shell);
  const fixedTexts: DocumentText[] = [];
  const problems: string[] = [];
  for (const document of documents) {
    const planned = await planDocument(document.file, document.text, plugins, settings.plan);
    const fixed = await fixDocument(planned);
    const result = {
      before: document,
      text: fixed.text,
      dryRun: raw.dryRun,
      name: nameOf(document.file).replace(/^\//, ''),
    };
    const saved = await save(result, shell);
    problems.push(...problemsOf(saved));
    fixedTexts.push(saved.ok ? { file: document.file, text: fixed.text } : document);
    if (saved.ok) printLines(shell.errors, ...describeFixes(document.file, fixed, paint));
  }
  if (problems.length > 0) return usageError(...problems);
  return given({
    documents: fixedTexts,
    usesOutput: raw.dryRun || documents.some(({ file }) => file === inputName),
  });
}

interface FixedText {
  readonly before: DocumentText;
  readonly text: string;
  readonly dryRun: boolean;
  /** The name of the file in a diff. */
  readonly name: string;
}

async function save({ before, text, dryRun, name }: FixedText, shell: Shell): Promise<Given<undefined>> {
  const { workingDirectory, output } = shell;
  if (before.file === inputName) {
    output.write(dryRun ? writeUnifiedDiff('stdin', before.text, text) : text);
    return given(undefined);
  }
  if (text === before.text) return given(undefined);
  const written = await readWritten(before.file, before.text, workingDirectory);
  if (!written.ok) return written;
  const raw = withMarkOf(written.value, text);
  if (!dryRun) return saveText(before.file, raw, workingDirectory);
  output.write(writeUnifiedDiff(name, written.value.raw, raw));
  return given(undefined);
}
