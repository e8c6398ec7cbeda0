import type { Command } from 'commander';

/**
 * The arguments without a help request for an unknown command: commander would answer it with the general help and exit
 * code 0, so that a script would not notice the mistyped command.
 */
export function withoutHelpForUnknownCommand(argv: readonly string[], { commands }: Command): readonly string[] {
  const known = new Set(commands.flatMap((command) => [command.name(), ...command.aliases()]));
  const [first, second] = argv.filter((argument) => !argument.startsWith('-'));
  if (first === 'help') return second === undefined || known.has(second) ? argv : [second];
  return first === undefined || known.has(first) ? argv : [first];
}
