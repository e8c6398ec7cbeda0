import path from 'node:path';
import type { LoadPlugins } from '@naftiko/runtime';
import { adjustableCodes } from '@naftiko/runtime/lint';
import { formatVersion } from '@naftiko/spec';
import type { RawValidateOptions } from '../command-line/validate-command.js';
import { lintConfigOf } from '../config/config.js';
import { loadPlanConfig } from '../config/plan-config.js';
import { given, problemsOf, usageError, type Given } from '../input/given.js';
import { readFolders } from '../input/read-folders.js';
import { readLint } from '../input/read-lint.js';
import { readCount } from '../input/read-option.js';
import { readPlugins } from '../input/read-plugins.js';
import { readSelected, type DocumentText } from '../input/read-texts.js';
import { usesFastPaths } from '../input/uses-fast-paths.js';
import type { ReportOptions } from '../report/report.js';
import type { Shell } from '../shell.js';
import type { CheckSettings } from './check-document.js';
import { findIgnoreFile } from './find-ignore-file.js';
import type { IgnoreFile } from './ignore-file.js';
import { readOutputs, type Output } from './read-outputs.js';
import { selectChanged, type ChangedDocuments } from './select-changed.js';

/** Everything that a check needs: the options, and the contents of the files that the command line names. */
export interface CheckPlan {
  readonly documents: readonly DocumentText[];
  /** The number of YAML files of directories that are not documents. */
  readonly skipped: number;
  /** The selection of `--since`. */
  readonly changed: ChangedDocuments | undefined;
  /** The options of the command line, with those of the configuration file. */
  readonly raw: RawValidateOptions;
  readonly plugins: LoadPlugins;
  readonly settings: CheckSettings;
  readonly ignoreFile: IgnoreFile | undefined;
  readonly outputs: readonly Output[];
  readonly options: Pick<ReportOptions, 'failOn' | 'maxProblems'>;
}

/** Reads the command line and the files that it names; all problems are reported together. */
export async function planCheck(
  paths: readonly string[],
  flags: RawValidateOptions,
  shell: Shell,
): Promise<Given<CheckPlan>> {
  const { workingDirectory } = shell;
  const planning = await loadPlanConfig(flags, paths, shell, adjustableCodes);
  if (!planning.ok) return planning;
  const { raw, config } = planning.value;
  const maxProblems = readCount('--max-problems', raw.maxProblems, 1, 100);
  const lint = readLint(raw, lintConfigOf(config));
  const outputs = readOutputs(raw, shell);
  // The reference command line takes the version as a second argument.
  const selected = await readSelected(paths.length > 1 ? paths.filter((one) => one !== formatVersion) : paths, shell);
  const plugins = await readPlugins(raw, shell);
  const allowFolders = await readFolders(raw.allowOutside, workingDirectory);
  const dryRun = raw.dryRun && !raw.fix ? usageError('"--dry-run" needs "--fix".') : given(undefined);
  const changed = raw.since === undefined ? given(undefined) : await findChanges(raw.since, shell);
  const ignoreFile = await findIgnoreFile(
    {
      named: raw.ignoreFile,
      configured: lintConfigOf(config).ignoreFile,
      directory: config === undefined ? '.' : path.dirname(config.file),
      generates: raw.generateIgnoreFile,
    },
    workingDirectory,
  );
  if (
    !(
      maxProblems.ok &&
      lint.ok &&
      outputs.ok &&
      plugins.ok &&
      allowFolders.ok &&
      changed.ok &&
      ignoreFile.ok &&
      dryRun.ok
    ) ||
    !selected.ok
  ) {
    return usageError(
      ...problemsOf(dryRun, maxProblems, lint, outputs, plugins, allowFolders, changed, ignoreFile, selected),
    );
  }
  return given({
    documents: selected.value.texts,
    skipped: selected.value.skipped.length,
    changed: changed.value === undefined ? undefined : selectChanged(changed.value, workingDirectory),
    plugins: plugins.value,
    raw,
    settings: {
      strict: raw.strict,
      lint: lint.value,
      plan: { fetches: raw.fetch, allowFolders: allowFolders.value, fastPaths: usesFastPaths(shell) },
    },
    ignoreFile: ignoreFile.value,
    outputs: outputs.value,
    options: { failOn: raw.failOn, maxProblems: maxProblems.value },
  });
}

/** Loads the module that starts Git only for `--since`. */
const findChanges = async (ref: string, shell: Shell): Promise<Given<ReadonlySet<string>>> =>
  (await import('./changed-files.js')).findChangedFiles(ref, shell);
