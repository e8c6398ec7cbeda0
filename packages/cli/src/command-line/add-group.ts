import type { Command } from 'commander';

/** Adds a command that only has commands: alone it shows its help, and an unknown word is refused. */
export function addGroup(
  program: Command,
  name: string,
  { description, aliases, member }: { description: string; aliases: readonly string[]; member: string },
): Command {
  const group = program.command(name).description(description).aliases(aliases);
  // The argument is not in the help: it is there to refuse an unknown word.
  return group
    .usage(`<${member}> [options]`)
    .argument(`[${member}]`)
    .action((given: string | undefined) => {
      if (given === undefined) group.outputHelp();
      else
        group.error(`error: "${given}" is unknown here. Known: ${group.commands.map((one) => one.name()).join(', ')}.`);
    });
}
