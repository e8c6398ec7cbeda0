import type { Command } from 'commander';
import { formatExamples } from './help-examples.js';
import { complete } from './option-values.js';
import { absentPlan, addPlanOptions, type RawPlanOptions } from './plan-options.js';

/** The handler of `naftiko inspect`. */
export interface InspectHandlers {
  inspect(path: string, options: RawInspectOptions): Promise<void>;
}

export interface RawInspectOptions extends RawPlanOptions {
  readonly json: boolean;
}

/** Adds the command that shows what a document serves. */
export function addInspectCommand(program: Command, handlers: InspectHandlers): void {
  addPlanOptions(program.command('inspect'))
    .description('show what would be served, what it calls, and which value goes where')
    .argument('<path>', 'a file')
    .option('--json', 'for programs')
    .addHelpText('after', formatExamples('naftiko inspect ship.yaml'))
    .action((given: string, options: RawInspectOptions) =>
      handlers.inspect(given, complete({ ...absentPlan, json: false }, options)),
    );
}
