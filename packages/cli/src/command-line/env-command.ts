import type { Command } from 'commander';
import { formatExamples } from './help-examples.js';
import { collect, complete } from './option-values.js';
import { absentPlan, addPlanOptions, pathsHelp, type RawPlanOptions } from './plan-options.js';

/** The handler of `naftiko env`. */
export interface EnvHandlers {
  env(paths: readonly string[], options: RawEnvOptions): Promise<void>;
}

export interface RawEnvOptions extends RawPlanOptions {
  readonly for?: string;
  readonly envFile: readonly string[];
  readonly write?: string;
}

/** Adds the command that lists the values that documents need. */
export function addEnvCommand(program: Command, handlers: EnvHandlers): void {
  addPlanOptions(program.command('env'))
    .description('list every value that must be given, where it is used, and whether it is set')
    .argument('<path...>', pathsHelp)
    .option('--env-file <file>', 'dotenv file; variables of the environment win over its own', collect)
    .option('--for <operation>', 'only the values that "naftiko call" of this tool or operation requires')
    .option('--write <file>', 'write the names, without values, to a new file')
    .addHelpText('after', formatExamples('naftiko env ship.yaml', 'naftiko env ship.yaml --write .env.example'))
    .action((given: string[], options: RawEnvOptions) =>
      handlers.env(given, complete({ ...absentPlan, envFile: [] }, options)),
    );
}
