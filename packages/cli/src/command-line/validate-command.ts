import { Option, type Command } from 'commander';
import { reportFormats } from '../report/formats.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';
import { absentPlan, addPlanOptions, pathsHelp, type RawPlanOptions } from './plan-options.js';

/** The handler of `naftiko validate`. */
export interface ValidateHandlers {
  validate(paths: readonly string[], options: RawValidateOptions): Promise<void>;
}

export interface RawValidateOptions extends RawPlanOptions {
  readonly strict: boolean;
  /** `<format>` or `<format>=<file>`. */
  readonly format: readonly string[];
  readonly failOn: 'error' | 'warning';
  readonly maxProblems?: string;
  readonly lint: boolean;
  readonly skipRule: readonly string[];
  readonly output?: string;
  readonly ignoreFile?: string;
  readonly generateIgnoreFile: boolean;
  readonly since?: string;
  readonly fix: boolean;
  readonly dryRun: boolean;
}

/** Adds the command that checks documents. */
export function addValidateCommand(program: Command, handlers: ValidateHandlers): void {
  addPlanOptions(program.command('validate'))
    .aliases(['val', 'v'])
    .description('check documents: opens nothing, needs no secret')
    .argument('<path...>', `${pathsHelp}; "-" reads one document from standard input`)
    .option('--strict', 'differences from the published schema are errors')
    .option(
      '--format <format[=file]>',
      `${Object.keys(reportFormats).join(', ')}; repeatable with files ` +
        '(default: codeframe on a terminal, github in a GitHub workflow, otherwise stylish)',
      collect,
    )
    .addOption(
      new Option('--fail-on <severity>', 'what makes the exit code 1').choices(['error', 'warning']).default('error'),
    )
    .option('--max-problems <n>', 'the most problems that reports for people show (default: 100)')
    .option('--lint', 'check lint rules: those of the configuration file, else the recommended ones', true)
    .option('--no-lint', 'check no rules')
    .option('--skip-rule <code>', 'leave out a rule, a warning or a note by its code', collect)
    .option('--output <file>', 'write the report to a file')
    .option('--ignore-file <file>', 'the file of accepted findings (default: .naftiko-ignore.yaml, where it exists)')
    .option('--generate-ignore-file', 'accept all present errors and warnings: write them to the ignore file')
    .option('--since <ref>', 'check only documents that changed since a commit, a branch or a tag of Git')
    .option('--fix', 'correct what has one correction, in the files; a document of standard input is printed')
    .option('--dry-run', 'with --fix: print the corrections as a diff and write nothing')
    .addHelpText(
      'after',
      formatExamples(
        'naftiko validate ship.yaml',
        'naftiko validate capabilities --strict --format json',
        'naftiko validate ship.yaml --fix --dry-run',
        'naftiko validate . --since origin/main --format github --format sarif=naftiko.sarif',
      ),
    )
    .action((given: string[], options: RawValidateOptions) =>
      handlers.validate(
        given,
        complete(
          {
            ...absentPlan,
            strict: false,
            format: [],
            generateIgnoreFile: false,
            skipRule: [],
            fix: false,
            dryRun: false,
          },
          options,
        ),
      ),
    );
}
