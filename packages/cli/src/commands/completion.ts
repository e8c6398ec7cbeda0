import type { Command } from 'commander';
import { describeCommands, type CommandDescription } from '../completion/describe-commands.js';
import type { ShellName } from '../completion/shells.js';
import { writeBash } from '../completion/write-bash.js';
import { writeFish } from '../completion/write-fish.js';
import { writeZsh } from '../completion/write-zsh.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { codeGroups } from '../explain/code-groups.js';
import { exposedTypes } from '@naftiko/openapi';
import { reportFormats } from '../report/formats.js';
import type { Shell } from '../shell.js';

/** Prints the completion script of a shell. */
export async function printCompletion(name: ShellName, program: Command, { output }: Shell): Promise<ExitCode> {
  // The definition of the command line does not list these values, because they are many or can be followed by other text.
  const code = codeGroups.flatMap(({ codes }) => codes.map((one) => one.code));
  output.write(
    writers[name](
      describeCommands(program, {
        code,
        command: program.commands.map((one) => one.name()),
        format: Object.keys(reportFormats),
        types: [...exposedTypes, exposedTypes.join(',')],
      }),
    ),
  );
  return exitCode.success;
}

const writers: Readonly<Record<ShellName, (program: CommandDescription) => string>> = {
  bash: writeBash,
  zsh: writeZsh,
  fish: writeFish,
};
