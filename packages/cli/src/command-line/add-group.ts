import type { Command } from 'commander';

/** Adds a command that consists of subcommands. Without one of them it shows its help; an unknown one is refused. */
export function addGroup(
  program: Command,
  name: string,
  { description, aliases, member }: { description: string; aliases: readonly string[]; member: string },
): Command {
  const group = program.command(name).description(description).aliases(aliases);
  // The argument exists only so that an unknown subcommand is refused; the help does not show it.
  return group
    .usage(`<${member}> [options]`)
    .argument(`[${member}]`)
    .allowExcessArguments()
    .action((given: string | undefined) => {
      if (given === undefined) group.outputHelp();
      else
        group.error(`error: "${given}" is unknown here. Known: ${group.commands.map((one) => one.name()).join(', ')}.`);
    });
}
