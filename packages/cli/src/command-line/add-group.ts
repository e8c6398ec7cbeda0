import type { Command } from 'commander';

/** Adds a command that consists of subcommands. Without one of them, or with an unknown one, it is refused. */
export function addGroup(
  program: Command,
  name: string,
  { description, aliases, member }: { description: string; aliases: readonly string[]; member: string },
): Command {
  const group = program.command(name).description(description).aliases(aliases);
  // The arguments exist only so that an unknown subcommand is refused; the help does not show them. An unknown option may
  // be one of the subcommand that is missing.
  return group
    .usage(`<${member}> [options]`)
    .argument(`[${member}...]`)
    .allowUnknownOption()
    .action(([given]: readonly string[]) => {
      const known = `Known: ${group.commands.map((one) => one.name()).join(', ')}.`;
      group.error(
        given === undefined
          ? `error: missing required argument '${member}'. ${known}`
          : `error: "${given}" is unknown here. ${known}`,
      );
    });
}
