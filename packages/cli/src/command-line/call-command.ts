import type { Command } from 'commander';
import { absentCall, addCallOptions, type RawCallOptions } from './call-options.js';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';

/** The handler of `naftiko call`. */
export interface CallHandlers {
  call(path: string, operation: string, options: RawOperationOptions): Promise<void>;
}

export interface RawOperationOptions extends RawCallOptions {
  readonly arg: readonly string[];
  readonly json?: string;
  readonly dryRun: boolean;
}

/** Adds the command that runs one operation. */
export function addCallCommand(program: Command, handlers: CallHandlers): void {
  const command = program
    .command('call')
    .description('run one tool or operation without a server')
    .argument('<path>', 'a file')
    .argument('<operation>', 'a tool, an operation, or "<namespace>.<name>" where two have the same name')
    .option('--arg <name=value>', 'one input, read as its declared type', collect)
    .option('--json <object>', 'all inputs as a JSON object; "-" reads it from standard input')
    .option('--dry-run', 'print the upstream request as a curl line without secrets, and send nothing');
  addCallOptions(command)
    .addHelpText('after', formatExamples('naftiko call ship.yaml get-ship --arg imo=IMO-1'))
    .action((given: string, operation: string, options: RawOperationOptions) =>
      handlers.call(given, operation, complete({ ...absentCall, arg: [], dryRun: false }, options)),
    );
}
