import { Option, type Command } from 'commander';
import { diffFormats, type DiffFormat } from '../diff/format-changes.js';
import { formatExamples } from './help-examples.js';
import { complete } from './option-values.js';
import { absentPlan, addPlanOptions, type RawPlanOptions } from './plan-options.js';

/** The handler of `naftiko diff`. */
export interface DiffHandlers {
  diff(old: string, next: string, options: RawDiffOptions): Promise<void>;
}

export interface RawDiffOptions extends RawPlanOptions {
  readonly format: DiffFormat;
}

/** Adds the command that compares two versions of documents. */
export function addDiffCommand(program: Command, handlers: DiffHandlers): void {
  const side = 'a file or a directory, also of a git commit: "main:capabilities/ship.yaml"';
  addPlanOptions(program.command('diff'))
    .description('show what changes for callers; exit code 1 when something breaks')
    .argument('<old>', side)
    .argument('<new>', 'the same')
    .addOption(new Option('--format <format>').choices(diffFormats).default('text'))
    .addHelpText(
      'after',
      formatExamples(
        'naftiko diff ship.yaml next/ship.yaml',
        'naftiko diff main:capabilities capabilities --format markdown',
      ),
    )
    .action((old: string, next: string, options: RawDiffOptions) =>
      handlers.diff(old, next, complete({ ...absentPlan }, options)),
    );
}
