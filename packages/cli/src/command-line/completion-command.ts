import { Argument, type Command } from 'commander';
import { shells, type ShellName } from '../completion/shells.js';
import { formatExamples } from './help-examples.js';

/** The handler of `naftiko completion`; it receives the program whose commands are completed. */
export interface CompletionHandlers {
  completion(shell: ShellName, program: Command): Promise<void>;
  listOperations(path: string): Promise<void>;
}

/** Adds the command that prints a completion script. */
export function addCompletionCommand(program: Command, handlers: CompletionHandlers): void {
  const command = program
    .command('completion')
    .description('print a script with which a shell completes commands, options and files')
    .addArgument(new Argument('<shell>', 'the shell that reads the script').choices(shells))
    .addHelpText(
      'after',
      formatExamples(
        'source <(naftiko completion bash)',
        'naftiko completion zsh > "${fpath[1]}/_naftiko"',
        'naftiko completion fish > ~/.config/fish/completions/naftiko.fish',
      ),
    )
    .action((shell: ShellName) => handlers.completion(shell, program));
  // For the scripts: the names that "naftiko call" takes.
  command
    .command('operations', { hidden: true })
    .argument('<path>')
    .action((path: string) => handlers.listOperations(path));
}
