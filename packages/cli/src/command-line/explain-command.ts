import type { Command } from 'commander';
import { formatExamples } from './help-examples.js';

/** The handler of `naftiko explain`. */
export interface ExplainHandlers {
  explain(code: string | undefined): Promise<void>;
}

/** Adds the command that explains the code of a finding. */
export function addExplainCommand(program: Command, handlers: ExplainHandlers): void {
  program
    .command('explain')
    .description('explain the code of a finding, with an example and its correction; without a code, list all codes')
    .argument('[code]', 'a code, such as call-unresolved')
    .addHelpText('after', formatExamples('naftiko explain call-unresolved', 'naftiko explain'))
    .action((code: string | undefined) => handlers.explain(code));
}
